"""Two ways from the same day, month by month to the end, with the money of each: option, capital, a month of work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from visavis.decisions.rights import month_lines
from visavis.decisions.rights.articles import art_24_paiement as art_24
from visavis.decisions.rights.articles import art_31_activite_reprise as art_31
from visavis.decisions.rights.articles import art_32_plafond_du_cumul as art_32
from visavis.decisions.rights.articles import art_35_arce as art_35
from visavis.decisions.rights.articles.art_26_option import IRREVOCABLE, Choice, option
from visavis.decisions.rights.articles.art_28_rechargement import rechargement
from visavis.decisions.rights.articles.art_33_createurs import jours_du_createur
from visavis.decisions.rights.computing import compute
from visavis.decisions.rights.entitlement import Entitlement, Figures
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import PreviousRight, Situation
from visavis.decisions.rights.texts import C2017
from visavis.decisions.rights.tracing import as_answer, as_days, as_money, from_node, in_days
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, Origin, Provenance
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import Period, add_months, days_covered, working_days
from visavis.decisions.shared.sentence import Sentence

COMPUTED, DECLARED = Provenance(Origin.COMPUTED), Provenance(Origin.DECLARED)
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Step:
    """One month: days paid, allowance or capital received, wage or income of work; the allowance once contributions are
    kept, where the daily net is known. `why` explains the allowance."""

    month: date
    days: int
    allowance: Money
    work: Money = ZERO
    net: Money | None = None
    why: Explanation | None = field(default=None, compare=False)

    @property
    def total(self) -> Money:
        """Allowance and work together, before contributions and tax."""
        return self.allowance + self.work


@dataclass(frozen=True, slots=True)
class Trajectory:
    """What one way gives, month by month. `code` begins the codes of its lines."""

    title: Sentence
    steps: tuple[Step, ...]
    code: str = ""

    @property
    def months(self) -> tuple[Explanation, ...]:
        """The explained allowance of each month."""
        return tuple(step.why for step in self.steps if step.why)

    @property
    def summed(self) -> tuple[Explanation, ...]:
        """The total of this way, and its last month with money, as lines."""
        total = month_lines.total(self.code, self.months)
        return (total, month_lines.end(self.code, self.last_month)) if self.last_month else (total,)

    @property
    def total(self) -> Money:
        """All the allowance or capital of this way, before contributions and tax."""
        return sum((step.allowance for step in self.steps), ZERO)

    @property
    def days(self) -> int:
        """Days paid in all."""
        return sum(step.days for step in self.steps)

    @property
    def last_month(self) -> date | None:
        """The last month with money."""
        return max((step.month for step in self.steps if step.allowance), default=None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether the choice is open, both ways, and what must be known before choosing; `others`: what else was found."""

    answer: Explanation
    ways: tuple[Trajectory, Trajectory]
    warning: Sentence
    others: tuple[Explanation, ...] = ()


def compare_option(situation: Situation) -> Comparison:
    """What is left of the earlier right, then a new one; or the new one at once. Raises `ValueError` without both."""
    previous = situation.previous_right
    alone = compute(replace(situation, previous_right=None, previous_rights=False))
    figures = alone.figures
    if previous is None or figures is None:
        raise ValueError("two rights are needed to compare them")
    worked = _worked_since(situation, previous)
    choice = Choice(
        Input("old", Sentence("Montant par jour de l'ancien droit"), previous.daily_gross, DECLARED),
        Input("new", Sentence("Montant par jour du nouveau droit"), figures.daily_gross, COMPUTED),
        worked,
        situation.rules_on,
        situation.age,
    )
    answer = option.at(situation.rules_on).decide(choice)
    again = rechargement.at(situation.rules_on).decide(
        situation.rules_on, worked, _hours_since(situation, previous)
    )
    keep = tuple(_old_then_new(previous, alone, renewed=as_answer(again).is_yes))
    ways = (
        Trajectory(Sentence("Vous gardez l'ancien droit jusqu'au bout."), keep, "ancien"),
        undisturbed(alone, Sentence("Vous prenez le nouveau droit tout de suite."), "nouveau"),
    )
    return Comparison(answer, ways, IRREVOCABLE)


def undisturbed(result: Entitlement, title: Sentence, code: str) -> Trajectory:
    """The right month by month, when nothing else happens."""
    lines = month_lines.gross_of_right(result, code)
    steps = (
        Step(one.month, one.days, one.gross, net=one.net, why=why)
        for one, why in zip(result.months, lines, strict=True)
    )
    return Trajectory(title, tuple(steps), code)


