"""From a code that was to the codes of today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from visavis.foundation.database.many import put
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.reference.models import Commune, Occupation, Succession, What

ENTRIES: dict[str, Any] = {What.OCCUPATIONS: Occupation, What.COMMUNES: Commune}
COLUMNS = ("id", "what", "old", "label", "plain", "new", "since")


def add(what: str, rows: Iterable[Sequence[Any]]) -> int:
    """Keep `(old, label, plain, new, since)` once. Returns how many were new."""
    kept = {
        (old, plain, new): (uuid7(), what, old, label, plain, new, since)
        for old, label, plain, new, since in rows
    }
    return put(Succession, COLUMNS, kept.values(), ("what", "old", "plain", "new")).new


def today_of(what: str, code: str) -> tuple[str, ...]:
    """The codes valid today that stand for `code`: itself when it still is, else what followed it, step by step."""
    model, seen, found = ENTRIES[what], {code}, set[str]()
    step = {code}
    while step:
        open_ones = set(
            model.objects.filter(code__in=step, valid_to=None).order_by("code").values_list("code", flat=True)
        )
        found |= open_ones
        closed = step - open_ones
        rows = Succession.objects.filter(what=what, old__in=closed).order_by("old", "new")
        step = set(rows.values_list("new", flat=True)) - seen
        seen |= step
    return tuple(sorted(found))


def replaced(what: str) -> dict[str, str]:
    """Each code that is no longer valid and has one successor alone → that one."""
    old = set(Succession.objects.filter(what=what).order_by("old").values_list("old", flat=True))
    valid = set(ENTRIES[what].objects.filter(valid_to=None).order_by("code").values_list("code", flat=True))
    found = {code: today_of(what, code) for code in old - valid}
    return {code: today[0] for code, today in found.items() if len(today) == 1}
