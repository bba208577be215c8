"""Those whom the columns are not sure of, asked of the scalar engine one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from visavis.decisions.rights.cohort.columns import Cohort
from visavis.decisions.rights.cohort.days import MISSING, numbered
from visavis.decisions.rights.cohort.results import AMOUNTS, CANNOT_SAY, NO, YES, Results
from visavis.decisions.rights.cohort.situations import situations_of
from visavis.decisions.rights.computing import compute
from visavis.decisions.rights.entitlement import Entitlement
from visavis.decisions.shared.answer import Verdict
from visavis.decisions.shared.finding import Finding, Severity
from visavis.decisions.shared.money import Money

VERDICTS = {Verdict.NO: NO, Verdict.CANNOT_SAY: CANNOT_SAY, Verdict.YES: YES}


def complete(cohort: Cohort, found: Results) -> Iterator[tuple[int, tuple[Finding, ...]]]:
    """Writes what the scalar engine says of each routed person; gives the rows that it cannot read, with its reasons.

    `routed` keeps why each was asked.
    """
    rows = np.flatnonzero(~found.covered).tolist()
    for row, situation in zip(rows, situations_of(cohort, rows), strict=True):
        exact = compute(situation)
        blocking = tuple(one for one in exact.findings if one.severity is Severity.BLOCKING)
        if blocking:
            yield row, blocking
        for name, value in as_row(exact).items():
            getattr(found, name)[row] = value


def as_row(exact: Entitlement) -> dict[str, int]:
    """A result of the scalar engine in the words of the columns."""
    row = {
        "verdict": VERDICTS[exact.eligibility.verdict],
        "figures": int(exact.figures is not None),
        "worked_days": _plain(exact.worked_days),
        "reference_days": _plain(exact.reference_days),
        **dict.fromkeys(AMOUNTS, MISSING),
    }
    if exact.figures:
        row["sr"] = exact.explanation.find("sr").money.cents
        row |= {name: _plain(getattr(exact.figures, name)) for name in AMOUNTS if name != "sr"}
    return row


def _plain(value: Money | date | int | None) -> int:
    if isinstance(value, Money):
        return value.cents
    if isinstance(value, date):
        return numbered(value)
    return MISSING if value is None else value