def _worked_since(situation: Situation, previous: PreviousRight) -> Input:
    """Worked days since the contract that opened the earlier right (all of them when nobody told which)."""
    since = previous.opened_by
    stretches = [
        Period(one.start, one.end) for one in situation.contracts if since is None or one.start > since
    ]
    counted = days_covered(stretches) if situation.rules_on < C2017.since else working_days(stretches)
    return Input("worked", Sentence("Jours travaillés depuis"), counted, COMPUTED)


def _hours_since(situation: Situation, previous: PreviousRight) -> Input | None:
    """Hours worked since, when each contract tells them."""
    since = previous.opened_by
    after = [one for one in situation.contracts if since is None or one.start > since]
    if not after or any(one.weekly_hours is None for one in after):
        return None
    hours = sum(
        (working_days([Period(one.start, one.end)]) * (one.weekly_hours or Decimal(0)) / 5 for one in after),
        Decimal(0),
    )
    return Input("hours", Sentence("Heures travaillées depuis"), hours, COMPUTED)


def _old_then_new(previous: PreviousRight, alone: Entitlement, *, renewed: bool) -> Iterator[Step]:
    """The rest at its daily amount, then, when work since makes a new right, that right to its end."""
    figures = alone.figures
    if figures is None:
        return
    left, month, days = previous.days_left, figures.first_paid_on.replace(day=1), figures.first_month_days
    new = list(_days_of(figures)) if renewed else []
    while left or new:
        old_days = min(days, left)
        new_days, new = new[: days - old_days], new[days - old_days :]
        why = _mixed(month, previous.daily_gross, old_days, new_days)
        yield Step(month, old_days + len(new_days), why.money, why=why)
        left -= old_days
        month = add_months(month, 1)
        days = art_24.jours_payes.at(month).decide(month, 0)


def _mixed(month: date, daily: Money, days: int, new: list[Money]) -> Explanation:
    """A month with days of the old right, then days of the new one."""
    paid = sum(new, ZERO)
    value = daily * days + paid
    inputs = (
        Input("old", Sentence("Montant par jour de l'ancien droit"), daily, DECLARED),
        Input("old_days", Sentence("Jours de l'ancien droit"), days, COMPUTED, told=in_days(days)),
        Input("new_days", Sentence("Jours du nouveau droit"), len(new), COMPUTED, told=in_days(len(new))),
        Input("new_paid", Sentence("Jours du nouveau droit, en euros"), paid, COMPUTED),
    )
    words = Sentence.of(
        "{days:jour|jours} × {daily} + {paid} = {total}", days=days, daily=daily, paid=paid, total=value
    )
    return month_lines.of_month(
        "ancien",
        month,
        value,
        "old * old_days + new_paid",
        inputs,
        (FormulaLine(words),),
        Sentence("L'ancien droit d'abord, puis le nouveau."),
    )


def _days_of(figures: Figures) -> Iterator[Money]:
    """The daily amounts of a right in order: full, then reduced."""
    for rank in range(1, figures.duration_days + 1):
        lowered = figures.reduced_from_day is not None and rank >= figures.reduced_from_day
        yield (figures.daily_gross_reduced or ZERO) if lowered else figures.daily_gross


def with_work(
    result: Entitlement, wages: Mapping[date, Money], *, most_days: int | None = None, code: str = "avec"
) -> Trajectory:
    """The right month by month with the gross wages of some months (first day of month → wage): days that are not
    paid come later. `most_days` stops it early."""
    figures = result.figures
    if figures is None:
        raise ValueError("a right is needed")
    return Trajectory(
        Sentence("Votre droit, mois par mois, avec ce travail."),
        tuple(_with_work(figures, wages, most_days, code)),
        code,
    )


def _with_work(
    figures: Figures, wages: Mapping[date, Money], most_days: int | None, code: str
) -> Iterator[Step]:
    left = min(figures.duration_days, most_days if most_days is not None else figures.duration_days)
    month, days, paid = figures.first_paid_on.replace(day=1), figures.first_month_days, 0
    for _ in range(LONGEST):
        if not left:
            return
        wage = wages.get(month, ZERO)
        lowered = figures.reduced_from_day is not None and paid + 1 >= figures.reduced_from_day
        daily = (figures.daily_gross_reduced or ZERO) if lowered else figures.daily_gross
        paid_days = _payable(month, days, figures.daily_gross, wage, left, code)
        payable = as_days(paid_days)
        why = _explained(month, paid_days, daily, wage, figures.sjr, code)
        allowance = why.money
        net = (figures.daily_net_reduced or ZERO) if lowered else figures.daily_net
        kept = (
            net * payable
            if allowance == daily * payable
            else (net * payable).times(allowance / (daily * payable))
        )
        yield Step(month, payable, allowance, wage, kept, why)
        left, paid = left - payable, paid + payable
        month = add_months(month, 1)
        days = art_24.jours_payes.at(month).decide(month, 0)


