"""Publishing: the row is written, then those who asked to know are told. No signals, one table of wires."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from visavis.foundation.facts.fact import Fact

Handler = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Wire:
    """One handler of one kind of fact, and when it runs."""

    handler: Handler
    after_commit: bool


_wires: dict[type[Fact], list[Wire]] = defaultdict(list)


def same_transaction(handler: Handler) -> Wire:
    """The handler runs at once: if it fails, the act itself is undone."""
    return Wire(handler, after_commit=False)


def after_commit(handler: Handler) -> Wire:
    """The handler runs once the act is safe (it should only put a job in line)."""
    return Wire(handler, after_commit=True)


def wire(table: dict[type[Fact], list[Wire]]) -> None:
    """Install the table of `front/wiring.py`. `Fact` itself stands for every fact."""
    _wires.clear()
    for kind, wires in table.items():
        _wires[kind].extend(wires)


def publish(fact: Fact) -> None:
    """Write the fact as a row, then run its wires in their order; those of `Fact` come first."""
    from visavis.foundation.facts.models import FactRow  # models load after this package

    FactRow.objects.create(
        id=fact.id,
        name=fact.name,
        at=fact.at,
        account_id=fact.by.account_id,
        role=fact.by.role,
        channel=fact.channel,
        agency_id=fact.agency,
        file_id=fact.person,
        details=fact.details(),
    )
    for each in [*_wires[Fact], *_wires[type(fact)]]:
        if each.after_commit:
            transaction.on_commit(lambda handler=each.handler: handler(fact))
        else:
            each.handler(fact)
