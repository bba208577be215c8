"""What one datum more, or another one, would give: a day of work, a bonus, the wages that miss, the reason of the end.

Each effect is the difference between two results of the same engine, both computed before the sentence is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from visavis.decisions.rights.articles.art_02_perte_involontaire import LEFT_FOR_A_REASON
from visavis.decisions.rights.computing import compute
from visavis.decisions.rights.entitlement import Entitlement, Figures
from visavis.decisions.rights.situation import Bonus, Contract, EndReason, ResignationGround, Situation
from visavis.decisions.rights.tracing import as_answer, as_date
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import ONE_DAY, Period, civil_month
from visavis.decisions.shared.sentence import Sentence

MOST_BONUSES = 3
FORGOTTEN = Money(50_000)
WORDS = {
    "missing": "Si les mois qui manquent sont payés comme les autres : {daily} par jour, pendant {days:jour|jours}.",
    "legitimate": "Si votre démission est reconnue légitime : {daily} par jour, pendant {days:jour|jours}.",
    "not_chosen": "Si cette fin de contrat est reconnue non choisie : {daily} par jour, pendant {days:jour|jours}.",
    "one_more_day": "Avec un jour de travail de plus : {effect}.",
    "bonus_counted": "Si la prime de {bonus} est rattachée à la période regardée : {effect}.",
    "bonus_left": "Si la prime de {bonus} est rattachée à un temps plus ancien : {effect}.",
    "bonus_forgotten": "Si une prime de {bonus} manque à votre attestation : {effect}.",
}
NEVER_RECOGNISED = {EndReason.RETIREMENT, EndReason.CSP}


@dataclass(frozen=True, slots=True)
class Change:
    """A change that flips or betters the answer: a stable code, the sentence, how many days, until when."""

    code: str
    sentence: Sentence
    days: int = 0
    until: date | None = None


def effects(situation: Situation, result: Entitlement) -> Iterator[Change]:
    """The effect of each datum that may still be put right or proved; nothing is said where nothing moves."""
    nodes = {node.code: node for node in result.explanation.walk()}
    yield from _missing_months(situation, result)
    yield from _other_end(situation, nodes)
    if result.figures and "fin_de_contrat" not in nodes:
        yield from _one_more_day(situation, result.figures)
        yield from _bonuses(situation, result.figures, nodes)
        yield from _forgotten_bonus(situation, result.figures, nodes)


def _missing_months(situation: Situation, result: Entitlement) -> Iterator[Change]:
    """The wages that nobody told, each as the mean of the others of its contract."""
    filled = tuple(_filled(one) for one in situation.contracts)
    if result.figures or filled == situation.contracts:
        return
    after = compute(replace(situation, contracts=filled)).figures
    if after:
        yield _opened("missing", after)


def _filled(contract: Contract) -> Contract:
    whole = Period(contract.start, contract.end) if contract.start <= contract.end else None
    if contract.gross_monthly is not None or not contract.wages or whole is None:
        return contract
    full = [pay for month, pay in contract.wages.items() if civil_month(month) & whole == civil_month(month)]
    told = full or list(contract.wages.values())
    usual = sum(told, ZERO).divided_by(len(told))
    missing = {
        month: (usual * paid.days).divided_by(civil_month(month).days)
        for month in whole.months
        if month not in contract.wages and (paid := civil_month(month) & whole)
    }
    return replace(contract, wages={**contract.wages, **missing}) if missing else contract


def _other_end(situation: Situation, nodes: dict[str, Explanation]) -> Iterator[Change]:
    """The last end of contract, once it is recognised as one that opens a right."""
    last = situation.last
    if "perte" not in nodes or as_answer(nodes["perte"]).is_yes or last.end_reason in NEVER_RECOGNISED:
        return
    if last.end_reason in LEFT_FOR_A_REASON:
        code, ended = "legitimate", _proved(last)
    else:
        code, ended = "not_chosen", replace(last, end_reason=EndReason.EARLY_END_BY_EMPLOYER)
    after = compute(_with(situation, last, ended))
    if after.eligibility.is_yes and after.figures:
        yield _opened(code, after.figures)


def _proved(last: Contract) -> Contract:
    return replace(
        last,
        end_reason=EndReason.RESIGNATION_LEGITIMATE,
        resignation_ground=last.resignation_ground or ResignationGround.FOLLOWS_SPOUSE,
        resignation_proved=True,
    )


def _one_more_day(situation: Situation, before: Figures) -> Iterator[Change]:
    """The last contract one weekday longer, paid as its last month was."""
    last = situation.last
    end = last.end + ONE_DAY
    while end.weekday() > 4:
        end += ONE_DAY
    longer = _longer(last, end)
    if longer:
        yield from _moved("one_more_day", before, _with(situation, last, longer))


def _longer(contract: Contract, end: date) -> Contract | None:
    if contract.gross_monthly is not None:
        return replace(contract, end=end)
    month = contract.end.replace(day=1)
    paid = civil_month(month) & Period(contract.start, contract.end)
    if month not in contract.wages or paid is None:
        return None
    more = (contract.wages[month] * (end - contract.end).days).divided_by(paid.days)
    held = contract.wages.get(end.replace(day=1), ZERO)
    return replace(contract, end=end, wages={**contract.wages, end.replace(day=1): held + more})


def _bonuses(situation: Situation, before: Figures, nodes: dict[str, Explanation]) -> Iterator[Change]:
    """The largest bonuses told: attached to the days that count, or to older ones."""
    told = [(bonus, one) for one in situation.contracts for bonus in one.bonuses]
    for bonus, contract in sorted(told, key=lambda each: -each[0].amount.cents)[:MOST_BONUSES]:
        counted = _counted(contract, nodes)
        rewarded = Period(bonus.start or contract.start, bonus.end or contract.end)
        inside = counted & rewarded if counted else None
        if counted and inside != rewarded:
            attached = replace(bonus, start=counted.first, end=counted.last)
            yield from _with_bonus("bonus_counted", before, situation, (contract, bonus), attached)
        if inside:
            yield from _with_bonus("bonus_left", before, situation, (contract, bonus), None)


def _with_bonus(
    code: str, before: Figures, situation: Situation, of: tuple[Contract, Bonus], instead: Bonus | None
) -> Iterator[Change]:
    contract, bonus = of
    kept = [one for one in contract.bonuses if one is not bonus]
    changed = replace(contract, bonuses=(*kept, *([instead] if instead else [])))
    yield from _moved(code, before, _with(situation, contract, changed), bonus=_named(bonus))


def _named(bonus: Bonus) -> Sentence | Money:
    if bonus.start is None:
        return bonus.amount
    return Sentence.of("{amount} ({month:month})", amount=bonus.amount, month=bonus.start)


def _forgotten_bonus(
    situation: Situation, before: Figures, nodes: dict[str, Explanation]
) -> Iterator[Change]:
    """What a bonus left out of the certificate is worth, when none is told."""
    last, counted = situation.last, _counted(situation.last, nodes)
    if counted is None or any(one.bonuses for one in situation.contracts):
        return
    more = replace(last, bonuses=(Bonus(FORGOTTEN, "", counted.first, counted.last),))
    yield from _moved("bonus_forgotten", before, _with(situation, last, more), bonus=FORGOTTEN)


def _counted(contract: Contract, nodes: dict[str, Explanation]) -> Period | None:
    """The days of a contract whose wages count."""
    first = as_date(nodes["calcul_debut" if "calcul_debut" in nodes else "periode"])
    last = as_date(nodes["calcul_fin"]) if "calcul_fin" in nodes else contract.end
    return Period(contract.start, contract.end) & Period(first, max(first, last))


def _with(situation: Situation, contract: Contract, changed: Contract) -> Situation:
    contracts = tuple(changed if one is contract else one for one in situation.contracts)
    return replace(situation, contracts=contracts)


def _opened(code: str, after: Figures) -> Change:
    told = Sentence.of(WORDS[code], daily=after.daily_gross, days=after.duration_days)
    return Change(code, told, after.duration_days)


def _moved(code: str, before: Figures, changed: Situation, **told: object) -> Iterator[Change]:
    after = compute(changed).figures
    effect = _difference(before, after) if after else None
    if effect:
        yield Change(code, Sentence.of(WORDS[code], effect=effect, **told))


def _difference(before: Figures, after: Figures) -> Sentence | None:
    """What moves, in euros a day and in days; None when nothing does."""
    money, days = after.daily_gross - before.daily_gross, after.duration_days - before.duration_days
    said = []
    if money:
        words = "{amount} de plus par jour" if money > ZERO else "{amount} de moins par jour"
        said.append(Sentence.of(words, amount=max(money, -money)))
    if days:
        words = (
            "un droit plus long de {days:jour|jours}"
            if days > 0
            else "un droit plus court de {days:jour|jours}"
        )
        said.append(Sentence.of(words, days=abs(days)))
    if len(said) > 1:
        return Sentence.of("{first}, et {second}", first=said[0], second=said[1])
    return said[0] if said else None
