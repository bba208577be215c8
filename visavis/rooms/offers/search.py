"""Finding offers: PostgreSQL selects, adds up the same whole points as `decisions.matching.reasons`, and pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    DateField,
    F,
    FloatField,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast

from visavis.decisions.matching import reasons as matching
from visavis.decisions.matching.distance import Point, box
from visavis.decisions.matching.reasons import Candidate, Reasons, Wish
from visavis.decisions.matching.words import asked as words_asked
from visavis.decisions.shared.money import Money
from visavis.foundation.database.lexemes import LexemeQuery
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.rooms.offers.indexing import OCCUPATION, TITLE
from visavis.rooms.offers.models import Contract, Offer, State
from visavis.rooms.offers.vocabulary import instead_of
from visavis.rooms.reference.door import Place, find_place

PAGE = 20
FEW = 5
RADII = (10, 20, 30, 50, 100)
HELD_BACK = (State.HELD, State.TO_CORRECT, State.REFUSED)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: words, a place and a radius in km, a contract (empty = any), and the page `after`.

    `by_date`: no points, no suggestion, the latest first (she switched recommendations off). `but`: offers that a
    human's note already put first or set aside.
    """

    words: str = ""
    place: str = ""
    radius_km: int = 30
    contract: str = ""
    after: str = ""
    by_date: bool = False
    but: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """One offer found, and why."""

    id: UUID
    title: str
    employer: str
    place: str
    contract: str
    wage: Money | None
    wage_unit: str
    wage_words: str
    published_on: date
    why: Reasons

    @property
    def cursor(self) -> str:
        """Where the page after this one starts."""
        return f"{self.why.points}.{self.published_on.isoformat()}.{self.id}"


@dataclass(frozen=True, slots=True)
class Found:
    """One page: the hits, how many in all, how many are held back by the law, the place understood.

    `instead`: the words one may have meant, when few offers answer.
    """

    hits: Sequence[Hit]
    total: int
    held_back: int
    next: str
    place: Place | None
    place_unknown: bool
    instead: str = ""


def search(asked: Asked, today: date) -> Found:
    """The offers shown that answer, most points first; equal points by date."""
    place = find_place(asked.place) if asked.place.strip() else None
    rows = _selected(asked, place)
    rows_shown = rows.filter(state=State.SHOWN)
    page = list(_ranked(rows_shown.exclude(id__in=asked.but), asked, place, today)[: PAGE + 1])
    hits = [_hit(offer, _wish(asked, place), today) for offer in page[:PAGE]]
    total = rows_shown.aggregate(n=Count("id"))["n"]
    with acting_as(SERVICE):
        held = _held_back(asked, place).count()
    unknown = bool(asked.place.strip()) and place is None
    following = hits[-1].cursor if len(page) > PAGE else ""
    instead = instead_of(asked.words) if total < FEW and not asked.by_date else ""
    return Found(hits, total, held, following, place, unknown, instead)


def held_back(asked: Asked) -> list[UUID]:
    """The offers that would answer but break a rule, latest first."""
    place = find_place(asked.place) if asked.place.strip() else None
    with acting_as(SERVICE):
        rows = _held_back(asked, place).order_by("-published_on", "-id")
        return list(rows.values_list("id", flat=True)[:PAGE])


def _held_back(asked: Asked, place: Place | None) -> QuerySet[Offer]:
    return _selected(asked, place).filter(state__in=HELD_BACK)


def reasons_for(asked: Asked, offer_id: UUID, today: date) -> Reasons | None:
    """Why this offer answers what was typed; None when nothing was typed, or for an offer nobody is shown."""
    offer = Offer.objects.filter(id=offer_id, state=State.SHOWN).first()
    if offer is None or asked.by_date or not (asked.words or asked.place or asked.contract):
        return None
    place = find_place(asked.place) if asked.place.strip() else None
    return matching.reasons(_wish(asked, place), candidate_of(offer), today)


def understood(asked: Asked) -> Wish:
    """What was typed, as matching understands it."""
    return _wish(asked, find_place(asked.place) if asked.place.strip() else None)


def with_points(asked: Asked, today: date) -> QuerySet[Offer]:
    """Every offer that answers and is shown, with its points: what the list takes its pages from."""
    place = find_place(asked.place) if asked.place.strip() else None
    shown = _selected(asked, place).filter(state=State.SHOWN).exclude(id__in=asked.but)
    return _with_points(shown, asked, place, today)


def candidate_of(offer: Offer) -> Candidate:
    """What matching sees of an offer."""
    located = offer.latitude is not None and offer.longitude is not None
    return Candidate(
        title=offer.title,
        occupation=offer.occupation_words,
        text=offer.description,
        place=offer.place,
        at=Point(offer.latitude, offer.longitude) if located else None,
        contract=offer.contract_words,
        published_on=offer.published_on,
    )


