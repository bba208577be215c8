"""The browsers in which an account is open: told to its holder in plain words, each of them hers to close.

A row stands beside each session and knows its key by a hash only; the session itself is ended by a function of the
database, which asks whose account it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.auth import update_session_auth_hash
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.identity import accounts
from visavis.foundation.identity.actor import acting_as
from visavis.foundation.identity.lasting import IN_ALL, SINCE, alone_for
from visavis.foundation.identity.models import Account, Browser
from visavis.foundation.words import show

_LISTED = "listed"  # in the session: the mark of the key under which it was listed

# What a browser says of itself, looked for in this order: most of them say the names of others too.
PROGRAMS = (
    ("edge", re.compile(r"Edg(e|A|iOS)?/")),
    ("opera", re.compile(r"OPR/|Opera")),
    ("samsung", re.compile(r"SamsungBrowser/")),
    ("firefox", re.compile(r"Firefox/|FxiOS/")),
    ("chrome", re.compile(r"Chrom(e|ium)/|CriOS/")),
    ("safari", re.compile(r"Safari/")),
)
MACHINES = (
    ("iphone", re.compile(r"iPhone")),
    ("ipad", re.compile(r"iPad")),
    ("android_phone", re.compile(r"Android.*Mobile")),
    ("android", re.compile(r"Android")),
    ("windows", re.compile(r"Windows")),
    ("mac", re.compile(r"Macintosh")),
    ("chromebook", re.compile(r"CrOS")),
    ("linux", re.compile(r"Linux|X11")),
)


def program_words() -> dict[str, str]:
    """The programs by the names people know."""
    return {
        "edge": "Edge",
        "opera": "Opera",
        "samsung": "Samsung Internet",
        "firefox": "Firefox",
        "chrome": "Chrome",
        "safari": "Safari",
        "": _("Navigateur inconnu"),
    }


def machine_words() -> dict[str, str]:
    """The machines in plain words."""
    return {
        "iphone": "iPhone",
        "ipad": "iPad",
        "android_phone": _("téléphone Android"),
        "android": _("tablette Android"),
        "windows": _("ordinateur Windows"),
        "mac": _("ordinateur Mac"),
        "chromebook": "Chromebook",
        "linux": _("ordinateur Linux"),
        "": _("appareil inconnu"),
    }


@dataclass(frozen=True, slots=True)
class Open:
    """One browser in which the account is open. `here`: the one that asks."""

    id: UUID
    words: str
    since: datetime
    seen_at: datetime
    here: bool

    @property
    def said(self) -> str:
        """One line to choose it by."""
        today = show.local(now()).date()
        return _("%(browser)s : entrée %(since)s, dernière page %(seen)s") % {
            "browser": self.words,
            "since": show.moment_from(self.since, today),
            "seen": show.moment_from(self.seen_at, today),
        }


def seen_in(agent: str) -> tuple[str, str]:
    """Program and machine told by a browser's own header; '' where it says nothing that we know."""
    return _first(PROGRAMS, agent), _first(MACHINES, agent)


def _first(known: Iterable[tuple[str, re.Pattern[str]]], agent: str) -> str:
    return next((name for name, sign in known if sign.search(agent)), "")


def mark_of(session_key: str | None) -> str:
    """How a row knows its session: 64 hexadecimal digits, from which no key can be found."""
    return sha256((session_key or "").encode()).hexdigest()


def _proof(account: Account) -> str:
    """Changes with the password, and when she leaves everywhere: what was listed before is closed."""
    return account.get_session_auth_hash()


def note(request: HttpRequest) -> None:
    """List this browser when its session is new; say when it was last used each time the session is saved."""
    kept, account = request.session, request.user
    if not isinstance(account, Account) or not kept.session_key:
        return
    mark, present = mark_of(kept.session_key), now()
    if kept.get(_LISTED) == mark:
        if kept.modified:
            Browser.objects.filter(mark=mark).update(seen_at=present)
        return
    program, machine = seen_in(request.headers.get("User-Agent", ""))
    since = datetime.fromtimestamp(kept.get(SINCE, present.timestamp()), UTC)
    told: dict[str, Any] = {
        "account": account, "proof": _proof(account), "since": since, "seen_at": present, "program": program,
        "machine": machine,
    }  # fmt: skip
    with acting_as(account.actor()):  # whoever registers becomes herself at the end of this page
        Browser.objects.update_or_create(mark=mark, defaults=told)
    kept[_LISTED] = mark


class Listed:
    """Each browser of an account is on its holder's list from its first page on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        by_itself = (
            request.headers.get("X-Live") == "1"
        )  # a page that reads itself is nobody's, and keeps nobody in
        if response.status_code < 400 and not by_itself:  # what is refused is undone, and this line with it
            note(request)
        return response


def open_browsers(request: HttpRequest) -> list[Open]:
    """Where this account is open: here first, then the last used. What a clock has closed is not shown."""
    account, present = request.user, now()
    rows = Browser.objects.filter(
        account_id=account.pk,
        proof=_proof(account),
        since__gt=present - IN_ALL,
        seen_at__gt=present - alone_for(request.actor),
    )
    mine, programs, machines = mark_of(request.session.session_key), program_words(), machine_words()
    found = [
        Open(
            row.id,
            f"{programs[row.program]}, {machines[row.machine]}",
            row.since,
            row.seen_at,
            row.mark == mine,
        )
        for row in rows.order_by("-seen_at", "id")
    ]
    return sorted(found, key=lambda each: not each.here)


def close(browser_id: UUID) -> bool:
    """End the session of one of her browsers, at once. False when it is not hers, or closed already."""
    with connection.cursor() as cursor:
        cursor.execute("select visavis_close_browser(%s)", [browser_id])
        return bool(cursor.fetchone()[0])


def close_others(request: HttpRequest) -> None:
    """End every other session of her account, those that no page has listed yet included; this one gets a new key."""
    account: Account = request.user
    for each in open_browsers(request):
        if not each.here:
            close(each.id)
    accounts.leave_everywhere(account)
    update_session_auth_hash(request, account)


def forget_closed(at: datetime, kept: timedelta) -> int:
    """Rows of sessions that are over."""
    return Browser.objects.filter(since__lt=at - IN_ALL - kept).delete()[0]
