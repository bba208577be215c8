"""Computations as they are read, replayed and contested."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from visavis.decisions.rights import (
    Difference,
    Entitlement,
    Versions,
    differences,
    first_difference,
    month_lines,
    read,
    replay,
)
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.sentence import Sentence
from visavis.foundation.vault import unseal
from visavis.rooms.rights.models import Computation
from visavis.rooms.rights.right import Right
from visavis.rooms.rights.situation import situation_of
from visavis.rooms.rights.tools import Found, found_by


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
    tool: str = ""
    asked: dict[str, Any] = field(default_factory=dict)

    @property
    def same(self) -> bool:
        """Does the replay give the very result that was kept?"""
        return not self.differences

    @property
    def differences(self) -> tuple[Sentence, ...]:
        """What the replay says otherwise than what was kept, each by its name; nothing differs in silence."""
        return differences(self._whole(self.as_kept), self._whole(self._again))

    @property
    def first_difference(self) -> Difference | None:
        """The first step, in the order of computing, that the replay makes otherwise."""
        return first_difference(self._whole(self.as_kept), self._whole(self._again))

    @property
    def _again(self) -> dict[str, Any]:
        again = record_of(self.result, self.tool, self.situation, self.asked)
        return json.loads(json.dumps(again))

    @staticmethod
    def _whole(record: dict[str, Any]) -> dict[str, Any]:
        """A record with the lines of its tool below its explanation, so that they are compared like the others."""
        if "tool" not in record:
            return record
        tool, root = record["tool"], record["explanation"]
        below = [*tool["lines"], *tool["months"], *root.get("children", [])]
        return record | {"explanation": root | {"children": below}}

    @property
    def result_explanation(self) -> Explanation:
        """The explanation of the right as it was kept."""
        return Explanation.from_json(self.as_kept["explanation"])

    @property
    def found(self) -> Found:
        """What its tool had found, as it was kept; nothing when it is a right alone."""
        return Found.from_json(self.as_kept["tool"]) if self.tool else Found(())

    @property
    def trees(self) -> tuple[Explanation, ...]:
        """The trees as they were kept, in the order in which their lines are numbered: those of its tool, then the
        right, then its months."""
        found = self.found
        return (*found.lines, *found.months, self.result_explanation, *months_of(self.result))

    @property
    def explanation(self) -> Explanation:
        """One tree that holds every line: what is contested, found by its code."""
        root = self.result_explanation
        others = (tree for tree in self.trees if tree.code != root.code)
        return replace(root, children=(*root.children, *others))


def _kept(row: Computation) -> Kept:
    situation = json.loads(unseal(row.file_id, row.sealed_situation))
    as_kept = json.loads(unseal(row.file_id, row.sealed_result))
    reading = read(situation)
    if reading.situation is None:
        raise LookupError("a kept situation cannot be read any more")
    again = replay(reading.situation, Versions.from_json(as_kept["versions"]))
    asked = json.loads(unseal(row.file_id, row.sealed_asked)) if row.sealed_asked else {}
    return Kept(
        row.id, row.file_id, row.computed_at, row.verdict, situation, as_kept, again, row.number or "", row.simulated,
        row.tool, asked,
    )  # fmt: skip


def record_of(
    result: Entitlement, tool: str, situation: Mapping[str, Any], asked: Mapping[str, Any]
) -> dict[str, Any]:
    """What is kept of a result: itself, and what the tool found for what was asked, when there is one."""
    record = result.to_json()
    read_again = read(situation).situation if tool else None
    found = found_by(tool, Right(read_again, result), dict(asked)) if read_again else None
    return record | ({"tool": found.to_json()} if found else {})


def whole_tree(result: Entitlement) -> Explanation:
    """The explanation of a result with the lines of its months below it."""
    root = result.explanation
    return replace(root, children=(*root.children, *months_of(result)))


def months_of(result: Entitlement) -> tuple[Explanation, ...]:
    """The net payment of each month, as lines."""
    return month_lines.of_right(result)


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
            **(_asked(row) if row.tool else {}),
            **json.loads(unseal(row.file_id, row.sealed_result)),
            "id": str(row.id),
        }
        for row in rows
    ]


def _asked(row: Computation) -> dict[str, Any]:
    """What was asked of which tool, beside what it found."""
    asked = json.loads(unseal(row.file_id, row.sealed_asked)) if row.sealed_asked else {}
    return {"asked": {"of": row.tool, **asked}}


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