def _payable(month: date, days: int, full: Money, wage: Money, left: int, code: str) -> Explanation:
    """The days paid this month: those of the month, or those that the wage leaves; never more than are left."""
    own = f"jours_{month_lines.code_of(code, month)}"
    counted = Explanation(own, PAID_DAYS, days, told=in_days(days))
    if wage:
        work = art_31.Work(
            month,
            Input("days", Sentence("Jours du mois"), Decimal(days), COMPUTED),
            Input("aj", Sentence("Montant par jour"), full, COMPUTED),
            Input("wage", Sentence("Salaire du mois"), wage, DECLARED),
        )
        counted = replace(art_31.jours_avec_activite.at(month).decide(work), code=own)
    if as_days(counted) <= left:
        return counted
    return Explanation(own, PAID_DAYS, left, (month_lines.LEFT,), told=in_days(left))


PAID_DAYS = Sentence("Jours payés ce mois de travail")


def _explained(
    month: date, paid: Explanation, daily: Money, wage: Money, sjr: Money, code: str
) -> Explanation:
    """The allowance of a month: its days at the daily amount, cut when a wage takes its place (article 32)."""
    aj = Input("aj", Sentence("Montant par jour"), daily, COMPUTED)
    if not wage:
        return month_lines.by_days(code, month, as_days(paid), aj)
    told = (
        aj,
        Input("wage", Sentence("Salaire du mois"), wage, DECLARED),
        Input("sjr", Sentence("Salaire par jour"), sjr, COMPUTED),
    )
    node = art_32.allocation_avec_salaire.at(month).decide(art_32.Month(month, paid, *told))
    return replace(node, code=month_lines.code_of(code, month), title=month_lines.title_of(code, month))


NO_RETURN = Sentence("Une fois le capital versé, ces jours ne peuvent plus être payés chaque mois.")


def compare_arce(
    result: Entitlement, *, rules_on: date, created_on: date, days_left: int, income: Money = ZERO
) -> Comparison:
    """For somebody who creates a business with `days_left`: the capital in two payments, or the allowance each month
    beside a monthly `income` of the business (gross)."""
    figures = result.figures
    if figures is None:
        raise ValueError("a right is needed")
    month = created_on.replace(day=1)
    left = Input("days_left", Sentence("Jours restants"), days_left, DECLARED)
    aj = Input("aj", Sentence("Montant par jour"), figures.daily_gross, COMPUTED)
    rate = art_35.rate_of(Input("end", Sentence("Fin du dernier contrat"), rules_on, DECLARED))
    total = art_35.capital.at(rules_on).decide(aj, left, rate)
    share = law("arce_retention_share", Sentence("Part pour la retraite complémentaire"), rules_on)
    payments = art_35.versements.at(rules_on).decide(total, share)
    each = as_money(payments.each)
    capital = tuple(
        Step(at, 0, each, income, why=_payment(payments.each, at)) for at in (month, add_months(month, 6))
    )
    payable_days = jours_du_createur.at(created_on).decide(left)
    payable = as_days(payable_days)
    there = replace(
        figures,
        first_paid_on=month,
        first_month_days=art_24.jours_payes.at(month).decide(month, 0),
        duration_days=days_left,
        reduced_from_day=None,
    )
    months = {add_months(month, rank): income for rank in range(LONGEST)} if income else {}
    monthly = tuple(_with_work(there, months, payable, "mensuel"))
    ways = (
        Trajectory(Sentence("Vous demandez le capital, en deux versements."), capital, "capital"),
        Trajectory(Sentence("Vous gardez l'allocation, mois par mois."), monthly, "mensuel"),
    )
    return Comparison(payments.each, ways, NO_RETURN, (payments.retained, payable_days))


def _payment(each: Explanation, month: date) -> Explanation:
    """One of the two payments, at its month."""
    given = from_node(each)
    return Explanation(
        month_lines.code_of("capital", month),
        month_lines.title_of("capital", month),
        as_money(each),
        each.in_plain_words,
        formula=given.name,
        inputs=(given,),
        reference=each.reference,
        rule=each.rule,
    )
