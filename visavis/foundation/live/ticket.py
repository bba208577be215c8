"""The ticket with which a browser opens its stream: signed, good for one minute, names topics and nobody.

It is made where the person is known (a page, under its permissions) and read where nobody is: the live process
has neither session nor model. The stream hands out a fresh one every 30 seconds with the same end, so that
everybody can come back at once after an incident without passing through the pages.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass, replace
from functools import lru_cache

from django.conf import settings
from django.core.signing import b64_decode, b64_encode
from django.utils.crypto import salted_hmac

from visavis.foundation.clock import now

SALT = "visavis.live"
CONNECT_SECONDS = 60
STREAM_SECONDS = 30 * 60


class NoTicket(Exception):
    """This ticket opens nothing: forged, older than a minute, of another site or beside another session's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Who may follow what: `topics`, from number `since` on, for pages of `origin`, until `until` (Unix seconds).

    `account` and `session` are marks by which a closing session ends its streams. `renewed`: given by a stream.
    """

    topics: tuple[str, ...]
    origin: str
    account: str
    session: str
    since: int
    until: int
    renewed: bool = False

    def signed(self) -> str:
        """As it travels, stamped with the present moment."""
        fields = [
            self.topics, self.origin, self.account, self.session, self.since, self.until, int(self.renewed)
        ]  # fmt: skip
        body = b64_encode(json.dumps(fields, separators=(",", ":")).encode())
        return _sealed(b"%b:%d" % (body, now().timestamp())).decode()

    def start(self, after: int | None) -> int:
        """From which number on to tell. The browser's own word counts only for what a stream already gave it."""
        return max(self.since, after) if self.renewed and after is not None else self.since


def new(topics: tuple[str, ...], *, origin: str, account: str, session: str, since: int) -> Ticket:
    """A first ticket, for half an hour of stream."""
    until = int(now().timestamp()) + STREAM_SECONDS
    return Ticket(
        topics=topics, origin=origin, account=account, session=session, since=since, until=until
    )  # fmt: skip


def read(text: str) -> Ticket:
    """The ticket again. Raises `NoTicket`."""
    body, _, _seal = text.rpartition(":")
    if not hmac.compare_digest(_sealed(body.encode()), text.encode()):
        raise NoTicket("its signature")
    fields, _, stamp = body.partition(":")
    if now().timestamp() - int(stamp) > CONNECT_SECONDS:
        raise NoTicket("its minute is over")
    topics, origin, account, session, since, until, renewed = json.loads(b64_decode(fields.encode()))
    if until <= now().timestamp():
        raise NoTicket("its half hour is over")
    return Ticket(
        topics=tuple(topics), origin=origin, account=account, session=session, since=since, until=until,
        renewed=bool(renewed),
    )  # fmt: skip


def _sealed(body: bytes) -> bytes:
    """The words with their signature: one HMAC, under a key made once. Streams sign often."""
    return body + b":" + b64_encode(hmac.digest(_key(settings.SECRET_KEY), body, "sha256"))


@lru_cache(maxsize=1)
def _key(secret: str) -> bytes:
    """The key of tickets, for nothing else."""
    return salted_hmac(SALT, "ticket", secret=secret, algorithm="sha256").digest()


def joined(tickets: list[Ticket], since: int) -> Ticket:
    """One ticket for the stream that several tabs of one browser share; it ends with the first of them."""
    first = tickets[0]
    if any(
        (it.origin, it.session, it.account) != (first.origin, first.session, first.account) for it in tickets
    ):
        raise NoTicket("tickets of two sessions")
    topics = tuple(dict.fromkeys(name for it in tickets for name in it.topics))
    return replace(first, topics=topics, since=since, until=min(it.until for it in tickets), renewed=True)


def mark(secret: str | None) -> str:
    """A session as the live process knows it, shaped like a topic's key; empty without a session."""
    if not secret:
        return ""
    digits = salted_hmac("visavis.live.session", secret, algorithm="sha256").hexdigest()[:32]
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
