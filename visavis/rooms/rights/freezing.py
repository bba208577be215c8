"""Frozen computations as they are read: who trusts which figures, who looked at them, and what was decided later."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from visavis.decisions.rights.letter import Compared, compare_with_letter
from visavis.decisions.shared.money import Money, euros
from visavis.foundation.identity.names import name_of
from visavis.foundation.vault import unseal
from visavis.rooms.rights import queries
from visavis.rooms.rights.models import Computation, Frozen

MONEY = {"reference_wage", "sjr", "daily_gross", "daily_net"}
PAGE = 50


@dataclass(frozen=True, slots=True)
class Trusted:
    """A frozen computation. While it stands, nothing is asked back without a human review.

    `by` is the name of who looked at it, '' while nobody has; `compared` the later decision beside it.
    """

    computation_id: UUID
    file_id: UUID
    frozen_at: datetime
    due_at: datetime
    stance: str
    looked_at: datetime | None
    by: str
    words: str
    decided_on: date | None
    gap: str
    parting: str
    decision: dict[str, Money | Decimal | int | date]

    @property
    def waits(self) -> bool:
        """Has nobody looked yet?"""
        return self.looked_at is None

    @property
    def countersigned(self) -> bool:
        """Did a counsellor put her name under it?"""
        return self.stance == Frozen.Stance.AGREES


def frozen(computation_id: UUID) -> Trusted | None:
    """The frozen state of a computation, when there is one the reader may see."""
    row = Frozen.objects.filter(computation_id=computation_id).first()
    return _trusted(row) if row else None


def of_file(file_id: UUID) -> Sequence[Trusted]:
    """Every frozen computation of a file, the latest first."""
    return [_trusted(row) for row in Frozen.objects.filter(file_id__of=file_id).order_by("-frozen_at")[:PAGE]]


def waiting_at(agency_id: UUID) -> Sequence[Frozen]:
    """Those that an agency owes a look, the oldest promise first."""
    return Frozen.objects.filter(agency_id=agency_id, looked_at=None).order_by("due_at")[:PAGE]


def trials(file_id: UUID, most: int = PAGE) -> Sequence[tuple[UUID, datetime, str]]:
    """What the person tried and kept: id, when, number."""
    rows = Computation.objects.filter(file_id__of=file_id, simulated=True).order_by("-id")[:most]
    return [(row.id, row.computed_at, row.number or "") for row in rows]


def beside_decision(found: Trusted) -> Compared | None:
    """The decision beside the frozen figures, step by step; None while there is none."""
    kept = queries.one(found.computation_id) if found.decision else None
    return compare_with_letter(kept.result, found.decision) if kept else None


def outcomes() -> Sequence[tuple[str, str, int, int]]:
    """The country over: situation, gap, decisions, people. Numbers only; the caller hides the small ones."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT situation, gap, decisions, people FROM rights_outcomes() ORDER BY 1, 2")
        return [
            (situation, gap, int(count), int(people)) for situation, gap, count, people in cursor.fetchall()
        ]


def exported(file_id: UUID) -> dict[str, dict[str, Any]]:
    """For the export of the whole file: what is frozen, by the id of its computation."""
    return {
        str(each.computation_id): {
            "frozen_at": each.frozen_at.isoformat(),
            "looked_at": each.looked_at.isoformat() if each.looked_at else None,
            "looked_by": each.by,
            "stance": each.stance,
            "words": each.words,
            "decided_on": each.decided_on.isoformat() if each.decided_on else None,
            "decision": {name: str(value) for name, value in each.decision.items()},
            "gap": each.gap,
            "line": each.parting,
        }
        for each in of_file(file_id)
    }


def _trusted(row: Frozen) -> Trusted:
    words = unseal(row.file_id, row.sealed_words) if row.sealed_words else ""
    decision = json.loads(unseal(row.file_id, row.sealed_decision)) if row.sealed_decision else {}
    return Trusted(
        row.computation_id, row.file_id, row.frozen_at, row.due_at, row.stance, row.looked_at,
        name_of(row.looked_by), words, row.decided_on, row.gap, row.parting,
        {name: _figure(name, said) for name, said in decision.items()},
    )  # fmt: skip


def _figure(name: str, said: str) -> Any:
    """One figure of a letter as it was typed."""
    if name in MONEY:
        return euros(said)
    return date.fromisoformat(said) if name == "first_paid_on" else Decimal(said)
