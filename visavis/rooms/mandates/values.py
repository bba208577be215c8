"""Mandates as pages and letters read them: values that nothing changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from visavis.rooms.mandates.models import Mandate

from visavis.foundation.requests.codes import show_code
from visavis.foundation.words.show import day, moment
from visavis.rooms.mandates.families import in_words
from visavis.rooms.mandates.kinds import Kind, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is given: to whom, in what capacity, for which families of acts, for how many days."""

    account_id: UUID
    kind: str
    families: tuple[str, ...]
    days: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """How the person said yes, and the proof that this way asks for."""

    way: str
    paper_id: UUID | None = None
    spoken: str = ""
    sms_reference: str = ""
    witnessed_by: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstYes:
    """How somebody without a file said yes: a signed paper (the file as it was sent), OUI from a telephone (its
    number), or the code of who heard her.
    """

    way: str
    paper: Any = None
    spoken: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One mandate in words. `state` is waiting, holding, ended (by a word) or over (by its date)."""

    id: UUID
    file_id: UUID
    account_id: UUID
    number: str
    holder: str
    kind: str
    families: tuple[str, ...]
    asked_at: datetime
    asked_by: UUID | None
    until_at: datetime
    state: str
    way: str
    yes_at: datetime | None
    ended_at: datetime | None
    ended_channel: str

    @property
    def shown(self) -> str:
        return show_code(self.number)

    @property
    def until_words(self) -> str:
        """The last moment; of a long mandate, the last day with its year."""
        long = self.until_at - self.asked_at > timedelta(days=2)
        return day(self.until_at) if long else moment(self.until_at)

    @property
    def kind_words(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def way_words(self) -> str:
        return str(Way(self.way).label) if self.way else ""

    @property
    def acts(self) -> list[str]:
        return in_words(self.families)

    @property
    def for_guardian(self) -> bool:
        return self.kind == Kind.GUARDIAN


@dataclass(frozen=True, slots=True)
class Help:
    """One act done for somebody: what, when, how long (None: not measured)."""

    id: UUID
    at: datetime
    words: str
    family: str
    minutes: int | None
    number: str
    holder: str


def held(row: Mandate, holder: str, now: datetime) -> Held:
    """A row of the table with its yes and its end, as it stands now."""
    yes, end = getattr(row, "consent", None), getattr(row, "ending", None)
    return Held(
        id=row.id, file_id=row.file_id, account_id=row.account_id, number=row.number, holder=holder, kind=row.kind,
        families=tuple(row.families), asked_at=row.asked_at, asked_by=row.asked_by, until_at=row.until_at,
        state=_state(yes is not None, end is not None, row.until_at <= now),
        way=yes.way if yes else "", yes_at=yes.at if yes else None,
        ended_at=end.at if end else None, ended_channel=end.channel if end else "",
    )  # fmt: skip


def _state(yes: bool, end: bool, past: bool) -> str:
    if end:
        return "ended"
    if past:
        return "over"
    return "holding" if yes else "waiting"
