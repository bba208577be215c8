"""A certificate beside pay slips: each datum where both part, and what taking one or the other gives, in euros."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from visavis.decisions.rights.computing import compute
from visavis.decisions.rights.entitlement import Entitlement
from visavis.decisions.rights.situation import Contract, Situation
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, Origin, Provenance
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import Period, civil_month
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference

COMPUTED = Provenance(Origin.COMPUTED)
WAGES = "wages"
AMOUNTS: Mapping[str, Sentence] = {
    "accrued_leave_indemnity": Sentence("Indemnité de congés payés"),
    "supra_legal_indemnity": Sentence("Indemnité au-delà de la loi"),
}
CODES = {"accrued_leave_indemnity": "conges", "supra_legal_indemnity": "indemnite"}
MONTH, BONUS = "Salaire, {month:month}, contrat {number}", "Prime {label}, contrat {number}"
BOTH_WAYS = Sentence("On calcule deux fois : avec l'attestation, puis avec la fiche de paie.")
ALONE = Sentence("Seule cette ligne change. Le reste suit l'attestation.")
TOGETHER = Sentence("Ici toutes les lignes changent ensemble.")
ALL, ALL_RIGHT = (
    Sentence("Toutes les fiches de paie : effet par jour"),
    Sentence("Toutes les fiches de paie : effet sur tout le droit"),
)


@dataclass(frozen=True, slots=True)
class Dispute:
    """One datum told twice: where it lies (`contract` from 0, `field`, and its `key` for a month or a bonus)."""

    contract: int
    field: str
    certificate: Money
    slip: Money
    key: str = ""

    @property
    def code(self) -> str:
        """The code of its line: `fiche_0_wages_2026_03`."""
        name = CODES.get(self.field, self.field)
        return "_".join(
            part for part in ("fiche", str(self.contract), name, self.key.replace("-", "_")) if part
        )

    def title(self, situation: Situation) -> Sentence:
        """What it is, with the number of its contract."""
        number = self.contract + 1
        if self.field == WAGES:
            return Sentence.of(MONTH, month=date.fromisoformat(f"{self.key}-01"), number=number)
        if self.field == "bonuses":
            label = situation.contracts[self.contract].bonuses[int(self.key)].label
            return Sentence.of(BONUS, label=label, number=number)
        return AMOUNTS[self.field]


@dataclass(frozen=True, slots=True)
class Effect:
    """A dispute with what it does: a day, and over the whole right; each is a line."""

    dispute: Dispute
    daily: Explanation
    whole: Explanation


@dataclass(frozen=True, slots=True)
class Disputed:
    """Every dispute with its effect; both rights whole, and their difference as lines (none without figures)."""

    effects: tuple[Effect, ...]
    certificate: Entitlement
    slips: Entitlement
    together: tuple[Explanation, ...]

    @property
    def lines(self) -> tuple[Explanation, ...]:
        """Every figure as a line: the sum of all first."""
        return (*self.together, *(node for one in self.effects for node in (one.daily, one.whole)))


def disputed(situation: Situation, disputes: Sequence[Dispute]) -> Disputed:
    """The right by the certificate, then by each pay slip alone, then by all of them: computed, never estimated."""
    by_certificate = _taken(situation, disputes, slips=False)
    base = compute(by_certificate)
    whole = compute(_taken(situation, disputes, slips=True))
    effects = tuple(_effect(by_certificate, base, one) for one in disputes)
    together = _told("fiches", (ALL, ALL_RIGHT), base, whole, (), TOGETHER) if disputes else ()
    return Disputed(effects, base, whole, together)


def _effect(situation: Situation, base: Entitlement, one: Dispute) -> Effect:
    other = compute(_with(situation, one, one.slip))
    label = one.title(situation)
    given = (
        Input("certificate", Sentence("Attestation"), one.certificate, Provenance(Origin.EMPLOYER)),
        Input("slip", Sentence("Fiche de paie"), one.slip, Provenance(Origin.PAY_SLIP)),
    )
    titles = (
        Sentence.of("{what} : effet par jour", what=label),
        Sentence.of("{what} : effet sur tout le droit", what=label),
    )
    daily, whole = _told(one.code, titles, base, other, given, ALONE)
    return Effect(one, daily, whole)


def _told(
    code: str,
    titles: tuple[Sentence, Sentence],
    base: Entitlement,
    other: Entitlement,
    given: tuple[Input, ...],
    plainly: Sentence,
) -> tuple[Explanation, Explanation]:
    """What `other` (by the slip) gives more than `base` (by the certificate): a day, then over the right."""
    days = (_daily(base), _daily(other))
    totals = (total_of(base), total_of(other))
    return (
        _gap(f"{code}_jour", titles[0], days, given, plainly, base),
        _gap(f"{code}_droit", titles[1], totals, given, plainly, base),
    )


def _gap(
    code: str,
    title: Sentence,
    both: tuple[Money, Money],
    given: tuple[Input, ...],
    plainly: Sentence,
    base: Entitlement,
) -> Explanation:
    before, after = both
    words = Sentence.of("{after} - {before} = {gap}", after=after, before=before, gap=after - before)
    inputs = (
        *given,
        Input("by_certificate", Sentence("Avec l'attestation"), before, COMPUTED),
        Input("by_slip", Sentence("Avec la fiche de paie"), after, COMPUTED),
    )
    return Explanation(
        code=code,
        title=title,
        value=after - before,
        in_plain_words=(BOTH_WAYS, plainly),
        lines=(FormulaLine(words),),
        formula="by_slip - by_certificate",
        inputs=inputs,
        reference=_wage_article(base),
    )


def _wage_article(base: Entitlement) -> LawReference | None:
    """The article on the reference wage, as the right itself cites it."""
    found = next((node for node in base.explanation.walk() if node.code == "sr"), None)
    return found.reference if found else None


def _daily(result: Entitlement) -> Money:
    return result.figures.daily_gross if result.figures and not result.eligibility.is_no else ZERO


def total_of(result: Entitlement) -> Money:
    """All the money of the right before contributions; nothing where there is none."""
    return ZERO if result.eligibility.is_no else sum((month.gross for month in result.months), ZERO)


def _taken(situation: Situation, disputes: Sequence[Dispute], *, slips: bool) -> Situation:
    """Every disputed datum as the slips, or as the certificate tells it."""
    for one in disputes:
        situation = _with(situation, one, one.slip if slips else one.certificate)
    return situation


def _with(situation: Situation, one: Dispute, value: Money) -> Situation:
    contracts = list(situation.contracts)
    contracts[one.contract] = _set(contracts[one.contract], one, value)
    return replace(situation, contracts=tuple(contracts))


def _set(contract: Contract, one: Dispute, value: Money) -> Contract:
    if one.field == WAGES:
        month = date.fromisoformat(f"{one.key}-01")
        return replace(contract, gross_monthly=None, wages={**month_by_month(contract), month: value})
    if one.field == "bonuses":
        bonuses = list(contract.bonuses)
        bonuses[int(one.key)] = replace(bonuses[int(one.key)], amount=value)
        return replace(contract, bonuses=tuple(bonuses))
    if one.field == "accrued_leave_indemnity":
        return replace(contract, accrued_leave_indemnity=value)
    return replace(contract, supra_legal_indemnity=value)


def month_by_month(contract: Contract) -> Mapping[date, Money]:
    """The wages of a contract by month; the usual wage counts by days where the contract covers a part of one."""
    if contract.wages or contract.gross_monthly is None:
        return contract.wages
    whole = Period(contract.start, contract.end)
    return {month: usual_in(contract.gross_monthly, month, whole) for month in whole.months}


def usual_in(usual: Money, month: date, contract: Period) -> Money:
    """The usual wage of one month, by calendar days when the contract covers only a part of it."""
    civil = civil_month(month)
    worked = civil & contract
    return (usual * (worked.days if worked else 0)).divided_by(civil.days)
