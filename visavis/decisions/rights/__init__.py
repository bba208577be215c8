"""Unemployment benefit (ARE): who has a right, how much, how long, from when, and why.

Four functions are enough:

    reading = read({"birth": "1992-09-16", "contracts": [...]})   # what a person or a file says, never raises
    reading.situation, reading.findings                            # None and the problems, when it cannot be read
    result = compute(reading.situation)                            # Entitlement: answer, figures, explanation
    replay(reading.situation, result.versions)                     # the same right, whatever changed since
    check(situation)                                               # problems in plain words, by field

Scope: the end of an ordinary CDI or CDD from 1 April 2025 in metropolitan France. Anything else is answered
"cannot say", with the reason and the human who decides. Nothing here reads a clock, a file of the person or a
database; the tables of figures beside are read once.
"""

from visavis.decisions.rights.checking import check
from visavis.decisions.rights.compute import compute, replay
from visavis.decisions.rights.differences import Difference, differences, first_difference
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
