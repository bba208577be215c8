"""The register as data: JSON and CSV of the entries and of the duties."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from visavis.decisions.catalogue import Entry, Words, duties, entries, last_tests
from visavis.rooms.register.outcomes import outcomes

LANGUAGES = ("fr", "en")
HIDDEN = "s"


def everything(now: datetime) -> dict[str, Any]:
    """`{"generated_at", "text_written_by_a_model", "algorithms", "duties"}`; a hidden count is `s` (secret)."""
    return {
        "generated_at": now.isoformat(),
        "text_written_by_a_model": "none",
        "algorithms": [_entry(one, now) for one in entries()],
        "duties": [
            {
                "duty": one.code,
                "text": one.law.text,
                "article": one.law.article,
                "url": one.law.url,
                "met": str(one.met),
                "asks": dict(one.asks),
                "how": dict(one.how),
                "evidence": [asdict(each) for each in one.evidence],
            }
            for one in duties()
        ],
    }


def _entry(one: Entry, now: datetime) -> dict[str, Any]:
    tested, came_out = last_tests(one.package), outcomes(one.package, now)
    return {
        "package": one.package,
        "kind": str(one.kind),
        "version": one.version,
        "since": one.since.isoformat(),
        "reviewed_on": one.reviewed_on.isoformat(),
        "url": f"/algorithmes/{one.package}/" if one.listed else "",
        "source": f"visavis/decisions/{one.package}",
        "law": [{"text": law.text, "article": law.article, "url": law.url} for law in one.law],
        "contest_url": one.contest_url,
        "tests": {"on": tested.on.isoformat(), "passed": tested.passed, "failed": tested.failed}
        if tested
        else "unknown for this version",
        "outcomes_of_a_year": {name: HIDDEN if count is None else count for name, count in came_out.counts}
        if came_out
        else {},
        **{language: asdict(one.say(language)) for language in LANGUAGES},
    }


FLAT = ("package", "kind", "version", "since", "reviewed_on", "url", "source", "contest_url")
WORDS = tuple(Words.__dataclass_fields__)


def columns() -> list[str]:
    """The head of the CSV."""
    return [
        *FLAT, "law", "tests", "outcomes_of_a_year", *(f"{name}_{each}" for each in LANGUAGES for name in WORDS)
    ]  # fmt: skip


def rows(now: datetime) -> list[list[str]]:
    """One line an entry, in the order of `columns`; lists are joined by " | "."""
    return [_row(_entry(one, now)) for one in entries()]


def _row(one: dict[str, Any]) -> list[str]:
    law = " | ".join(f"{each['text']}, {each['article']}" for each in one["law"])
    tests = (
        one["tests"]
        if isinstance(one["tests"], str)
        else " ".join(f"{k}={v}" for k, v in one["tests"].items())
    )
    counts = " | ".join(f"{name}={count}" for name, count in one["outcomes_of_a_year"].items())
    words = [_flat(one[each][name]) for each in LANGUAGES for name in WORDS]
    return [*(one[name] for name in FLAT), law, tests, counts, *words]


def _flat(value: Any) -> str:
    return value if isinstance(value, str) else " | ".join(value)


def duty_rows() -> list[list[str]]:
    """One line a duty, its evidence joined by " | "."""
    return [
        [
            one.code, one.law.text, one.law.article, str(one.met), one.asks["fr"], one.asks["en"], one.how["fr"],
            one.how["en"], " | ".join(each.at for each in one.evidence),
        ]
        for one in duties()
    ]  # fmt: skip
