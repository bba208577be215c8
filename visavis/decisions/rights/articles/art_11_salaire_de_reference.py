"""Règlement d'assurance chômage, articles 11, 12 and 49: the wages that count.

Rule (shortened): until September 2021 the reference wage is made of the gross wages of the twelve civil months before
the last day paid; since October 2021, of those of the contracts executed inside the window. Each month counts within
four times the monthly social-security ceiling; bonuses count for the days they reward inside it. Dismissal or
agreed-end indemnities, paid-leave compensation and the end-of-contract bonus do not count. Days of sickness,
maternity or another suspension: their wage is rebuilt since October 2021, left out before.

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
from visavis.decisions.rights.rebuilding import rebuilt_pay
from visavis.decisions.rights.situation import Bonus, Contract, Situation, SuspensionKind
from visavis.decisions.rights.texts import C2014, C2017, C2024, D2019, D2021, D2023, TEXTS
from visavis.decisions.rights.tracing import amount, as_date, as_money, given
from visavis.decisions.rights.versions import Rule
from visavis.decisions.rights.worked import REBUILT, Bounds, days_absent
from visavis.decisions.shared.answer import Answer, cannot_say, yes
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import ONE_DAY, Period, add_months, civil_month
from visavis.decisions.shared.sentence import Sentence

salaires_connus: Rule[[Situation, Affiliation, Explanation | None], Explanation] = Rule(
    "art11.salaires_connus"
)
salaire_de_reference: Rule[[Situation, Affiliation], Explanation] = Rule("art11.salaire_de_reference")
periode_calcul: Rule[[Situation, Affiliation], PayPeriod] = Rule("art11.periode_calcul")
CAP_LABEL = Sentence("Plafond du salaire mensuel")


@dataclass(frozen=True, slots=True)
class PayPeriod:
    """The days whose wages count, and the steps that explain its bounds (none: the window of article 3)."""

    bounds: Bounds
    first: Explanation | None = None
    last: Explanation | None = None

    @property
    def steps(self) -> tuple[Explanation, ...]:
        """First and last day, where they are not those of the window."""
        return tuple(one for one in (self.first, self.last) if one)


@periode_calcul.under(C2014, C2017, D2019, article="11")
def douze_mois_civils(situation: Situation, worked: Affiliation) -> PayPeriod:
    """The twelve civil months before the last day paid; the month it ends is one of them."""
    end = situation.last.end
    after = (end + ONE_DAY).replace(day=1)
    label = Sentence("Fin du dernier contrat")
    end_input = given(situation, f"{situation.path(situation.last)}.end", "end", label, end)
    first = Explanation(
        code="calcul_debut",
        title=Sentence("Premier jour des douze mois de salaire"),
        value=add_months(after, -12),
        in_plain_words=(Sentence("On prend les douze derniers mois civils entiers."),),
        formula="add_months(month_start(end + 1), 0 - 12)",
        inputs=(end_input,),
    )
    last = Explanation(
        code="calcul_fin",
        title=Sentence("Dernier jour des douze mois de salaire"),
        value=after - ONE_DAY,
        formula="month_start(end + 1) - 1",
        inputs=(end_input,),
    )
    return PayPeriod(Bounds(as_date(first), as_date(last), "calcul_debut", "calcul_fin"), first, last)


@periode_calcul.under(D2021, D2023, C2024, article="11", legiarti="LEGIARTI000050837899")
def toute_la_periode(situation: Situation, worked: Affiliation) -> PayPeriod:
    """The window of article 3."""
    return PayPeriod(Bounds(as_date(worked.window)))


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


def silent_months(situation: Situation, worked: Affiliation) -> tuple[date, ...]:
    """The first day of each month of contract inside the period whose wage nobody told, in order."""
    bounds, silent = periode_calcul.at(situation.rules_on).decide(situation, worked).bounds, set()
    for contract in worked.contracts:
        counted = bounds.of(contract)
        if contract.gross_monthly is None and counted:
            silent |= {
                month
                for month in counted.months
                if month not in contract.wages and not _wholly_absent(contract, counted, month)
            }
    return tuple(sorted(silent))


def _wholly_absent(contract: Contract, counted: Period, month: date) -> bool:
    """Whether every counted day of a month is under a suspension, so that no wage is due."""
    inside = civil_month(month) & counted
    return inside is not None and days_absent(contract, inside, frozenset(SuspensionKind)) == inside.days


@salaires_connus.under(*TEXTS, article="11", legiarti="LEGIARTI000050837899")
def tous_les_salaires_connus(
    situation: Situation, worked: Affiliation, sjr: Explanation | None
) -> Explanation:
    """Yes when every month has its wage; otherwise a human looks for the wages with her.

    `sjr` is None while a month is silent, or when no day of the period was worked. A daily wage of zero means that
    the wages told are not the wages: when there is none at all, the article falls back on another wage, which a human
    chooses.
    """
    without_pay = sjr is None or not as_money(sjr)
    return Explanation(
        code="salaires",
        title=Sentence("Connaissons-nous tous vos salaires ?"),
        value=_known(silent_months(situation, worked), without_pay),
        in_plain_words=(
            Sentence("Il faut le salaire de chaque mois de la période regardée."),
            Sentence("Un mois inconnu n'est jamais compté pour zéro."),
        ),
        children=(sjr,) if sjr and without_pay else (),
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


@salaire_de_reference.under(C2014, C2017, D2019, article="11")
def salaire_des_douze_mois(situation: Situation, worked: Affiliation) -> Explanation:
    """The sum of the wages of the twelve civil months; what was not paid during an absence is left out."""
    return _sum(situation, worked, rebuilt=False)


@salaire_de_reference.under(D2021, D2023, C2024, article="11", legiarti="LEGIARTI000050837899")
def salaire_depuis_octobre_2021(situation: Situation, worked: Affiliation) -> Explanation:
    """The sum of the wages of each contract inside the window; wages of suspended days are rebuilt."""
    return _sum(situation, worked, rebuilt=True)


def _sum(situation: Situation, worked: Affiliation, *, rebuilt: bool) -> Explanation:
    period = periode_calcul.at(situation.rules_on).decide(situation, worked)
    parts = tuple(
        _contract_pay(situation, contract, number, counted, rebuilt)
        for number, contract in enumerate(worked.contracts, 1)
        if (counted := period.bounds.of(contract))
    )
    return Explanation(
        code="sr",
        title=Sentence("Salaires comptés"),
        value=sum((as_money(part) for part in parts), ZERO),
        in_plain_words=(
            Sentence("On additionne vos salaires bruts de la période, primes comprises."),
            Sentence("Les indemnités de fin de contrat ne comptent pas."),
        ),
        formula=" + ".join(part.code for part in parts) or "0",
        children=(*period.steps, *parts),
    )


def _contract_pay(
    situation: Situation, contract: Contract, number: int, counted: Period, rebuilt: bool
) -> Explanation:
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
    found = Explanation(
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
    absent = days_absent(contract, counted, REBUILT) if rebuilt else 0
    return rebuilt_pay(found, counted.days, absent) if 0 < absent < counted.days else found


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
        if not paid or not inside:
            continue
        absent = days_absent(contract, paid, frozenset(SuspensionKind))
        if absent == paid.days:
            continue
        cap = law("monthly_wage_cap", CAP_LABEL, first)
        if absent and contract.gross_monthly is not None:
            here = inside.days - days_absent(contract, inside, frozenset(SuspensionKind))
            left = paid.days - absent
            yield Month((contract.gross_monthly * left).divided_by(month.days), left, here, month.days, cap)
        else:
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
