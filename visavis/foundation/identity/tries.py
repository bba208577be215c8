"""The second limit on wrong tries: by login alone, wherever they come from.

django-axes closes the door for one login at one address after five tries; whoever has a hundred addresses would
still have five hundred. After `MOST` wrong tries in an hour a login stays closed until the hour is over, or until a
new card is made for it at the desk. A right code does not wipe them out: the owner's entry gives a thief no new tries.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.lockout import CountsApart
from visavis.foundation.identity.models import WrongTries

_log = logging.getLogger("visavis.entrance")
MOST = 25
WINDOW = timedelta(hours=1)
_COUNT = """
INSERT INTO identity_wrongtries AS kept (mark, since, count) VALUES (%s, %s, 1)
ON CONFLICT (mark) DO UPDATE SET
    count = CASE WHEN kept.since <= %s THEN 1 ELSE kept.count + 1 END,
    since = CASE WHEN kept.since <= %s THEN excluded.since ELSE kept.since END
"""


def login_typed(request: HttpRequest | None, credentials: Mapping[str, Any] | None) -> str:
    """The login as accounts know it: ` Ines` and `INES` are one, and share their tries."""
    return str((credentials or {}).get("username") or "").strip().lower().replace("\0", "")[:255]


def _mark(login: str) -> str:
    return salted_hmac("identity.tries", login, algorithm="sha256").hexdigest()


def note(login: str) -> None:
    """One more wrong try. Counted by the database in one statement: two at once are two."""
    at = now()
    with acting_as(SERVICE), connection.cursor() as cursor:
        cursor.execute(_COUNT, [_mark(login), at, at - WINDOW, at - WINDOW])


def too_many(login: str) -> bool:
    """Was this login tried too often within the hour?"""
    with acting_as(SERVICE):
        recent = WrongTries.objects.filter(mark=_mark(login), since__gt=now() - WINDOW)
        return bool(login) and recent.filter(count__gte=MOST).exists()


def _told(what: str, request: HttpRequest | None, who: str, by: str = "") -> None:
    """One line for whoever watches the door."""
    _log.info("%s: %s %s", what, who, by, extra={"request": request})


def _shown(request: HttpRequest) -> str:
    """The factors that this browser has shown, in their order: `password mfa`; `card` when there was no other."""
    kept = request.session.get("account_authentication_methods") or [{"method": "card"}]
    return " ".join(str(each.get("type") or each.get("method")) for each in kept)


def reopen(login: str) -> None:
    """The desk knows who asks: the door opens again, here and at every address."""
    with acting_as(SERVICE):
        WrongTries.objects.filter(mark=_mark(login)).delete()
    CountsApart().reset_attempts(username=login)


def forget_old() -> int:
    """Remove what is older than the hour. Returns how many."""
    with acting_as(SERVICE):
        return WrongTries.objects.filter(since__lte=now() - WINDOW).delete()[0]


class ByLoginToo(CountsApart):
    """What django-axes asks: five tries at one address, and twenty-five from all addresses together."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        closed = too_many(login_typed(request, credentials)) or super().is_locked(request, credentials)
        if closed:
            _told("closed door", request, _mark(login_typed(request, credentials))[:16])
        return closed

    def user_logged_in(self, sender: Any, request: HttpRequest, user: Any, **others: Any) -> None:
        _told("entered", request, str(user.id), _shown(request))
        super().user_logged_in(sender, request, user, **others)

    def user_logged_out(self, sender: Any, request: HttpRequest, user: Any, **others: Any) -> None:
        if user is not None:
            _told("left", request, str(user.id))
        super().user_logged_out(sender, request, user, **others)

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **others: Any
    ) -> None:
        """Count, unless the door is closed already: knocking at a closed door does not keep it closed."""
        login = login_typed(request, credentials)
        _told(
            "wrong try",
            request,
            _mark(login)[:16],
            by="card" if (credentials or {}).get("card") else "password",
        )
        if login and not getattr(request, "axes_locked_out", False):
            note(login)
        super().user_login_failed(sender, credentials, request, **others)
