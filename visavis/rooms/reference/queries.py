"""Official lists as anybody reads them: their editions, and occupations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from visavis.decisions.matching.occupations import Found, Occupations, Title
from visavis.decisions.matching.words import asked
from visavis.foundation.database.lexemes import LexemeQuery
from visavis.rooms.reference.models import (
    Edition,
    EscoConcept,
    EscoLink,
    FamilyOccupation,
    MonthlyOffers,
    Occupation,
    OccupationItem,
    OccupationLink,
    OccupationNear,
    OccupationTitle,
    Past,
    Tension,
    What,
)
from visavis.rooms.reference.succession import today_of

MOST_TITLES, MOST_FOUND, MOST_IN_JSON = 2000, 20, 500
SKILL_BLOCK, SKILLS, KNOWLEDGE = "5", ("1", "2"), "3"


@dataclass(frozen=True, slots=True)
class Reading:
    """The last edition of a list (or of one of its parts) that was read."""

    what: str
    name: str
    version: str
    dated: date
    dated_by: str
    source: str
    address: str
    licence: str
    read: int
    new: int
    changed: int
    closed: int
    refused: int
    imported_at: datetime
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class List:
    """One official list: its name, and its last readings; none when it was never read."""

    what: str
    name: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Hiring:
    """How hard it is to hire in a family of occupations: 1 (easy) to 5 (very hard), in a year."""

    level: int
    year: int
    family: str
    source: str
    dated: date | None


@dataclass(frozen=True, slots=True)
class Shown:
    """An occupation whole. `today`: the codes and labels that replaced it, when it is no more."""

    code: str
    label: str
    definition: str
    access: str
    regulated: bool
    valid_to: date | None
    today: tuple[tuple[str, str], ...]
    before: tuple[tuple[str, date], ...]
    titles: tuple[str, ...]
    skills: tuple[str, ...]
    others: tuple[str, ...]
    near: tuple[tuple[str, str], ...]
    european: tuple[str, ...]
    hiring: Hiring | None
    edition: Reading | None

    @property
    def words(self) -> str:
        """What to type among offers: the name in one gender finds both."""
        return self.label.split(" / ")[0]


def lists() -> Sequence[List]:
    """Every list in order, each with the last edition of each of its parts."""
    rows = Edition.objects.order_by("what", "parts", "-id").distinct("what", "parts")
    return [
        List(what.value, str(what.label), tuple(_reading(row) for row in rows if row.what == what))
        for what in What
    ]


def editions_as_json() -> list[dict[str, Any]]:
    """Every edition, latest first, with its files and the first lines it refused."""
    fields = (
        "what", "version", "dated", "dated_by", "source", "address", "licence", "imported_at", "by", "read", "new",
        "changed", "closed", "refused", "refused_lines", "files",
    )  # fmt: skip
    return list(Edition.objects.order_by("-id").values(*fields)[:MOST_IN_JSON])


def search(words: str) -> Sequence[Found]:
    """The occupations of today that answer everyday words, best first, each by its best title."""
    wanted = asked(words)
    if not wanted:
        return ()
    answering = reduce(or_, (Q(search=LexemeQuery(word, begun=True)) for word in wanted))
    rows = (
        OccupationTitle.objects.filter(answering, valid_to=None).order_by("code").select_related("occupation")
    )
    titles = [
        Title(row.label, row.occupation_id, row.occupation.label, row.main) for row in rows[:MOST_TITLES]
    ]
    return Occupations(titles).search(words, MOST_FOUND)


def latest_month() -> MonthlyOffers | None:
    """How many offers were published in France in the last month known."""
    return MonthlyOffers.objects.filter(series="").order_by("-month", "id").first()


def occupation(code: str) -> Shown | None:
    """One occupation, of today or of yesterday; None when there never was one."""
    row = Occupation.objects.filter(code=code).first()
    if row is None:
        return None
    core, others = _skills(code)
    past = (
        Past.objects.filter(kind="occupation", code=code).exclude(label=row.label).order_by("-valid_to", "id")
    )
    edition = Edition.objects.filter(what=What.OCCUPATIONS).order_by("-id").first()
    titles = OccupationTitle.objects.filter(occupation_id=code, valid_to=None).order_by(
        "-main", "label", "code"
    )
    return Shown(
        code=row.code, label=row.label, definition=row.definition, access=row.access, regulated=row.regulated,
        valid_to=row.valid_to, today=_labels(today_of(What.OCCUPATIONS, code)) if row.valid_to else (),
        before=tuple(past.values_list("label", "valid_to")), titles=tuple(titles.values_list("label", flat=True)),
        skills=core, others=others, near=_near(code), european=_european(code), hiring=_hiring(row),
        edition=_reading(edition) if edition else None,
    )  # fmt: skip


def _labels(codes: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(Occupation.objects.filter(code__in=codes).order_by("code").values_list("code", "label"))


def _skills(code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The skills and knowledge at the heart of the occupation, and the others."""
    links = OccupationLink.objects.filter(occupation_id=code, block=SKILL_BLOCK, valid_to=None).order_by("id")
    core = {item: is_core for item, is_core in links.values_list("item", "core")}
    items = (
        OccupationItem.objects.filter(code__in=core).order_by("label", "code").values_list("code", "label")
    )
    named = [(core[item], label) for item, label in items]
    return tuple(label for heart, label in named if heart), tuple(
        label for heart, label in named if not heart
    )


def _near(code: str) -> tuple[tuple[str, str], ...]:
    rows = OccupationNear.objects.filter(occupation_id=code, valid_to=None, near__valid_to=None)
    return tuple(rows.order_by("rank", "near_id").values_list("near_id", "near__label"))


def _european(code: str) -> tuple[str, ...]:
    """Its names in the European classification, by the official table of titles."""
    titles = (
        OccupationTitle.objects.filter(occupation_id=code).order_by("code").values_list("code", flat=True)
    )
    links = EscoLink.objects.filter(
        to__in=list(titles), relation__in=("exactMatch", "closeMatch", "narrowMatch"), valid_to=None
    )
    uris = links.order_by("uri").values_list("uri", flat=True)
    rows = EscoConcept.objects.filter(uri__in=list(uris), valid_to=None).order_by("label", "uri")
    return tuple(str(row) for row in rows if str(row))[:5]


def _hiring(row: Occupation) -> Hiring | None:
    """The tension of its family: its own code, else the code it was detached from (tables follow later)."""
    links = FamilyOccupation.objects.filter(occupation__in=[row.code, row.parent], valid_to=None)
    families = {link.occupation: link.family_id for link in links.order_by("-family_id")}
    family = families.get(row.code) or families.get(row.parent)
    found = Tension.objects.filter(family_id=family, area="FR", valid_to=None).exclude(level=None)
    tension = found.select_related("family").order_by("-year").first()
    if tension is None:
        return None
    edition = (
        Edition.objects.filter(what=What.LABOUR_MARKET, parts__contains=["tensions"]).order_by("-id").first()
    )
    source, dated = (edition.source, edition.dated) if edition else ("", None)
    return Hiring(tension.level, tension.year, tension.family.label or tension.family_id, source, dated)


def _reading(row: Edition) -> Reading:
    files = tuple((str(file["name"]), str(file["sha256"])) for file in row.files)
    return Reading(
        what=row.what, name=str(row.get_what_display()), version=row.version, dated=row.dated,
        dated_by=str(row.get_dated_by_display()), source=row.source, address=row.address, licence=row.licence,
        read=row.read, new=row.new, changed=row.changed, closed=row.closed, refused=row.refused,
        imported_at=row.imported_at, files=files,
    )  # fmt: skip
