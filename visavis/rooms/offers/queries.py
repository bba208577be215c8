"""Offers as each audience reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Count

from visavis.decisions.shared.as_json import sentence_from_json
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.sentence import Sentence
from visavis.foundation.clock import now as present
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.rooms.offers.models import Finding, Offer, Report, Review, State, Verdict

PAGE = 20
WEIGHT = {"block": 0, "fix": 1, "warn": 2}


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding: what was written (the words at fault), what is wrong, lawful words, the article."""

    code: str
    severity: str
    written: str
    words: Sentence
    lawful: Sentence
    law: str
    field: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules said last, and when. `rules` is how many looked."""

    severity: str
    rules: int
    at: datetime
    faults: tuple[Fault, ...]
    explanation: Explanation

    @property
    def lawful(self) -> bool:
        return self.severity in ("", "warn")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A human's look: why, by when, and what she decided."""

    id: UUID
    offer_id: UUID
    why: str
    opened_at: datetime
    due_at: datetime
    decided_at: datetime | None
    decision: str
    reason: str
    by: str

    @property
    def late(self) -> bool:
        return self.decided_at is None and self.due_at < present()


@dataclass(frozen=True, slots=True)
class Shown:
    """An offer whole, with its last judgement and the review of its present text.

    `decided_before`: what humans decided on former texts of it, latest first.
    """

    id: UUID
    title: str
    employer: str
    description: str
    contract: str
    contract_kind: str
    wage: Money | None
    wage_unit: str
    wage_words: str
    hours: Decimal | None
    place: str
    occupation: str
    occupation_code: str
    published_on: date
    state: str
    state_words: str
    state_since: datetime
    company_id: UUID | None
    judgement: Judgement | None
    review: Waiting | None
    decided_before: tuple[Waiting, ...] = ()

    @property
    def is_shown(self) -> bool:
        return self.state == State.SHOWN


def offer(offer_id: UUID) -> Shown | None:
    """One offer the reader may see, or None."""
    return next(iter(_shown(Offer.objects.filter(id=offer_id).order_by("id"))), None)


def offers_listed(offer_ids: Sequence[UUID]) -> Sequence[Shown]:
    """These offers, as far as the reader may see them."""
    return _shown(Offer.objects.filter(id__in=list(offer_ids)).order_by("id")) if offer_ids else []


def offers_of(company_id: UUID, *, before: UUID | None = None) -> Sequence[Shown]:
    """An employer's offers, latest first, `PAGE` at a time."""
    rows = Offer.objects.filter(company_id=company_id).order_by("-id")
    return _shown((rows.filter(id__lt=before) if before else rows)[:PAGE])


def to_do(company_id: UUID) -> Sequence[Shown]:
    """What an employer is asked to correct, the oldest first, `PAGE` at most."""
    rows = Offer.objects.filter(company_id=company_id, state__in=[State.TO_CORRECT, State.REFUSED])
    return _shown(rows.order_by("state_since", "id")[:PAGE])


def answers_to(company_id: UUID, since: datetime) -> Sequence[Shown]:
    """Offers of an employer on whose present text a human decided since then, latest first."""
    rows = Review.objects.filter(offer__company_id=company_id, decided_at__gte=since).order_by(
        "-decided_at", "-id"
    )
    decided = {row.offer_id: row.decided_at for row in reversed(rows[:PAGE])}
    found = _shown(Offer.objects.filter(id__in=list(decided)).order_by("id"))
    standing = [each for each in found if each.review and each.review.decided_at]
    return sorted(standing, key=lambda each: decided[each.id] or since, reverse=True)


def offers_named(offer_ids: Sequence[UUID]) -> Sequence[Shown]:
    """Offers held back, for the page that says which and why: whoever asks, the employer's name stays out of it."""
    with acting_as(SERVICE):
        return _shown(Offer.objects.filter(id__in=offer_ids).order_by("-published_on", "-id"))


def queue(*, after: str = "") -> Sequence[tuple[Waiting, Shown]]:
    """What waits for a human, the first due first, `PAGE` at a time. `after`: the cursor of the last one seen."""
    rows = Review.objects.filter(decided_at=None).order_by("due_at", "id")
    if mark := _mark(after):
        rows = rows.filter(due_at__gte=mark[0]).exclude(due_at=mark[0], id__lte=mark[1])
    page = [_waiting(row) for row in rows[:PAGE]]
    rows_of_offers = Offer.objects.filter(id__in=[each.offer_id for each in page]).order_by("id")
    offers = {one.id: one for one in _shown(rows_of_offers)}
    return [(each, offers[each.offer_id]) for each in page if each.offer_id in offers]


