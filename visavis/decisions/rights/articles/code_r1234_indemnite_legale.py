"""Code du travail, articles L1234-9 and R1234-1 to R1234-4: the least an employer pays to somebody dismissed.

Rule (shortened): a quarter of a month's wage for each year up to ten, a third beyond, in proportion for an incomplete
year and for part time; from eight months of service. Until 26 September 2017: a fifth of a month a year, two
fifteenths more beyond ten years, from one year of service. The month is the better of the means of the last twelve
and of the last three months. Nothing after a dismissal for gross misconduct. A rupture conventionnelle pays at least
as much.

In plain words: what the law makes your employer pay. Only what is above delays the allowance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import Contract, EndReason, Situation
from visavis.decisions.rights.tracing import amount, as_money, given, ratio, whole
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.money import ZERO, Money, euros
from visavis.decisions.shared.periods import ONE_DAY, add_months
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference, Status

indemnite_legale: Rule[[Tenure], Explanation] = Rule("r1234.indemnite_legale")
FIFTH_SINCE, QUARTER_SINCE = date(2008, 7, 20), date(2017, 9, 27)
TEN_YEARS = 120
OWED = {
    EndReason.DISMISSAL,
    EndReason.DISMISSAL_ECONOMIC,
    EndReason.RUPTURE_CONVENTIONNELLE,
    EndReason.RUPTURE_CONVENTIONNELLE_COLLECTIVE,
}


def code_du_travail(since: date, until: date | None) -> LawReference:
    """Articles R1234-1 to R1234-4."""
    return LawReference(
        text="Code du travail",
        article="articles L1234-9 et R1234-1 à R1234-4",
        since=since,
        until=until,
        url="https://www.legifrance.gouv.fr/codes/id/LEGISCTA000018537566/",
        status=Status.RECALLED,
        note="Lu sur service-public.fr et dans des tables publiques ; à relire sur le texte publié.",
    )


@dataclass(frozen=True, slots=True)
class Tenure:
    """A month's full-time wage, and stretches of service in order: share of full time, months. `day`: the end."""

    wage: Input
    stretches: tuple[tuple[Input, Input], ...]
    day: date
    code: str = "indemnite_legale"


@indemnite_legale.version(
    key=KeyEvent.END_OF_CONTRACT,
    since=FIFTH_SINCE,
    until=date(2017, 9, 26),
    reference=code_du_travail(FIFTH_SINCE, date(2017, 9, 26)),
)
def un_cinquieme_par_an(tenure: Tenure) -> Explanation:
    """A fifth of a month a year, a third (1/5 + 2/15) beyond ten years; nothing under one year."""
    return _least(tenure)


@indemnite_legale.version(
    key=KeyEvent.END_OF_CONTRACT, since=QUARTER_SINCE, reference=code_du_travail(QUARTER_SINCE, None)
)
def un_quart_par_an(tenure: Tenure) -> Explanation:
    """A quarter of a month a year, a third beyond ten years; nothing under eight months."""
    return _least(tenure)


def _least(tenure: Tenure) -> Explanation:
    first, beyond, needed = _figures(tenure.day)
    total, done, terms = Decimal(0), 0, []
    wage = amount(tenure.wage).euros
    for share, months in tenure.stretches:
        young = max(0, min(done + whole(months), TEN_YEARS) - done)
        total += wage * ratio(share) * young / 12 / ratio(first)
        total += wage * ratio(share) * (whole(months) - young) / 12 / ratio(beyond)
        part = f"{tenure.wage.name} * {share.name}"
        terms.append(
            f"{part} * {young} / 12 / {first.name} + {part} * ({months.name} - {young}) / 12 / {beyond.name}"
        )
        done += whole(months)
    long_enough = done >= whole(needed)
    value = euros(total) if long_enough else ZERO
    words = Sentence.of(
        "{months:mois} de service, {wage} par mois : {value}",
        months=done,
        wage=tenure.wage.value,
        value=value,
    )
    given_inputs = [one for pair in tenure.stretches for one in pair]
    return Explanation(
        code=tenure.code,
        title=Sentence("Indemnité que la loi demande"),
        value=value,
        in_plain_words=(Sentence("Une part de mois de salaire par année, plus après dix ans."),),
        lines=(FormulaLine(words),),
        formula=f"round2({' + '.join(terms)})" if long_enough else "0",
        inputs=(tenure.wage, *given_inputs, first, beyond, needed),
        rounding=Sentence("Au centime le plus proche."),
    )


def _figures(day: date) -> tuple[Input, Input, Input]:
    return (
        law("severance_divisor", Sentence("Part d'un mois par an, jusqu'à dix ans : un sur"), day),
        law("severance_divisor_beyond", Sentence("Part d'un mois par an, après dix ans : un sur"), day),
        law("severance_months_needed", Sentence("Mois de service demandés"), day),
    )


def part_au_dela_de_la_loi(situation: Situation, contract: Contract, number: int) -> Explanation:
    """What an employer paid above what the law asks; all of it when the law asks nothing."""
    path = situation.path(contract)
    label = Sentence("Indemnité de fin de contrat, en tout")
    paid = given(
        situation, f"{path}.severance_paid", f"paid_{number}", label, contract.severance_paid or ZERO
    )
    legal = None
    if contract.end_reason in OWED:
        legal = indemnite_legale.at(contract.end).decide(_tenure(situation, contract, number))
    least = as_money(legal) if legal else ZERO
    return Explanation(
        code=f"au_dela_{number}",
        title=Sentence("Indemnité au-dessus de la loi"),
        value=max(ZERO, amount(paid) - least),
        in_plain_words=(Sentence("On retire ce que la loi impose à l'employeur."),),
        formula=f"max(0, paid_{number} - {legal.code})" if legal else f"paid_{number}",
        inputs=(paid,),
        children=(legal,) if legal else (),
    )


def _tenure(situation: Situation, contract: Contract, number: int) -> Tenure:
    path = situation.path(contract)
    wage = given(
        situation, f"{path}.gross_monthly", f"month_{number}", Sentence("Salaire d'un mois"), _month(contract)
    )
    share = given(
        situation, f"{path}.work_time_ratio", f"full_{number}", Sentence("Part du salaire"), Decimal(1)
    )
    months = given(
        situation, f"{path}.start", f"service_{number}", Sentence("Mois de service"), full_months(contract)
    )
    return Tenure(wage, ((share, months),), contract.end, f"indemnite_legale_{number}")


def full_months(contract: Contract) -> int:
    """Whole months from the first day of a contract to its last."""
    months, after = 0, contract.end + ONE_DAY
    while add_months(contract.start, months + 1) <= after:
        months += 1
    return months


def _month(contract: Contract) -> Money:
    """The better of the means of the last twelve and of the last three months; bonuses of the year spread over it."""
    bonuses = sum((one.amount for one in contract.bonuses), ZERO).divided_by(12)
    if contract.gross_monthly is not None:
        return contract.gross_monthly + bonuses
    pays = [contract.wages[month] for month in sorted(contract.wages)]
    means = [sum(pays[-count:], ZERO).divided_by(count) for count in (12, 3) if len(pays) >= count]
    return max(means, default=ZERO) + bonuses
