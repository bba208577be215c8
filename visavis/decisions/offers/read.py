"""Everything the rules need to know of an offer, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from visavis.decisions.offers.offer import Offer
from visavis.decisions.offers.reading.contract import Relation, relation_in
from visavis.decisions.offers.reading.folded import Folded, folded
from visavis.decisions.offers.reading.hours import LEGAL_WEEK, Hours, hours_in, is_part_time
from visavis.decisions.offers.reading.pay import Pay, Unit, pay_in
from visavis.decisions.shared.finding import Evidence
from visavis.decisions.shared.sentence import shown


@dataclass(frozen=True, slots=True)
class Reading:
    """An offer as the rules see it on the day `on`."""

    offer: Offer
    on: date
    title: Folded
    description: Folded
    pays: tuple[Pay, ...]
    hours: Hours | None
    is_part_time: bool
    relation: Relation

    def hours_paid(self, unit: Unit) -> Decimal | None:
        """Hours a week to pay: written ones, else the legal week unless part-time. A rate for an hour needs none."""
        if self.hours:
            return self.hours.weekly
        return LEGAL_WEEK if unit is Unit.HOUR or not self.is_part_time else None


def read(offer: Offer, on: date) -> Reading:
    """The offer's words without disguise, its wages, hours and work relation."""
    title, description = folded("title", offer.title), folded("description", offer.description)
    contract, time = folded("contract", offer.contract), folded("hours_text", offer.hours_text)
    texts = (time, contract, title, description)
    return Reading(
        offer=offer,
        on=on,
        title=title,
        description=description,
        pays=_pays(offer, title, description),
        hours=_hours(offer, texts),
        is_part_time=is_part_time(texts),
        relation=relation_in(title, contract, description),
    )


def _pays(offer: Offer, title: Folded, description: Folded) -> tuple[Pay, ...]:
    """The figure typed in the form wins over the wage text, which wins over the rest."""
    if offer.wage_amount is not None:
        quote = Evidence("wage_amount", quote=shown(offer.wage_amount, "fr"))
        unit = offer.wage_unit or (Unit.YEAR if offer.wage_amount.euros >= 12000 else None)
        typed = Pay(offer.wage_amount, None, unit, quote, unit_is_written=offer.wage_unit is not None)
        return (typed, *pay_in(description))
    in_field = pay_in(folded("wage_text", offer.wage_text), is_wage_field=True) if offer.wage_text else ()
    return (*in_field, *pay_in(title), *pay_in(description))


def _hours(offer: Offer, texts: tuple[Folded, ...]) -> Hours | None:
    if offer.hours_per_week is not None:
        return Hours(offer.hours_per_week, Evidence("hours_per_week", quote=f"{offer.hours_per_week}"))
    return hours_in(texts)