def _mark(cursor: str) -> tuple[datetime, UUID] | None:
    """The hour due and the id that a cursor names; None when it names none."""
    due, _, last = cursor.partition("_")
    try:
        at = datetime.fromisoformat(due)
        return (at, UUID(last)) if at.tzinfo else None
    except ValueError:
        return None


def owed() -> Sequence[tuple[UUID, str, datetime, datetime]]:
    """Every offer that waits for a human, the first due first: review, title, since, by when."""
    rows = Review.objects.filter(decided_at=None).order_by("due_at", "id")
    return list(rows.values_list("id", "offer__title", "opened_at", "due_at"))


def waiting_at(at: datetime) -> tuple[int, int]:
    """How many offers wait for a human, and how many past the promised day."""
    rows = Review.objects.filter(decided_at=None)
    return rows.count(), rows.filter(due_at__lt=at).count()


def queue_length() -> int:
    """How many offers wait for a human."""
    return Review.objects.filter(decided_at=None).count()


def review(review_id: UUID) -> Waiting | None:
    """One review."""
    row = Review.objects.filter(id=review_id).first()
    return _waiting(row) if row else None


def _shown(rows: Iterable[Offer]) -> list[Shown]:
    offers = list(rows)
    ids = [row.id for row in offers]
    verdicts = Verdict.objects.filter(offer_id__in=ids).order_by("offer_id", "-id").distinct("offer_id")
    judgements = {row.offer_id: _judgement(row) for row in verdicts.prefetch_related("findings")}
    reviews: dict[UUID, list[Waiting]] = {}
    for each in Review.objects.filter(offer_id__in=ids).order_by("offer_id", "-id"):
        reviews.setdefault(each.offer_id, []).append(_waiting(each))
    return [_one(row, judgements.get(row.id), reviews.get(row.id, [])) for row in offers]


def _one(row: Offer, judgement: Judgement | None, reviews: Sequence[Waiting]) -> Shown:
    """A decision is about the text that was judged before it: once the offer is corrected, it is history."""
    former = [each for each in reviews if judgement and each.decided_at and each.decided_at < judgement.at]
    waiting = next((each for each in reviews if each not in former), None)
    return Shown(
        row.id, row.title, row.employer, row.description, row.contract_words, row.contract,
        Money(row.wage_cents) if row.wage_cents is not None else None, row.wage_unit, row.wage_words,
        row.hours_per_week, row.place, row.occupation_words,
        row.occupation_id or "", row.published_on, row.state, str(State(row.state).label), row.state_since,
        row.company_id, judgement, waiting, tuple(former),
    )  # fmt: skip


def _judgement(row: Verdict) -> Judgement:
    found = sorted(row.findings.all(), key=lambda one: (WEIGHT[one.severity], one.field, one.start or 0))
    explanation = Explanation.from_json(row.explanation)
    return Judgement(row.severity, row.rules, row.at, tuple(map(_fault, found)), explanation)


def _fault(row: Finding) -> Fault:
    words, lawful = sentence_from_json(row.words), sentence_from_json(row.proposal)
    return Fault(row.code, row.severity, row.quote, words, lawful, row.law, row.field)


def _waiting(row: Review) -> Waiting:
    return Waiting(
        row.id, row.offer_id, str(Review.Why(row.why).label), row.opened_at, row.due_at, row.decided_at, row.decision,
        row.reason, row.decided_by_name,
    )  # fmt: skip


def reports(offer_id: UUID) -> list[tuple[str, str, datetime]]:
    """What people said of an offer, latest first: reason, words, when."""
    rows = Report.objects.filter(offer_id=offer_id).order_by("-at", "-id")[:PAGE]
    return [(str(Report.Reason(row.reason).label), row.words, row.at) for row in rows]


def count_by_state(company_id: UUID) -> dict[str, int]:
    """How many offers of an employer stand where."""
    rows = Offer.objects.filter(company_id=company_id).order_by("state").values_list("state")
    return dict(rows.annotate(number=Count("id")))
