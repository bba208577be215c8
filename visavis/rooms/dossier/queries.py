"""What is known of files: read-only values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from visavis.foundation.at_hand import drop, kept
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import Role
from visavis.foundation.identity.models import Account
from visavis.foundation.identity.names import name_of, names_of
from visavis.foundation.identity.words import ROLES
from visavis.foundation.trace.models import JournalRow
from visavis.foundation.trace.purpose import Purpose, in_words
from visavis.rooms.agencies.door import day_in
from visavis.rooms.dossier import contributions
from visavis.rooms.dossier.models import AgencySpell, File, NeedSpell, ReferentSpell, RegistrationSpell

PAGE = 20


@dataclass(frozen=True, slots=True)
class Referent:
    """A counsellor who follows, or followed, a file."""

    account_id: UUID
    name: str
    from_on: date
    to_on: date | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of "who opened my file"."""

    id: UUID
    at: datetime
    who: str
    role: str
    what: str
    purpose: str
    channel: str
    account_id: UUID | None = None
    own: bool = False
    file_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """One file of a portfolio."""

    file_id: UUID
    since: date


def resolve(file_id: UUID) -> UUID:
    """The file a key stands for: itself, or the file it was merged into."""
    return File.objects.filter(id=file_id).values_list("alias_of", flat=True).first() or file_id


def kept_keys(file_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Every key of these people, each with the key of the file that is kept."""
    asked = list(file_ids)
    merged = File.objects.filter(alias_of__in=asked).order_by("id").values_list("id", "alias_of_id")
    return {each: each for each in asked} | dict(merged)


def agency_id_of(file_id: UUID) -> UUID | None:
    """The agency that follows the file now."""
    return kept(_agency_id_of, file_id)


def agency_changed(file_id: UUID) -> None:
    """What was kept at hand of this file's agency is no longer true."""
    drop(_agency_id_of, file_id)


def _agency_id_of(file_id: UUID) -> UUID | None:
    return AgencySpell.objects.filter(file_id=file_id, to_on=None).values_list("agency_id", flat=True).first()


def day_of(file_id: UUID, now: datetime) -> date:
    """The calendar day where the person is followed."""
    return day_in(agency_id_of(file_id), now)


def referents(file_id: UUID) -> Sequence[Referent]:
    """The counsellors of a file, the present one first."""
    rows = ReferentSpell.objects.filter(file_id=file_id).order_by("-from_on", "-id")
    return [Referent(row.account_id, name_of(row.account_id), row.from_on, row.to_on) for row in rows]


def registered_since(file_id: UUID) -> date | None:
    """First day of the running registration, or None."""
    return (
        RegistrationSpell.objects.filter(file_id=file_id, to_on=None)
        .values_list("from_on", flat=True)
        .first()
    )


def needs(file_id: UUID) -> Sequence[str]:
    """What has to be prepared for the person, as codes."""
    rows = NeedSpell.objects.filter(file_id__of=file_id, to_on=None)
    return list(rows.order_by("need").values_list("need", flat=True).distinct())


def portfolio(account_id: UUID) -> Sequence[Followed]:
    """The files a counsellor follows now."""
    rows = ReferentSpell.objects.filter(account_id=account_id, to_on=None, file__alias_of=None)
    rows = rows.order_by("from_on", "id")
    return [Followed(row.file_id, row.from_on) for row in rows]


def readings(
    file_id: UUID,
    *,
    before: UUID | None = None,
    others_only: bool = True,
    lists: bool = True,
    by: UUID | None = None,
) -> Sequence[Reading]:
    """Who opened the file, latest first, `PAGE` at a time; `before` is the last id already shown.

    `lists=False` leaves out those who only saw the name in a list of theirs; `by`: the readings of one account.
    """
    rows = JournalRow.objects.filter(file_id__of=file_id, act="read").order_by("-id")
    if others_only:
        rows = rows.exclude(purpose=Purpose.OWN_FILE)
    if not lists:
        rows = rows.exclude(purpose=Purpose.PORTFOLIO)
    if by:
        rows = rows.filter(account_id=by)
    if before:
        rows = rows.filter(id__lt=before)
    return _readings(list(rows[:PAGE]))


def every_reading(file_id: UUID) -> Sequence[Reading]:
    """Each reading ever made of the file, the person's own too, oldest first."""
    return _readings(list(JournalRow.objects.filter(file_id__of=file_id, act="read").order_by("id")))


def one_reading(reading_id: UUID) -> Reading | None:
    """One line of "who opened my file"; None when the reader may not see it."""
    return next(iter(_readings(list(JournalRow.objects.filter(id=reading_id, act="read")))), None)


def _readings(page: Sequence[JournalRow]) -> Sequence[Reading]:
    names = names_of(row.account_id for row in page)
    return [
        Reading(
            row.id,
            row.at,
            names.get(row.account_id, ""),
            row.role,
            row.what,
            in_words(row.purpose),
            row.channel,
            row.account_id,
            row.purpose == Purpose.OWN_FILE,
            row.file_id,
        )
        for row in page
    ]


def timeline(
    file_id: UUID, *, before: UUID | None = None, limit: int = PAGE
) -> Sequence[contributions.TimelineEntry]:
    """The file's story, latest first, from the facts that have words; `before` is the last id already shown."""
    rows = FactRow.objects.filter(file_id__of=file_id, name__in=contributions.names_told())
    if before and (shown := FactRow.objects.filter(id=before, file_id__of=file_id).first()):
        rows = rows.filter(Q(at__lt=shown.at) | Q(at=shown.at, id__lt=shown.id))
    page = list(rows.order_by("-at", "-id")[:limit])
    names = names_of(row.account_id for row in page)
    notes = contributions.notes(row.id for row in page)
    entries = []
    for row in page:
        if words := contributions.told(row.name, row.details):
            by = notes.get(row.id) or _signed(names.get(row.account_id, ""), row.role)
            entries.append(contributions.TimelineEntry(row.id, row.at, words, by, row.channel))
    return entries


def _signed(name: str, role: str) -> str:
    """Who did it. A name carries its employer; where there is none, the role says that the act is outsourced."""
    return name or (str(ROLES[Role.SUBCONTRACTOR]) if role == Role.SUBCONTRACTOR else "")


def unfollowed(agency_id: UUID | None, *, after: UUID | None = None) -> Sequence[Followed]:
    """Files of an agency that no named counsellor follows, the oldest first, `PAGE` at a time."""
    followed = ReferentSpell.objects.filter(to_on=None).values("file_id")
    rows = AgencySpell.objects.filter(agency_id=agency_id, to_on=None, file__alias_of=None).exclude(
        file_id__in=followed
    )
    page = (rows.filter(file_id__gt=after) if after else rows).order_by("file_id")[:PAGE]
    return [Followed(row.file_id, row.from_on) for row in page]


def unfollowed_among(file_ids: Iterable[UUID]) -> list[UUID]:
    """Of these files (aliases resolved), those that no named counsellor follows."""
    kept = {resolve(each) for each in file_ids}
    followed = ReferentSpell.objects.filter(to_on=None, file_id__in=kept).order_by("id")
    return sorted(kept - set(followed.values_list("file_id", flat=True)))


def counsellors(agency_id: UUID | None) -> Sequence[tuple[UUID, str]]:
    """The counsellors of an agency by name: (account, name)."""
    rows = Account.objects.filter(agency_id=agency_id, role=Role.COUNSELLOR, closed_at=None)
    return [(row.id, row.actor().signed) for row in rows.order_by("public_name", "id")]
