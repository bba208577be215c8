"""Règlement d'assurance chômage 2024, articles 11, 12 and 49: the wages that count.

Rule (shortened): the reference wage is made of the gross wages of the contracts executed inside the window,
each within four times the monthly social-security ceiling; bonuses count for the days they reward inside the
window. Dismissal or agreed-end indemnities, paid-leave compensation and the end-of-contract bonus do not count.

In plain words: we add up your gross pay between your first and your last job, bonuses included. A month whose pay
nobody told is not worth zero: a person looks for it with you.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from visavis.decisions.rights.articles.art_03_affiliation import Affiliation
from visavis.decisions.rights.humans import COUNSELLOR
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import Bonus, Contract, Situation
from visavis.decisions.rights.tracing import amount, as_date, as_money, given
from visavis.decisions.rights.versions import START_2024, KeyEvent, Rule, regulation_2024
from visavis.decisions.shared.answer import Answer, cannot_say, yes
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import Period, add_months, civil_month
from visavis.decisions.shared.sentence import Sentence

salaires_connus: Rule[[Affiliation, Explanation | None], Explanation] = Rule("art11.salaires_connus")
salaire_de_reference: Rule[[Situation, Affiliation], Explanation] = Rule("art11.salaire_de_reference")
CAP_LABEL = Sentence("Plafond du salaire mensuel")


@dataclass(frozen=True, slots=True)
class Month:
    """One month of pay: the amount told, the days it pays, those inside the window, the ceiling that month."""

    pay: Money
    paid_days: int
    counted_days: int
    month_days: int
    cap: Input

    @property
    def whole(self) -> bool:
        """Whether all the days it pays lie inside the window."""
        return self.paid_days == self.counted_days

    @property
    def full(self) -> bool:
        """Whether it pays the whole civil month."""
        return self.paid_days == self.month_days

    def like(self, other: Month) -> bool:
        """Whether both can be written on one line."""
        both = (self, other)
        free = all(month.pay <= amount(month.cap) for month in both)
        whole = all(month.full and month.whole for month in both)
        return whole and self.pay == other.pay and (free or self.cap.value == other.cap.value)

    @property
    def counted(self) -> Money:
        """The pay within the ceiling, for the days inside the window, to the cent."""
        cap = amount(self.cap)
        if not self.full:
            cap = (cap * self.paid_days).divided_by(self.month_days)
        kept = min(self.pay, cap)
        return kept if self.whole else (kept * self.counted_days).divided_by(self.paid_days)


def silent_months(worked: Affiliation) -> tuple[date, ...]:
    """The first day of each month of contract inside the window whose wage nobody told, in order."""
    silent = set()
    for contract in worked.contracts:
        if contract.gross_monthly is None:
            counted = Period(max(contract.start, as_date(worked.window)), contract.end)
            silent |= {month for month in counted.months if month not in contract.wages}
    return tuple(sorted(silent))


@salaires_connus.version(
    key=KeyEvent.END_OF_CONTRACT,
    since=START_2024,
    reference=regulation_2024("11", "LEGIARTI000050837899"),
)
def salaires_connus_depuis_avril_2025(worked: Affiliation, sjr: Explanation | None) -> Explanation:
    """Yes when every month has its wage; otherwise a human looks for the wages with her.

    `sjr` is None while a month is silent. A daily wage of zero means that the wages told are not the wages: when
    there is none at all, the article falls back on another wage, which a human chooses.
    """
    without_pay = sjr is not None and not as_money(sjr)
    return Explanation(
        code="salaires",
        title=Sentence("Connaissons-nous tous vos salaires ?"),
        value=_known(silent_months(worked), without_pay),
        in_plain_words=(
            Sentence("Il faut le salaire de chaque mois de la période regardée."),
            Sentence("Un mois inconnu n'est jamais compté pour zéro."),
        ),
        children=(sjr,) if sjr is not None and without_pay else (),
    )


def _known(silent: tuple[date, ...], without_pay: bool) -> Answer:
    if silent:
        return cannot_say(
            Sentence.of("Il manque le salaire de {count:mois}.", count=len(silent)),
            who_decides=COUNSELLOR,
            missing=_named(silent),
        )
    if without_pay:
        return cannot_say(
            Sentence("Vos salaires manquent : le salaire par jour connu est de zéro."),
            who_decides=COUNSELLOR,
            missing=[Sentence("Vos salaires bruts : fiches de paie ou attestation de l'employeur.")],
        )
    return yes()


def _named(silent: Iterable[date]) -> Iterator[Sentence]:
    """Months that follow each other are named by the first and the last."""
    runs: list[list[date]] = []
    for month in silent:
        if runs and add_months(runs[-1][-1], 1) == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    for run in runs:
        if len(run) == 1:
            yield Sentence.of("Le salaire de {month:month}.", month=run[0])
        else:
            yield Sentence.of("Les salaires de {first:month} à {last:month}.", first=run[0], last=run[-1])


@salaire_de_reference.version(
    key=KeyEvent.END_OF_CONTRACT,
    since=START_2024,
    reference=regulation_2024("11", "LEGIARTI000050837899"),
)
def salaire_depuis_avril_2025(situation: Situation, worked: Affiliation) -> Explanation:
    """The sum of the wages of each contract inside the window."""
    parts = tuple(
        _contract_pay(situation, worked, contract, number)
        for number, contract in enumerate(worked.contracts, 1)
    )
    return Explanation(
        code="sr",
        title=Sentence("Salaires comptés"),
        value=sum((as_money(part) for part in parts), ZERO),
        in_plain_words=(
            Sentence("On additionne vos salaires bruts de la période, primes comprises."),
            Sentence("Les indemnités de fin de contrat ne comptent pas."),
        ),
        formula=" + ".join(part.code for part in parts),
        children=parts,
    )


def _contract_pay(situation: Situation, worked: Affiliation, contract: Contract, number: int) -> Explanation:
    counted = Period(max(contract.start, as_date(worked.window)), contract.end)
    terms: list[str] = []
    inputs: list[Input] = []
    lines: list[FormulaLine] = []
    total = ZERO
    for term, new_inputs, line, pay in (
        *_month_terms(situation, contract, counted),
        *_bonus_terms(situation, contract, counted),
    ):
        terms.append(term)
        inputs += new_inputs
        lines.append(line)
        total += pay
    return Explanation(
        code=f"sr_{number}",
        title=Sentence.of("Salaires du contrat {number}", number=number),
        value=total,
        in_plain_words=(Sentence("On additionne les salaires bruts et les primes des jours comptés."),),
        lines=tuple(lines),
        formula=" + ".join(terms) or "0",
        inputs=tuple(inputs),
        rounding=Sentence("Chaque mois incomplet : au centime."),
        doubts=_doubts(contract, counted),
    )


Term = tuple[str, list[Input], FormulaLine, Money]


def _month_terms(situation: Situation, contract: Contract, counted: Period) -> Iterator[Term]:
    """Whole months at the same pay and ceiling are written together: `12 × 4 000,00 €`."""
    runs: list[list[Month]] = []
    for month in _months(contract, counted):
        if runs and runs[-1][0].like(month):
            runs[-1].append(month)
        else:
            runs.append([month])
    path = situation.path(contract)
    field = "gross_monthly" if contract.gross_monthly is not None else "wages"
    for rank, run in enumerate(runs, 1):
        yield _run_term(situation, f"{path}.{field}", rank, run)


def _run_term(situation: Situation, path: str, rank: int, run: list[Month]) -> Term:
    month, count = run[0], len(run)
    label = Sentence.of("Salaire mensuel, {count:mois}", count=count)
    if not month.full:
        label = Sentence.of("Salaire de {days:jour|jours}", days=month.paid_days)
    pay = given(situation, path, f"pay_{rank}", label, month.pay)
    cap = Input(f"cap_{rank}", CAP_LABEL, month.cap.value, month.cap.provenance, month.cap.doubt)
    ceiling = cap.name
    if not month.full:
        ceiling = f"round2({cap.name} * {month.paid_days} / {month.month_days})"
    term = f"min({pay.name}, {ceiling})"
    if not month.whole:
        term = f"round2({term} * {month.counted_days} / {month.paid_days})"
    total = month.counted * count
    words = Sentence.of("{count} × {pay} = {total}", count=count, pay=month.counted, total=total)
    if count == 1:
        words = Sentence.of("{label} : {pay}", label=label, pay=total)
    kept = FormulaLine(words) if month.counted == month.pay else FormulaLine(words, True, _why_less(month))
    return f"{count} * {term}", [pay, cap], kept, total


def _why_less(month: Month) -> Sentence:
    if month.whole:
        return Sentence.of("{pay} par mois : au-dessus du plafond", pay=month.pay)
    return Sentence.of(
        "{pay} pour {paid:jour|jours}, dont {days:compté|comptés}",
        pay=month.pay,
        paid=month.paid_days,
        days=month.counted_days,
    )


def _months(contract: Contract, counted: Period) -> Iterator[Month]:
    whole = Period(contract.start, contract.end)
    for first in counted.months:
        month = civil_month(first)
        paid, inside = month & whole, month & counted
        if paid and inside:
            cap = law("monthly_wage_cap", CAP_LABEL, first)
            yield Month(_pay(contract, first, paid, month), paid.days, inside.days, month.days, cap)


def _pay(contract: Contract, first: date, paid: Period, month: Period) -> Money:
    if contract.gross_monthly is None:
        return contract.wages.get(first, ZERO)
    if paid == month:
        return contract.gross_monthly
    return (contract.gross_monthly * paid.days).divided_by(month.days)


def _bonus_terms(situation: Situation, contract: Contract, counted: Period) -> Iterator[Term]:
    path = situation.path(contract)
    for rank, bonus in enumerate(contract.bonuses, 1):
        rewarded = Period(bonus.start or contract.start, bonus.end or contract.end)
        inside = rewarded & counted
        days = inside.days if inside else 0
        pay = (bonus.amount * days).divided_by(rewarded.days)
        label = Sentence.of("Prime {rank}", rank=rank)
        told = given(situation, f"{path}.bonuses.{rank - 1}", f"bonus_{rank}", label, bonus.amount)
        term = f"round2({told.name} * {days} / {rewarded.days})"
        yield term, [told], _bonus_line(bonus, days, rewarded, pay), pay


def _bonus_line(bonus: Bonus, days: int, rewarded: Period, pay: Money) -> FormulaLine:
    if days == rewarded.days:
        return FormulaLine(Sentence.of("Prime : {pay}", pay=pay))
    return FormulaLine(
        Sentence.of(
            "Prime de {amount}, {days} jours comptés sur {all} = {pay}",
            amount=bonus.amount,
            days=days,
            all=rewarded.days,
            pay=pay,
        )
    )


def _doubts(contract: Contract, counted: Period) -> tuple[Sentence, ...]:
    months = [civil_month(first) for first in counted.months]
    incomplete = any((month & Period(contract.start, contract.end)) != month for month in months)
    if contract.gross_monthly is not None and incomplete:
        return (
            Sentence("Les mois incomplets sont estimés au nombre de jours. La paie exacte peut différer."),
        )
    return ()
