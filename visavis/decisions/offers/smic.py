"""The minimum wage of a day, from its dated series."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from visavis.decisions.shared.money import Money, euros


@dataclass(frozen=True, slots=True)
class Smic:
    """Gross euros an hour, in force `since`, set by `text` (empty when only the series is known)."""

    hourly: Money
    since: date
    text: str


@cache
def _series() -> tuple[Smic, ...]:
    """The whole series, oldest first."""
    file = resources.files("visavis.decisions.offers.parameters") / "smic.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["values"]
    return tuple(Smic(euros(row["euros"]), row["from"], row["text"]) for row in rows)


def smic_on(day: date) -> Smic:
    """The minimum wage in force on `day`. Raises `LookupError` before the series begins."""
    in_force = [smic for smic in _series() if smic.since <= day]
    if not in_force:
        raise LookupError(f"no minimum wage is known on {day}")
    return in_force[-1]
