"""Danger: work changed behind staff's back. Guarantee: a release that changes it has its public statement first."""

from __future__ import annotations

import pytest

from tests.architecture.source import ROOT
from visavis.rooms.knowledge.impact import MARK, Incomplete, _read, missing, slug, statements

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_release_that_changes_the_work_of_staff_has_its_statement() -> None:
    without = missing(CHANGELOG, set(statements()))
    assert not without, "write visavis/rooms/knowledge/impacts/<release>.toml for: " + ", ".join(without)


def test_this_release_says_that_it_does() -> None:
    assert MARK in CHANGELOG


def test_a_release_without_its_statement_is_named() -> None:
    changelog = f"# Changes\n\n## 2.0, March 2027\n\n{MARK}\n\n## 1.9\n\nNothing of that kind.\n"
    assert missing(changelog, set()) == ["2.0, March 2027"]
    assert missing(changelog, {slug("2.0, March 2027")}) == []


def test_a_statement_that_leaves_something_out_is_refused() -> None:
    with pytest.raises(Incomplete, match=r"fr\.stays"):
        _read("2-0.toml", 'release = "2.0"\ntraining_hours = 1\n[fr]\nsummary = "x"\n')
