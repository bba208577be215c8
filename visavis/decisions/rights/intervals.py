"""A right when some datum is unknown or disputed: its lowest and highest figures, and the question to ask first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from visavis.decisions.rights.articles.art_03_affiliation import (
    FULL_TIME_WEEK,
    LEGAL_MAXIMUM_WEEK,
    affiliation,
)
from visavis.decisions.rights.computing import compute
from visavis.decisions.rights.entitlement import Entitlement
from visavis.decisions.rights.scope import LONGEST_PROCEDURE
from visavis.decisions.rights.situation import DISMISSALS, Contract, Situation
from visavis.decisions.rights.texts import TEXTS, text_on
from visavis.decisions.rights.tracing import as_answer
from visavis.decisions.shared.answer import Verdict
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import ONE_DAY
from visavis.decisions.shared.sentence import Sentence

MOST_COMBINATIONS = 256
# More than this many unknown data at once: only all of them at their lowest, and all at their highest, are tried.
MOST_TOGETHER = 4
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
    last, text = situation.last, text_on(situation.last.end)
    near = text is not None and last.end < text.since + LONGEST_PROCEDURE
    if last.end_reason in DISMISSALS and last.procedure_start is None and text and near:
        found[f"{situation.path(last)}.procedure_start"] = (text.since - ONE_DAY, text.since)
    if situation.rules_on >= TEXTS[0].since:
        short = not as_answer(affiliation.at(situation.rules_on).decide(situation).condition).is_yes
        for contract in situation.contracts if short else ():
            if contract.weekly_hours is None:
                most = LEGAL_MAXIMUM_WEEK if contract.work_time_ratio >= 1 else FULL_TIME_WEEK
                least = FULL_TIME_WEEK * contract.work_time_ratio
                found[f"{situation.path(contract)}.weekly_hours"] = (least, most)
    return found


def interval_of_unknown(situation: Situation) -> Interval | None:
    """The interval of a right whose data nobody told (`unknown_data`); None when everything is known."""
    unknown = unknown_data(situation)
    if not unknown:
        return None
    return (
        interval(situation, unknown) if len(unknown) <= MOST_TOGETHER else _at_both_ends(situation, unknown)
    )


def _at_both_ends(situation: Situation, unknown: Mapping[str, Sequence[Any]]) -> Interval:
    """Every unknown datum at its lowest, then every one at its highest: so many are hours of contracts, which only ever
    open a right (article 3), so the truth lies between. The first datum is the one to ask."""
    low, high = (
        interval(situation, {name: (values[end],) for name, values in unknown.items()}) for end in (0, -1)
    )
    ask = next(iter(unknown))
    return Interval(
        verdicts=low.verdicts | high.verdicts,
        daily_gross=_wider(low.daily_gross, high.daily_gross),
        month_net=_wider(low.month_net, high.month_net),
        duration_days=_wider(low.duration_days, high.duration_days),
        total=(min(*low.total, *high.total), max(*low.total, *high.total)),
        ask=ask,
        question=_question(ask),
    )


def _wider(*pairs: tuple[Any, Any] | None) -> tuple[Any, Any] | None:
    return _ends([each for pair in pairs if pair for each in pair])


def _question(path: str) -> Sentence:
    return QUESTIONS.get(path.rpartition(".")[2], OTHER_QUESTION)


def interval(situation: Situation, unknown: Mapping[str, Sequence[Any]]) -> Interval:
    """`unknown`: by field path (`contracts.0.gross_monthly`, `registered_on`), the values it may have: its two ends,
    or each disputed one. Raises `ValueError` for too many combinations."""
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
