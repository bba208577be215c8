"""The lowest lawful gross pay for a job of so many hours, with its derivation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from visavis.decisions.offers.reading.pay import Unit
from visavis.decisions.offers.smic import Smic
from visavis.decisions.shared import formula
from visavis.decisions.shared.explanation import Explanation, Input, Origin, Provenance
from visavis.decisions.shared.money import Money, euros
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference

LAW = LawReference(
    "Code du travail", "L3231-2", url="https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006902828"
)
DECREE = LawReference("Code du travail", "D3231-5")
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


def at_least(lowest: Money, unit: Unit) -> Sentence:
    """The lawful wording proposed."""
    return Sentence.of("Au moins {amount} brut {per}.", amount=lowest, per=Sentence.of(PER[unit]))


def said_lowest(on: date, unit: Unit, hours: Decimal, lowest: Money, hours_are_written: bool) -> Sentence:
    """What the law asks for these hours on that day, and whether the hours had to be supposed."""
    if unit is Unit.HOUR:
        template = "Le {on}, une heure de travail est payée au moins {lowest} brut."
        return Sentence.of(template, on=on, lowest=lowest)
    template = HOURS_WRITTEN if hours_are_written else HOURS_SUPPOSED
    return Sentence.of(template, on=on, hours=hours, lowest=lowest, per=Sentence.of(PER[unit]))


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
        rule="PAY_BELOW_SMIC",
    )
