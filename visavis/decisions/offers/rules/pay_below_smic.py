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
from datetime import date
from decimal import Decimal

from visavis.decisions.offers.read import Reading
from visavis.decisions.offers.reading.contract import Relation
from visavis.decisions.offers.reading.hours import LEGAL_WEEK
from visavis.decisions.offers.reading.pay import Pay, Unit
from visavis.decisions.offers.rule import Rule
from visavis.decisions.offers.smic import Smic, smic_on
from visavis.decisions.offers.verdict import Finding, Severity
from visavis.decisions.shared import formula
from visavis.decisions.shared.explanation import Explanation, Input, Origin, Provenance
from visavis.decisions.shared.money import Money, euros
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference

CODE = "PAY_BELOW_SMIC"
LAW = LawReference(
    "Code du travail", "L3231-2", url="https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006902828"
)
DECREE = LawReference("Code du travail", "D3231-5")
PLAIN = Sentence.of("Personne n'est payé moins que le salaire minimum (Smic).")
FORMULAS = {
    Unit.HOUR: "smic",
    Unit.DAY: "round2(smic * hours / 5)",
    Unit.WEEK: "round2(smic * hours)",
    Unit.MONTH: "round2(smic * hours * 52 / 12)",
    Unit.YEAR: "min(round2(smic * hours * 52 * months / 12), round2(smic * hours * 52 / 12) * months)",
}
PER = {
    Unit.HOUR: "de l'heure",
    Unit.DAY: "par jour",
    Unit.WEEK: "par semaine",
    Unit.MONTH: "par mois",
    Unit.YEAR: "par an",
}
HOURS_WRITTEN = "Le {on}, {hours:heure|heures} par semaine sont payées au moins {lowest} brut {per}."
HOURS_SUPPOSED = (
    "Le {on}, {hours:heure|heures} par semaine (durée légale : l'offre ne dit pas les heures) "
    "sont payées au moins {lowest} brut {per}."
)
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
    hours = _hours(reading, unit)
    if hours is None:
        return None
    lowest = lowest_lawful(smic_on(reading.on), unit, hours, pay.months)
    if pay.low >= lowest.money or _is_not_a_wage(pay, unit):
        return None
    return Finding(
        code=CODE,
        severity=_severity(reading, pay, unit, lowest.money),
        words=_words(reading, unit, hours, lowest.money),
        evidence=pay.evidence,
        proposal=Sentence.of(
            "Au moins {amount} brut {per}.", amount=lowest.money, per=Sentence.of(PER[unit])
        ),
        law=LAW,
        why=lowest,
    )


def lowest_lawful(smic: Smic, unit: Unit, hours: Decimal, months: Decimal = Decimal(12)) -> Explanation:
    """The lowest lawful gross pay for one `unit` of a job of `hours` a week, with its derivation."""
    names = {"smic": smic.hourly.euros, "hours": hours, "months": months}
    amount = formula.evaluate(FORMULAS[unit], names)
    by_law = Provenance(Origin.LAW, smic.text or "Smic", smic.since)
    written = Provenance(Origin.OFFER)
    inputs = (
        Input(
            "smic",
            Sentence.of("Smic brut de l'heure depuis le {since}", since=smic.since),
            smic.hourly,
            by_law,
        ),
        Input("hours", Sentence.of("Heures par semaine"), hours, written),
        Input("months", Sentence.of("Paies par an"), months, written),
    )
    return Explanation(
        code="lowest_lawful",
        title=Sentence.of("Le plus petit salaire permis pour cette offre"),
        value=euros(Decimal(str(amount))),
        formula=FORMULAS[unit],
        inputs=tuple(given for given in inputs if given.name in FORMULAS[unit]),
        rounding=Sentence.of("Au centime le plus proche."),
        reference=DECREE,
        rule=CODE,
    )


def _hours(reading: Reading, unit: Unit) -> Decimal | None:
    """Hours to pay: written ones, else the legal week unless the job is part-time. An hour needs none."""
    if reading.hours:
        return reading.hours.weekly
    return LEGAL_WEEK if unit is Unit.HOUR or not reading.is_part_time else None


def _is_not_a_wage(pay: Pay, unit: Unit) -> bool:
    """So small in the text (a tenth of the minimum) that it is a bonus or an allowance, not a wage."""
    floor = {"hour": 200, "day": 1500, "week": 5000, "month": 25000, "year": 400000}[unit.value]
    return pay.evidence.field == "description" and pay.highest < Money(floor)


def _severity(reading: Reading, pay: Pay, unit: Unit, lowest: Money) -> Severity:
    hours_written = unit is Unit.HOUR or reading.hours is not None
    doubt = not pay.unit_is_written or not hours_written or pay.has_variable_part
    return (
        Severity.FIX if doubt or pay.highest >= lowest or _was_lawful(reading, pay, unit) else Severity.BLOCK
    )


def _was_lawful(reading: Reading, pay: Pay, unit: Unit) -> bool:
    """Was it at the minimum on the day of publication, the rate having risen since?"""
    published: date | None = reading.offer.created_on
    if published is None or published >= reading.on:
        return False
    hours = reading.hours.weekly if reading.hours else LEGAL_WEEK
    return bool(pay.low >= lowest_lawful(smic_on(published), unit, hours, pay.months).money)


def _words(reading: Reading, unit: Unit, hours: Decimal, lowest: Money) -> Sentence:
    if unit is Unit.HOUR:
        return Sentence.of(
            "Le {on}, une heure de travail est payée au moins {lowest} brut.", on=reading.on, lowest=lowest
        )
    template = HOURS_WRITTEN if reading.hours else HOURS_SUPPOSED
    return Sentence.of(template, on=reading.on, hours=hours, lowest=lowest, per=Sentence.of(PER[unit]))


PAY_BELOW_SMIC = Rule(CODE, (LAW, DECREE), PLAIN, look)