def _wish(asked: Asked, place: Place | None) -> Wish:
    contract = str(Contract(asked.contract).label) if asked.contract in Contract.values else ""
    name, at = (place.name, place.at) if place else ("", None)
    return Wish(asked.words, name, at, asked.radius_km, contract)


def _hit(offer: Offer, wish: Wish, today: date) -> Hit:
    why = matching.reasons(wish, candidate_of(offer), today)
    why = replace(why, points=offer.points)
    wage = Money(offer.wage_cents) if offer.wage_cents is not None else None
    return Hit(
        offer.id, offer.title, offer.employer, offer.place, offer.contract_words, wage, offer.wage_unit,
        offer.wage_words, offer.published_on, why,
    )  # fmt: skip


def _selected(asked: Asked, place: Place | None) -> QuerySet[Offer]:
    """All words, within the radius, of the contract asked."""
    rows = Offer.objects.all()
    for word in words_asked(asked.words):
        rows = rows.filter(search=LexemeQuery(word))
    if asked.contract in Contract.values:
        rows = rows.filter(contract=asked.contract)
    if place and place.at:
        south_west, north_east = box(place.at, asked.radius_km)
        rows = rows.filter(
            latitude__range=(south_west.latitude, north_east.latitude),
            longitude__range=(south_west.longitude, north_east.longitude),
        )
        rows = rows.alias(distance=_distance(place.at)).filter(distance__lte=asked.radius_km)
    return rows


def _ranked(rows: QuerySet[Offer], asked: Asked, place: Place | None, today: date) -> QuerySet[Offer]:
    """Most points first. Where only the date gives points, the date alone is the same order, and an index has it."""
    scored = _with_points(rows, asked, place, today)
    if words_asked(asked.words) or (place and place.at):
        return _after(scored, asked.after).order_by("-points", "-published_on", "-id")
    return _after_the_day(scored, asked.after).order_by("-published_on", "-id")


def _with_points(rows: QuerySet[Offer], asked: Asked, place: Place | None, today: date) -> QuerySet[Offer]:
    """The sum that `reasons` explains, term by term; none for who wants no order but the date."""
    if asked.by_date:
        return rows.annotate(points=Value(0, IntegerField()))
    points = Func(
        Cast(Value(today), DateField()),
        F("published_on"),
        arg_joiner=" - ",
        template=f"greatest(0, {matching.FRESHEST} - greatest(0, %(expressions)s) / {matching.FRESH_DAYS})",
        output_field=IntegerField(),
    )
    for word in words_asked(asked.words):
        points += Case(
            When(search=LexemeQuery(word, TITLE), then=matching.TITLE_WORD),
            When(search=LexemeQuery(word, OCCUPATION), then=matching.OCCUPATION_WORD),
            When(search=LexemeQuery(word), then=matching.TEXT_WORD),
            default=0,
            output_field=IntegerField(),
        )
    if place and place.at:
        near = f"greatest(0, {matching.NEAREST} - {matching.NEAREST} * (%(expressions)s) / {max(1, asked.radius_km)})"
        points += Func(_distance(place.at), template=near, output_field=IntegerField())
    return rows.annotate(points=points)


def _distance(centre: Point) -> Func:
    """Whole kilometres, as `decisions.matching.distance.kilometres`; null for an offer without place."""
    return Func(
        F("latitude"),
        F("longitude"),
        Value(centre.latitude, FloatField()),
        Value(centre.longitude, FloatField()),
        function="visavis_kilometres",
        output_field=IntegerField(),
    )


def _after(rows: QuerySet[Offer], cursor: str) -> QuerySet[Offer]:
    """The rows that come after the one the cursor names; an unreadable cursor starts again."""
    mark = _mark(cursor)
    return rows.filter(Q(points__lt=mark[0]) | Q(points=mark[0]) & _older(*mark[1:])) if mark else rows


def _after_the_day(rows: QuerySet[Offer], cursor: str) -> QuerySet[Offer]:
    """The same among rows whose order is that of the date."""
    mark = _mark(cursor)
    return rows.filter(_older(*mark[1:]), published_on__lte=mark[1]) if mark else rows


def _older(day: date, last: UUID) -> Q:
    return Q(published_on__lt=day) | Q(published_on=day, id__lt=last)


def _mark(cursor: str) -> tuple[int, date, UUID] | None:
    try:
        points, day, last = cursor.split(".")
        return int(points), date.fromisoformat(day), UUID(last)
    except ValueError:
        return None
