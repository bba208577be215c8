"""The table of what is kept is whole, in both languages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from visavis.decisions.retention import digest, lines, time_of
from visavis.decisions.shared.sentence import Sentence


def test_every_word_of_the_table_is_said_in_english():
    for line in lines():
        for words in (line.what, line.kept, line.since, line.because, line.then):
            assert Sentence(words).say("en") != Sentence(words).say("fr"), words


def test_each_category_stands_once():
    names = [line.category for line in lines()]
    assert len(names) == len(set(names))


def test_a_time_is_known_for_what_is_erased_by_itself_and_for_nothing_else():
    assert time_of("inactive_file") == timedelta(days=730)
    for unknown in ("readings", "nothing"):
        with pytest.raises(KeyError):
            time_of(unknown)


def test_what_is_confirmed_is_short_enough_to_be_read_aloud():
    assert len(digest()) == 12
