"""One line for each month of a right or of a way: what it pays and how, so that it is read, printed and contested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from visavis.decisions.rights.articles.art_24_paiement import jours_payes
from visavis.decisions.rights.entitlement import Entitlement
from visavis.decisions.rights.signing import signed
from visavis.decisions.rights.tracing import amount, in_days
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, Origin, Provenance
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.sentence import Sentence

COMPUTED = Provenance(Origin.COMPUTED)
# What a way is called in the codes of its lines, and the title of each of its months.
MONTHS: Mapping[str, str] = {
    "mois": "Versement net, {month:month}",
    "sans": "Allocation, {month:month}, sans cet emploi",
    "avec": "Allocation, {month:month}, avec cet emploi",
    "ancien": "Allocation, {month:month}, en gardant l'ancien droit",
    "nouveau": "Allocation, {month:month}, avec le nouveau droit",
    "capital": "Capital, {month:month}",
    "mensuel": "Allocation, {month:month}, sans le capital",
}
TOTALS: Mapping[str, Sentence] = {
    "sans": Sentence("Allocation en tout, sans cet emploi"),
    "avec": Sentence("Allocation en tout, avec cet emploi"),
    "ancien": Sentence("Allocation en tout, en gardant l'ancien droit"),
    "nouveau": Sentence("Allocation en tout, avec le nouveau droit"),
    "capital": Sentence("Capital en tout"),
    "mensuel": Sentence("Allocation en tout, sans le capital"),
}
ENDS: Mapping[str, Sentence] = {
    "sans": Sentence("Dernier mois payé, sans cet emploi"),
    "avec": Sentence("Dernier mois payé, avec cet emploi"),
    "ancien": Sentence("Dernier mois payé, en gardant l'ancien droit"),
    "nouveau": Sentence("Dernier mois payé, avec le nouveau droit"),
    "capital": Sentence("Dernier versement du capital"),
    "mensuel": Sentence("Dernier mois payé, sans le capital"),
}
DAYS, REDUCED_DAYS = Sentence("Jours payés"), Sentence("Jours payés au montant réduit")
DAILY, REDUCED = Sentence("Montant par jour"), Sentence("Montant par jour, réduit")
PLAINLY = Sentence("On multiplie les jours payés par le montant d'un jour.")
ADDED = Sentence("On additionne chaque mois.")
LEFT = Sentence("Il ne reste que ces jours.")
LAST = Sentence("C'est le dernier mois où il reste des jours à payer.")


def code_of(way: str, month: date) -> str:
    """The code of a month of a way: `avec_2027_03`."""
    return f"{way}_{month:%Y_%m}"


def title_of(way: str, month: date) -> Sentence:
    """The title of a month of a way."""
    return Sentence.of(MONTHS[way], month=month)


def of_right(result: Entitlement) -> tuple[Explanation, ...]:
    """The net payment of each month of a right."""
    figures = result.figures
    if figures is None:
        return ()
    full = Input("net", DAILY, figures.daily_net, Provenance(Origin.COMPUTED, "net"))
    lowered = _lowered("net_reduit", figures.daily_net_reduced)
    return tuple(
        by_days("mois", one.month, one.days - one.reduced_days, full, one.reduced_days, lowered)
        for one in result.months
    )


def gross_of_right(result: Entitlement, way: str) -> tuple[Explanation, ...]:
    """The allowance of each month of a right, before contributions."""
    figures = result.figures
    if figures is None:
        return ()
    full = Input("aj", DAILY, figures.daily_gross, Provenance(Origin.COMPUTED, "aj"))
    lowered = _lowered("aj_reduite", figures.daily_gross_reduced)
    return tuple(
        by_days(way, one.month, one.days - one.reduced_days, full, one.reduced_days, lowered)
        for one in result.months
    )


def _lowered(code: str, value: Money | None) -> Input | None:
    return Input(code, REDUCED, value, Provenance(Origin.COMPUTED, code)) if value is not None else None


def by_days(
    way: str, month: date, days: int, daily: Input, reduced_days: int = 0, reduced: Input | None = None
) -> Explanation:
    """A month paid by days: full ones at `daily`, others at `reduced`."""
    counted = Input("days", DAYS, days, COMPUTED, told=in_days(days))
    inputs: tuple[Input, ...] = (daily, counted)
    value, formula = amount(daily) * days, f"{daily.name} * days"
    words = [_product(days, amount(daily))] if days or not reduced_days else []
    if reduced_days and reduced is not None:
        other = Input("reduced_days", REDUCED_DAYS, reduced_days, COMPUTED, told=in_days(reduced_days))
        value = value + amount(reduced) * reduced_days
        inputs = (*inputs, reduced, other)
        formula = f"{formula} + {reduced.name} * reduced_days"
        words.append(_product(reduced_days, amount(reduced)))
    return of_month(way, month, value, formula, inputs, tuple(words))


def of_month(
    way: str,
    month: date,
    value: Money,
    formula: str,
    inputs: tuple[Input, ...],
    lines: tuple[FormulaLine, ...],
    plainly: Sentence = PLAINLY,
) -> Explanation:
    """The line of a month, with the text that counts its days."""
    node = Explanation(
        code=code_of(way, month),
        title=title_of(way, month),
        value=value,
        in_plain_words=(plainly,),
        lines=lines,
        formula=formula,
        inputs=inputs,
    )
    version = jours_payes.at(month)
    return signed(node, version.code, version.reference)


def total(way: str, months: Iterable[Explanation]) -> Explanation:
    """The sum of the months of a way: a figure told with how many months it adds up."""
    nodes = tuple(months)
    value = sum((node.money for node in nodes), ZERO)
    words = Sentence.of("{count:mois|mois} additionnés = {total}", count=len(nodes), total=value)
    return Explanation(
        f"{way}_total", TOTALS[way], value, in_plain_words=(ADDED,), lines=(FormulaLine(words),)
    )


def end(way: str, last_month: date) -> Explanation:
    """The last month with money of a way."""
    told = Sentence.of("{month:month}", month=last_month)
    return Explanation(f"{way}_fin", ENDS[way], last_month, in_plain_words=(LAST,), told=told)


def _product(days: int, daily: Money) -> FormulaLine:
    return FormulaLine(
        Sentence.of("{days:jour|jours} × {daily} = {total}", days=days, daily=daily, total=daily * days)
    )
