"""Code du travail, L3231-2, D3231-5 and following: nobody may be paid less than the minimum wage of the day.

Rule: gross pay for the hours worked ≥ SMIC hourly rate × hours; a month is hours a week × 52 / 12, to the nearest cent;
an annual pay spread over 13 months must reach it in each. Commissions count, so a fixed part alone is no proof.
In plain words: the pay announced for these hours is under the legal minimum.
Severity: block when rate, unit and hours are written and all of it is under; fix when only the low end of a range, the
fixed part or the old rate is under, or when hours or unit must be supposed; nothing when the pay is net or special.
Not applied: apprentices (D6222-26), interns, the self-employed, VRP, child minders, holiday camps (D432-2 CASF),
volunteers, ESAT, Mayotte (own rate).
"""

from __future__ import annotations

from collections.abc import Iterator

from visavis.decisions.offers.lowest import DECREE, LAW, at_least, lowest_lawful, said_lowest
from visavis.decisions.offers.read import Reading
from visavis.decisions.offers.reading.contract import Relation
from visavis.decisions.offers.reading.hours import LEGAL_WEEK
from visavis.decisions.offers.reading.pay import Pay, Unit
from visavis.decisions.offers.rule import Rule
from visavis.decisions.offers.smic import smic_on
from visavis.decisions.offers.verdict import Finding, Severity
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.sentence import Sentence

CODE = "PAY_BELOW_SMIC"
PLAIN = Sentence.of("Personne n'est payé moins que le salaire minimum (Smic).")
MAYOTTE = "976"


def look(reading: Reading) -> Iterator[Finding]:
    """The first wage under the minimum, if any: later ones are mostly the same said again."""
    if reading.relation is not Relation.EMPLOYEE or reading.offer.place.strip().startswith(MAYOTTE):
        return
    for pay in reading.pays:
        if pay.unit is not None and not pay.net and (found := _finding(reading, pay, pay.unit)):
            yield found
            return


def _finding(reading: Reading, pay: Pay, unit: Unit) -> Finding | None:
    hours = reading.hours_paid(unit)
    if hours is None or pay.is_an_allowance:
        return None
    lowest = lowest_lawful(smic_on(reading.on), unit, hours, pay.months)
    if pay.low >= lowest.money:
        return None
    words = said_lowest(reading.on, unit, hours, lowest.money, hours_are_written=reading.hours is not None)
    severity = _severity(reading, pay, unit, lowest.money)
    return Finding(CODE, severity, words, pay.evidence, at_least(lowest.money, unit), LAW, why=lowest)


def _severity(reading: Reading, pay: Pay, unit: Unit, lowest: Money) -> Severity:
    """Certain only when unit and hours are written, and the whole pay is under, on both days."""
    hours_are_written = unit is Unit.HOUR or reading.hours is not None
    doubt = not pay.unit_is_written or not hours_are_written or pay.has_variable_part
    partly = pay.highest >= lowest or _was_lawful(reading, pay, unit)
    return Severity.FIX if doubt or partly else Severity.BLOCK


def _was_lawful(reading: Reading, pay: Pay, unit: Unit) -> bool:
    """Was it at the minimum on the day of publication, the rate having risen since?"""
    published = reading.offer.created_on
    if published is None or published >= reading.on:
        return False
    hours = reading.hours.weekly if reading.hours else LEGAL_WEEK
    return bool(pay.low >= lowest_lawful(smic_on(published), unit, hours, pay.months).money)


PAY_BELOW_SMIC = Rule(CODE, (LAW, DECREE), PLAIN, look)
