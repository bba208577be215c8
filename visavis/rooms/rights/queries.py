"""Computations as they are read, replayed and contested."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from visavis.decisions.rights import (
    Difference,
    Entitlement,
    Versions,
    differences,
    first_difference,
    read,
    replay,
)
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.sentence import Sentence
from visavis.foundation.vault import unseal
from visavis.rooms.rights.models import Computation
from visavis.rooms.rights.situation import situation_of


@dataclass(frozen=True, slots=True)
class Kept:
    """A computation kept in a file. `result` is replayed from its situation, under the versions kept with it."""

    id: UUID
    file_id: UUID
    computed_at: datetime
    verdict: str
    situation: dict[str, Any]
    as_kept: dict[str, Any]
    result: Entitlement
    number: str = ""
    simulated: bool = False

    @property
    def same(self) -> bool:
        """Does the replay give the very result that was kept?"""
        return not self.differences

    @property
    def differences(self) -> tuple[Sentence, ...]:
        """What the replay says otherwise than what was kept, each by its name; nothing differs in silence."""
        return differences(self.as_kept, self._again)

    @property
    def first_difference(self) -> Difference | None:
        """The first step, in the order of computing, that the replay makes otherwise."""
        return first_difference(self.as_kept, self._again)

    @property
    def _again(self) -> dict[str, Any]:
        return json.loads(json.dumps(self.result.to_json()))

    @property
    def explanation(self) -> Explanation:
        """The explanation as it was kept: the one shown, printed and contested."""
        return Explanation.from_json(self.as_kept["explanation"])


def _kept(row: Computation) -> Kept:
    situation = json.loads(unseal(row.file_id, row.sealed_situation))
    as_kept = json.loads(unseal(row.file_id, row.sealed_result))
    reading = read(situation)
    if reading.situation is None:
        raise LookupError("a kept situation cannot be read any more")
    again = replay(reading.situation, Versions.from_json(as_kept["versions"]))
    return Kept(
        row.id, row.file_id, row.computed_at, row.verdict, situation, as_kept, again, row.number or "", row.simulated
    )  # fmt: skip


def latest(file_id: UUID) -> Kept | None:
    """The latest computation of what a file knows; trials are apart."""
    row = Computation.objects.filter(file_id__of=file_id, simulated=False).order_by("-id").first()
    return _kept(row) if row else None


def one(computation_id: UUID) -> Kept | None:
    """One computation, when the reader may see it."""
    row = Computation.objects.filter(id=computation_id).first()
    return _kept(row) if row else None


def history(file_id: UUID, most: int = 50) -> Sequence[tuple[UUID, datetime, str]]:
    """Every computation of what a file knows: id, when, verdict; latest first."""
    rows = Computation.objects.filter(file_id__of=file_id, simulated=False).order_by("-id")[:most]
    return [(row.id, row.computed_at, row.verdict) for row in rows]


def numbered(code: str) -> Kept | None:
    """The computation whose number somebody says, when the reader may see it."""
    row = Computation.objects.filter(number=code).first()
    return _kept(row) if row else None


def every_result(file_id: UUID) -> list[dict[str, Any]]:
    """Every computation as it was kept, latest first, none made again."""
    rows = Computation.objects.filter(file_id__of=file_id).order_by("-id")
    return [
        {
            "computed_at": row.computed_at.isoformat(),
            "number": row.number or "",
            "simulated": row.simulated,
            **json.loads(unseal(row.file_id, row.sealed_result)),
            "id": str(row.id),
        }
        for row in rows
    ]


def what_changed(file_id: UUID, kept: Kept) -> str:
    """What the file knows otherwise than this computation did: `contracts`, `file` (birth, registration), or "".

    What was said counts, not who said it.
    """
    then, today = kept.situation, json.loads(json.dumps(situation_of(file_id)))
    if then.get("contracts") != today["contracts"]:
        return "contracts"
    return "file" if _facts(then) != _facts(today) else ""


def _facts(situation: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in situation.items() if name != "provenance"}
