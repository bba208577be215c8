"""What reference cases say, as the articles take it: figures, inputs, amounts, days, months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from visavis.decisions.shared.explanation import Explanation, Figure, Input, Origin, Provenance
from visavis.decisions.shared.money import Money, euros
from visavis.decisions.shared.sentence import Sentence

ASKED = Provenance(Origin.DECLARED)
THE_CASE = Sentence("Donnée de l'exemple")


def node(code: str, value: Figure) -> Explanation:
    return Explanation(code, THE_CASE, euros(value) if isinstance(value, Decimal) else value)


def given(name: str, value: Figure) -> Input:
    return Input(name, THE_CASE, value, ASKED)


def money(value: Any) -> Money:
    return euros(Decimal(str(value)))


def day_of(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def month_of(value: Any) -> date:
    return day_of(f"{value}-01" if len(str(value)) == 7 else value).replace(day=1)
