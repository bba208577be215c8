"""Unemployment benefit (ARE): who has a right, how much, how long, from when, and why.

Four functions are enough:

    reading = read({"birth": "1992-09-16", "contracts": [...]})   # what a person or a file says, never raises
    reading.situation, reading.findings                            # None and the problems, when it cannot be read
    result = compute(reading.situation)                            # Entitlement: answer, figures, explanation
    replay(reading.situation, result.versions)                     # the same right, whatever changed since
    check(situation)                                               # problems in plain words, by field

Scope: ends of ordinary contracts (CDI, CDD, seasonal) since 1 July 2014, each under the text of its own key event;
overseas but Mayotte. Annexes, cross-border work, CSP and pensions are recognised and answered "cannot say", with the
reason and the human who decides. Nothing here reads a clock, a file of the person or a database; the tables of
figures beside are read once.

Beside these, loaded when asked for: `counterfactuals.changes` (what would flip the answer), `intervals.interval` (a
datum unknown or disputed), `letter.compare_with_letter` (the first step where an official letter parts),
`trajectories` (option, capital, a month of work: both ways to the end), `lawbook` (the rules and figures of a day).
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from visavis.decisions.rights.checking import check
    from visavis.decisions.rights.computing import compute, replay
    from visavis.decisions.rights.differing import Difference, differences, first_difference
    from visavis.decisions.rights.entitlement import DayKind, Entitlement, Figures, PaidMonth, Span
    from visavis.decisions.rights.frozen import Versions
    from visavis.decisions.rights.parameters import parameter
    from visavis.decisions.rights.reading import Reading, read
    from visavis.decisions.rights.situation import Bonus, Contract, CsgRate, EndReason, Nature, Situation

__all__ = [
    "Bonus",
    "Contract",
    "CsgRate",
    "DayKind",
    "Difference",
    "EndReason",
    "Entitlement",
    "Figures",
    "Nature",
    "PaidMonth",
    "Reading",
    "Situation",
    "Span",
    "Versions",
    "check",
    "compute",
    "differences",
    "first_difference",
    "parameter",
    "read",
    "replay",
]


def __getattr__(name: str) -> object:
    """Each name is loaded from its home when it is first asked for: importing the package costs nothing."""
    home = (_home_of_an_act(name) or _home_of_a_shape(name)) if name in __all__ else None
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = getattr(home, name)
    return globals()[name]


def _home_of_an_act(name: str) -> ModuleType | None:
    match name:
        case "compute" | "replay":
            from visavis.decisions.rights import computing

            return computing
        case "read" | "Reading":
            from visavis.decisions.rights import reading

            return reading
        case "check":
            from visavis.decisions.rights import checking

            return checking
        case "differences" | "first_difference" | "Difference":
            from visavis.decisions.rights import differing

            return differing
        case _:
            return None


def _home_of_a_shape(name: str) -> ModuleType:
    match name:
        case "DayKind" | "Entitlement" | "Figures" | "PaidMonth" | "Span":
            from visavis.decisions.rights import entitlement

            return entitlement
        case "Versions":
            from visavis.decisions.rights import frozen

            return frozen
        case "parameter":
            from visavis.decisions.rights import parameters

            return parameters
        case _:
            from visavis.decisions.rights import situation

            return situation
