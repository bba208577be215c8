"""The list of destroyed keys: each is there once it is noted, whole lines only, and is read once however long it is."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from visavis.foundation.vault import destroyed

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
FIRST, SECOND, THIRD = (UUID(int=number) for number in (1, 2, 3))


@pytest.fixture(autouse=True)
def a_list_of_our_own(monkeypatch, tmp_path):
    monkeypatch.setattr(destroyed, "place", lambda: tmp_path / "keys" / "destroyed")


def lines() -> list[str]:
    return destroyed.place().read_text(encoding="ascii").splitlines()


def test_what_is_noted_is_listed():
    assert destroyed.listed() == set()
    destroyed.note([FIRST], AT)
    destroyed.note([SECOND], AT)
    assert destroyed.listed() == {FIRST, SECOND}
    assert lines()[0] == f"{FIRST} 2026-11-24T10:00:00Z"


def test_listing_everything_again_adds_only_what_was_missing_and_reads_the_list_once(monkeypatch):
    destroyed.note([FIRST], AT)
    readings, listed = [], destroyed.listed
    monkeypatch.setattr(destroyed, "listed", lambda: readings.append(1) or listed())
    destroyed.note_missing((each, AT) for each in (FIRST, SECOND, THIRD))
    destroyed.note_missing((each, AT) for each in (FIRST, SECOND, THIRD))
    assert len(lines()) == 3
    assert len(readings) == 2


def test_after_a_line_cut_off_the_next_ones_are_whole():
    destroyed.note([FIRST], AT)
    with destroyed.place().open("a", encoding="ascii") as cut:
        cut.write(str(SECOND))
    destroyed.note([THIRD], AT)
    assert destroyed.listed() == {FIRST, THIRD}


def test_nothing_to_note_makes_no_list():
    destroyed.note([], AT)
    assert not destroyed.place().exists()
