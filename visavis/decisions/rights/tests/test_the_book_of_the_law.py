"""The law held here can be read as a book, and says what nobody may rely on yet."""

from datetime import date
from pathlib import Path

import pytest

from visavis.decisions.rights import articles, lawbook
from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.versions import RULES
from visavis.decisions.shared.source import Status

FILES = {path.stem for path in Path(articles.__path__[0]).glob("*.py")} - {"__init__"}


def test_every_article_of_the_folder_is_in_the_book():
    held = {
        version.function.__module__.rpartition(".")[2] for rule in RULES.values() for version in rule.versions
    }
    assert held == FILES


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.code)
def test_the_rules_of_a_day_say_what_they_are_their_text_and_their_event(text):
    for one in lawbook.rules_on(text.since):
        assert one.says and "In plain words" in one.text, one.version.code
        assert one.version.applies(text.since)
        assert one.version.reference.text


def test_each_docstring_opens_with_its_reference():
    for one in lawbook.rules_on(date(2025, 4, 1)):
        first = one.text.splitlines()[0]
        assert first.startswith(("Règlement d'assurance chômage, article", "Code d", "Deliberation")), first


def test_the_figures_of_a_day_name_their_source():
    found = {series.name: value for series, value in lawbook.figures_on(date(2018, 5, 1))}
    assert str(found["fixed_part"].value) == "11.84"
    assert all(value.source for value in found.values())


def test_each_doubtful_value_is_listed_once():
    found = lawbook.doubts()
    assert {one.series.name for one in found} >= {
        "inactivity_cap",
        "rc_duration_max",
        "specific_deferral_divisor",
    }
    assert all(one.value.status is Status.DOUBTFUL for one in found)
    assert len(found) == len(set((one.series.name, one.value) for one in found))


def test_a_value_that_was_due_is_awaited():
    assert "fixed_part" in {series.name for series in lawbook.awaited(date(2026, 7, 1))}
    assert not lawbook.awaited(date(2026, 6, 30))


def test_articles_read_on_the_published_text_are_told_from_the_others():
    unread = {version.code for version in lawbook.unread_references()}
    assert "art17bis.degressivite@2025-04-01" not in unread
    assert "art9.duree@2014-07-01" in unread
