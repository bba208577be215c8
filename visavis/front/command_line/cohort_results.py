"""The results of a cohort as lines: one a person, amounts as decimal euros."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from visavis.decisions.rights.cohort import Results
from visavis.decisions.rights.cohort.days import EPOCH, MISSING
from visavis.decisions.rights.cohort.results import AMOUNTS

Whole = np.ndarray
ANSWERS = pa.array(["no", "cannot_say", "yes"])
PLAIN = ("worked_days", "reference_days")
IN_DAYS = {"first_paid_on", "last_paid_month"}
COUNTS = {
    "duration_days",
    "first_month_days",
    "leave_delay_days",
    "specific_delay_days",
    "waiting_days",
    "reduced_from_day",
}
NAMED = {"sr": "reference_wage"}


def written(names: list[str], found: Results, told: Whole) -> pa.Table:
    """One line a person: the engine that answered, the answer, the figures; amounts as decimal euros."""
    engines = pc.if_else(pa.array(found.covered), "columns", "scalar")
    columns: dict[str, pa.Array] = {
        "person": pa.array(names, pa.string()),
        "engine": engines,
        "eligibility": ANSWERS.take(pa.array(found.verdict)),
    }
    for name in (*PLAIN, *AMOUNTS):
        columns[NAMED.get(name, name)] = _shown(name, getattr(found, name))
    return pa.table(columns).filter(pa.array(told))


def _shown(name: str, values: Whole) -> pa.Array:
    missing = values == MISSING
    cells = pa.array(np.where(missing, 0, values), mask=missing)
    if name in IN_DAYS:
        return pc.subtract(cells, EPOCH).cast(pa.int32()).cast(pa.date32())
    if name in PLAIN or name in COUNTS:
        return cells.cast(pa.int32())
    return pc.multiply(cells.cast(pa.decimal128(19, 0)), pa.scalar(Decimal("0.01"))).cast(
        pa.decimal128(14, 2)
    )


def nobody() -> pa.Table:
    """The lines of no person: their columns."""
    return written([], Results.blank(0), np.zeros(0, bool))
