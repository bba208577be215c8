"""Short ways to write the inputs of an explanation, each with where it comes from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from visavis.decisions.rights.situation import Contract, Situation
from visavis.decisions.shared.answer import Answer
from visavis.decisions.shared.explanation import Explanation, Figure, Input, Origin, Provenance
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.sentence import Sentence


def given(situation: Situation, path: str, name: str, label: Sentence, value: Figure) -> Input:
    """A datum of the person's situation, with the provenance recorded for its field."""
    return Input(name, label, value, situation.origin(path))


def from_node(node: Explanation, name: str = "") -> Input:
    """A figure explained elsewhere in the tree: its provenance names the code of that node."""
    return Input(
        name or node.code, node.title, node.value, Provenance(Origin.COMPUTED, node.code), told=node.told
    )


def in_days(count: int) -> Sentence:
    """A number of days with its noun."""
    return Sentence.of("{value:jour|jours}", value=count)


def assumed(name: str, label: Sentence, value: Figure, doubt: Sentence) -> Input:
    """A datum nobody gave: we say what we suppose."""
    return Input(name, label, value, Provenance(Origin.ASSUMED), doubt)


def contract_dates(situation: Situation, contract: Contract, number: int) -> tuple[Input, Input]:
    """First and last day of a contract as `start_<number>` and `end_<number>`."""
    path = situation.path(contract)
    start = Sentence.of("Début du contrat {number}", number=number)
    end = Sentence.of("Fin du contrat {number}", number=number)
    return (
        given(situation, f"{path}.start", f"start_{number}", start, contract.start),
        given(situation, f"{path}.end", f"end_{number}", end, contract.end),
    )


def as_money(node: Explanation) -> Money:
    """The amount a node holds. Raises `TypeError` when it holds something else."""
    return node.money


def as_days(node: Explanation) -> int:
    """The whole number a node holds. Raises `TypeError` when it holds something else."""
    if not isinstance(node.value, int):
        raise TypeError(f"{node.code} is not a whole number")
    return node.value


def as_number(node: Explanation) -> Decimal:
    """The decimal number a node holds. Raises `TypeError` when it holds something else."""
    if not isinstance(node.value, Decimal):
        raise TypeError(f"{node.code} is not a decimal number")
    return node.value


def as_date(node: Explanation) -> date:
    """The day a node holds. Raises `TypeError` when it holds something else."""
    if not isinstance(node.value, date):
        raise TypeError(f"{node.code} is not a date")
    return node.value


def as_answer(node: Explanation) -> Answer:
    """The answer a node holds. Raises `TypeError` when it holds something else."""
    if not isinstance(node.value, Answer):
        raise TypeError(f"{node.code} is not an answer")
    return node.value


def whole(datum: Input) -> int:
    """The whole number of an input. Raises `TypeError` when it holds something else."""
    if not isinstance(datum.value, int):
        raise TypeError(f"{datum.name} is not a whole number")
    return datum.value


def ratio(datum: Input) -> Decimal:
    """The decimal number of an input. Raises `TypeError` when it holds something else."""
    if not isinstance(datum.value, Decimal):
        raise TypeError(f"{datum.name} is not a decimal number")
    return datum.value


def amount(datum: Input) -> Money:
    """The amount of an input. Raises `TypeError` when it holds something else."""
    if not isinstance(datum.value, Money):
        raise TypeError(f"{datum.name} is not an amount")
    return datum.value
