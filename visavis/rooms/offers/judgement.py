"""From an offer's row to the rules and back: what they said, what state follows."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from visavis.decisions.offers.judge import judge
from visavis.decisions.offers.offer import Offer as Judged
from visavis.decisions.offers.reading.pay import Unit
from visavis.decisions.offers.rules import RULES
from visavis.decisions.offers.verdict import Finding as Fault
from visavis.decisions.offers.verdict import Severity
from visavis.decisions.offers.verdict import Verdict as Said
from visavis.decisions.shared.as_json import sentence_to_json
from visavis.decisions.shared.money import Money
from visavis.rooms.offers.models import Finding, Offer, State, Verdict

STATES = {Severity.BLOCK: State.HELD, Severity.FIX: State.TO_CORRECT}


def as_judged(offer: Offer) -> Judged:
    """The row as the rules read it."""
    return Judged(
        id=str(offer.id),
        title=offer.title,
        description=offer.description,
        contract=offer.contract_words,
        wage_text=offer.wage_words,
        wage_amount=Money(offer.wage_cents) if offer.wage_cents is not None else None,
        wage_unit=Unit(offer.wage_unit) if offer.wage_unit else None,
        hours_per_week=offer.hours_per_week,
        place=offer.commune_id or offer.place,
        employer=offer.employer,
        created_on=offer.published_on,
    )


def said_of(offer: Offer, on: date) -> tuple[Said, Verdict, list[Finding]]:
    """What the rules say of the offer under the law of the day `on`, with the rows that keep it. Nothing is saved."""
    said = judge(as_judged(offer), on)
    at: datetime = offer.state_since
    verdict = Verdict(
        offer_id=offer.id,
        at=at,
        law_of=on,
        severity=said.severity or "",
        rules=len(RULES),
        explanation=said.explanation.to_json(),
    )
    return said, verdict, [_row(finding, verdict.id, offer.id) for finding in said.findings]


def state_after(said: Said) -> State:
    """Certain fault: held. Fault to correct: not yet shown. Otherwise shown."""
    return STATES.get(said.severity, State.SHOWN) if said.severity else State.SHOWN


def _row(finding: Fault, verdict_id: UUID, offer_id: UUID) -> Finding:
    where = finding.evidence
    return Finding(
        verdict_id=verdict_id,
        offer_id=offer_id,
        code=finding.code,
        severity=finding.severity,
        field=where.field,
        start=where.start,
        end=where.end,
        quote=where.quote,
        words=sentence_to_json(finding.words),
        proposal=sentence_to_json(finding.proposal),
        law=str(finding.law),
    )
