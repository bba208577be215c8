"""The step that several actions share: the rules look, the rows are kept, the state and the clock follow."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from visavis.decisions.matching.words import VERSION
from visavis.foundation.clock import day_at, end_of_day
from visavis.rooms.agencies.door import agency, to_ask, working_days_after
from visavis.rooms.offers.indexing import vector_of
from visavis.rooms.offers.judgement import said_of, state_after
from visavis.rooms.offers.models import Finding, Offer, Review, State, Verdict

HOME_ZONE = "Europe/Paris"
SATURDAY = 5


def judge_and_keep(offer: Offer, *, now: datetime) -> int:
    """Judge a saved offer under the law of today, set its state, open a review when held. Returns the faults found."""
    offer.state_since = now
    said, verdict, findings = said_of(offer, day_at(now, HOME_ZONE))
    Offer.objects.filter(id=offer.id).update(
        state=state_after(said), state_since=now, search=vector_of(offer), words_version=VERSION
    )
    offer.state = state_after(said)
    verdict.save(force_insert=True)
    Finding.objects.bulk_create(findings)
    if offer.state == State.HELD:
        open_review(offer.id, Review.Why.RULE, now=now)
    return len(findings)


def open_review(offer_id: UUID, why: Review.Why, *, now: datetime, agency_id: UUID | None = None) -> Review:
    """Ask a human, within one working day. An offer waits once: the open review stays."""
    due_at = due_after_one_working_day(now, agency_id)
    review, _ = Review.objects.get_or_create(
        offer_id=offer_id, decided_at=None, defaults={"why": why, "opened_at": now, "due_at": due_at}
    )
    return review


def due_after_one_working_day(now: datetime, agency_id: UUID | None = None) -> datetime:
    """Midnight that ends the next working day of the agency (of the first one, for an offer of nobody's agency)."""
    place = agency(agency_id) if agency_id else to_ask()
    if place:
        return end_of_day(working_days_after(place, place.local(now).date(), 1), place.zone)
    day = day_at(now, HOME_ZONE) + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return end_of_day(day, HOME_ZONE)


def latest_verdict(offer_id: UUID) -> Verdict | None:
    """The last thing the rules said."""
    return Verdict.objects.filter(offer_id=offer_id).order_by("-id").first()
