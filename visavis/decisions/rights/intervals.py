"""A right when some datum is unknown or disputed: its lowest and highest figures, and the question to ask first.

Two ends hold all that lies between where the right follows the datum: a wage, an indemnity. Two data do not go like
that, and are tried where they turn:

* the day a dismissal's procedure began: one day of each stretch between two changes of the rules is tried;
* hours a week: with few the last contract is too short, with many it is enough, and between the two an earlier end of
  contract may open another right (article 7): that right is tried too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any

from visavis.decisions.rights.articles.art_02_perte_involontaire import perte_involontaire
from visavis.decisions.rights.articles.art_03_affiliation import (
    FULL_TIME_WEEK,
    LEGAL_MAXIMUM_WEEK,
    LOCKDOWNS,
    affiliation,
)
from visavis.decisions.rights.articles.art_07_inscription import in_the_twelve_months
from visavis.decisions.rights.computing import compute
from visavis.decisions.rights.entitlement import Entitlement
from visavis.decisions.rights.parameters import parameter, series
from visavis.decisions.rights.scope import LONGEST_PROCEDURE
from visavis.decisions.rights.situation import DISMISSALS, Contract, Situation
from visavis.decisions.rights.texts import TEXTS, text_on
from visavis.decisions.rights.tracing import as_answer, as_date
from visavis.decisions.shared.answer import Verdict
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import ONE_DAY
from visavis.decisions.shared.sentence import Sentence

MOST_COMBINATIONS = 256
# More than this many contracts without hours: only all of them at their lowest, and all at their highest, are tried.
MOST_TOGETHER = 4
# The figures of a right that its key event chooses: those that may move with the day a dismissal began.
KEYED = (
    "window_months",
    "window_extension_months",
    "required_days",
    "required_hours",
    "voluntary_leaving_days",
    "retraining_days",
    "inactivity_cap",
    "reference_days_max",
    "duration_coefficient",
    "duration_min",
    "degressivity_age",
    "degressivity_from_day",
    "leave_deferral_cap_days",
    "specific_deferral_cap_days",
    "specific_deferral_cap_days_economic",
)
QUESTIONS = {
    "gross_monthly": Sentence("Quel est le salaire brut exact de ce contrat ?"),
    "weekly_hours": Sentence("Combien d'heures par semaine faisiez-vous ?"),
    "work_time_ratio": Sentence("Quel était votre temps de travail ?"),
    "procedure_start": Sentence("Quel jour porte la lettre de convocation à l'entretien ?"),
    "end": Sentence("Quel est le dernier jour du contrat ?"),
    "start": Sentence("Quel est le premier jour du contrat ?"),
    "end_reason": Sentence("Quelle est la raison exacte de la fin du contrat ?"),
    "supra_legal_indemnity": Sentence("Quelle part de l'indemnité dépasse la loi ?"),
    "accrued_leave_indemnity": Sentence("Quelle indemnité de congés avez-vous reçue ?"),
    "registered_on": Sentence("Quel jour vous êtes-vous inscrit ?"),
    "csg_rate": Sentence("Quel taux de CSG vient de votre avis d'impôt ?"),
    "birth": Sentence("Quelle est votre date de naissance ?"),
}
OTHER_QUESTION = Sentence("Cette donnée est à vérifier.")


@dataclass(frozen=True, slots=True)
class Interval:
    """What the right may be: verdicts, lowest and highest figures, and the datum to ask first (None: nothing moves)."""

    verdicts: frozenset[Verdict]
    daily_gross: tuple[Money, Money] | None
    month_net: tuple[Money, Money] | None
    duration_days: tuple[int, int] | None
    total: tuple[Money, Money]
    ask: str | None
    question: Sentence | None


def unknown_data(situation: Situation) -> dict[str, tuple[Any, ...]]:
    """What nobody told and the answer may depend on, each with the values it may have."""
    found: dict[str, tuple[Any, ...]] = {}
    last = situation.last
    if last.end_reason in DISMISSALS and last.procedure_start is None and text_on(last.end):
        days = days_that_change(last.end - LONGEST_PROCEDURE + ONE_DAY, last.end)
        if days:
            found[f"{situation.path(last)}.procedure_start"] = (days[0] - ONE_DAY, *days)
    if situation.rules_on >= TEXTS[0].since:
        short = not as_answer(affiliation.at(situation.rules_on).decide(situation).condition).is_yes
        for contract in situation.contracts if short else ():
            if contract.weekly_hours is None:
                most = LEGAL_MAXIMUM_WEEK if contract.work_time_ratio >= 1 else FULL_TIME_WEEK
                least = FULL_TIME_WEEK * contract.work_time_ratio
                found[f"{situation.path(contract)}.weekly_hours"] = (least, most)
    return found


def days_that_change(first: date, last: date) -> tuple[date, ...]:
    """The days from `first` to `last` on which a text, or a figure chosen by the key event of a right, changes."""
    days = {text.since for text in TEXTS} | {LOCKDOWNS.first, LOCKDOWNS.last + ONE_DAY}
    days |= {value.since for name in KEYED for value in series(name).values}
    return tuple(sorted(day for day in days if first <= day <= last))


def interval_of_unknown(situation: Situation) -> Interval | None:
    """The interval of a right whose data nobody told (`unknown_data`); None when everything is known, or when nothing
    that is unknown moves a figure that the calculation already gives."""
    unknown = unknown_data(situation)
    if not unknown:
        return None
    hours = {name: values for name, values in unknown.items() if name.endswith(".weekly_hours")}
    together = len(hours) <= MOST_TOGETHER
    found = interval(situation, unknown) if together else _at_both_ends(situation, unknown, hours)
    if hours:
        found = _widened(found, _by_an_earlier_end(situation, hours))
    settled = found.ask is None and len(found.verdicts) == 1 and compute(situation).figures
    return None if settled else found


def _at_both_ends(
    situation: Situation, unknown: Mapping[str, Sequence[Any]], hours: Mapping[str, Sequence[Any]]
) -> Interval:
    """All hours at their lowest, then all at their highest: of so many, more hours only ever open a right (article 3).
    The first datum is the one to ask."""
    low, high = (
        interval(situation, {**unknown, **{name: (values[end],) for name, values in hours.items()}})
        for end in (0, -1)
    )
    ask = next(iter(unknown))
    return replace(_joined(low, high), ask=ask, question=_question(ask))


def _by_an_earlier_end(situation: Situation, hours: Mapping[str, Sequence[Any]]) -> list[Entitlement]:
    """The rights that earlier ends of contract may open while the last one is too short, with the most hours; none
    beyond the first of them that is enough with the fewest."""
    least, most = (_with(situation, {name: values[end] for name, values in hours.items()}) for end in (0, -1))
    lost = as_answer(perte_involontaire.at(situation.rules_on).decide(situation))
    if lost.is_no or as_answer(affiliation.at(least.rules_on).decide(least).condition).is_yes:
        return []
    found = []
    for low, high in zip(in_the_twelve_months(least), in_the_twelve_months(most), strict=True):
        right = compute(high)
        if _sees_more(high, most) and not right.eligibility.is_no:
            found.append(right)
        if not compute(low).eligibility.is_no:
            break
    return found


def _sees_more(earlier: Situation, last: Situation) -> bool:
    """Whether an earlier end may be enough where the last one is not: it counts older work, or is asked for less."""
    if earlier.rules_on < TEXTS[0].since:
        return True
    window = as_date(affiliation.at(last.rules_on).decide(last).window)
    needed, asked = (parameter("required_hours", one.rules_on, one.age).value for one in (earlier, last))
    return needed < asked or any(one.start < window for one in earlier.contracts)


def _widened(known: Interval, rights: list[Entitlement]) -> Interval:
    """The same interval with other rights, that a person must look at."""
    for right in rights:
        figures, total = right.figures, _total(right)
        other = replace(
            known,
            verdicts=frozenset({Verdict.CANNOT_SAY}),
            daily_gross=(figures.daily_gross, figures.daily_gross) if figures else None,
            month_net=(figures.month_net, figures.month_net) if figures else None,
            duration_days=(figures.duration_days, figures.duration_days) if figures else None,
            total=(total, total),
        )
        known = _joined(known, other)
    return known


def _joined(one: Interval, other: Interval) -> Interval:
    """The lowest and highest of both; the question is that of the first."""
    return replace(
        one,
        verdicts=one.verdicts | other.verdicts,
        daily_gross=_wider(one.daily_gross, other.daily_gross),
        month_net=_wider(one.month_net, other.month_net),
        duration_days=_wider(one.duration_days, other.duration_days),
        total=(min(*one.total, *other.total), max(*one.total, *other.total)),
    )


def _wider(*pairs: tuple[Any, Any] | None) -> tuple[Any, Any] | None:
    return _ends([each for pair in pairs if pair for each in pair])


def _question(path: str) -> Sentence:
    return QUESTIONS.get(path.rpartition(".")[2], OTHER_QUESTION)


def interval(situation: Situation, unknown: Mapping[str, Sequence[Any]]) -> Interval:
    """`unknown`: by field path (`contracts.0.gross_monthly`, `registered_on`), the values it may have: its two ends,
    or each disputed one. The ends of a day hold nothing between them: give each (`days_that_change`, birthdays).
    Raises `ValueError` for too many combinations."""
    names = tuple(unknown)
    combinations = list(product(*(unknown[name] for name in names)))
    if len(combinations) > MOST_COMBINATIONS:
        raise ValueError("too many unknown data at once")
    results = {
        values: compute(_with(situation, dict(zip(names, values, strict=True)))) for values in combinations
    }
    totals = {values: _total(result) for values, result in results.items()}
    ask = _narrowest(names, totals)
    figures = [result.figures for result in results.values() if result.figures]
    return Interval(
        verdicts=frozenset(result.eligibility.verdict for result in results.values()),
        daily_gross=_ends([one.daily_gross for one in figures]),
        month_net=_ends([one.month_net for one in figures]),
        duration_days=_ends([one.duration_days for one in figures]),
        total=(min(totals.values()), max(totals.values())),
        ask=ask,
        question=_question(ask) if ask else None,
    )


def _total(result: Entitlement) -> Money:
    """All the money of the right; nothing where there is none."""
    if result.eligibility.is_no:
        return ZERO
    return sum((month.gross for month in result.months), ZERO)


def _ends(values: list[Any]) -> tuple[Any, Any] | None:
    return (min(values), max(values)) if values else None


def _narrowest(names: tuple[str, ...], totals: Mapping[tuple[Any, ...], Money]) -> str | None:
    """The datum whose answer leaves, at worst, the smallest spread of the total."""
    spreads = {}
    for rank, name in enumerate(names):
        groups: dict[Any, list[Money]] = {}
        for values, total in totals.items():
            groups.setdefault(values[rank], []).append(total)
        spreads[name] = max(max(group) - min(group) for group in groups.values())
    whole = max(totals.values()) - min(totals.values())
    best = min(spreads, key=lambda name: spreads[name], default=None)
    return best if best is not None and spreads[best] < whole else None


def _with(situation: Situation, values: Mapping[str, Any]) -> Situation:
    """The situation with the field at each path set."""
    for path, value in values.items():
        if path.startswith("contracts."):
            _, rank, name = path.split(".")
            contracts = list(situation.contracts)
            contracts[int(rank)] = _set(contracts[int(rank)], name, value)
            situation = replace(situation, contracts=tuple(contracts))
        else:
            situation = replace(situation, **{path: value})
    return situation


def _set(contract: Contract, name: str, value: Any) -> Contract:
    return replace(contract, **{name: value})
