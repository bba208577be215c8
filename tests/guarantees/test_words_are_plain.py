"""Danger: a right that one cannot read. Guarantee: every French sentence of the service is short, decisions above all.

All that can be said is walked: the sentences of decisions, and those of every page and letter. A sentence is what one
reads in one breath: up to a full stop, a colon or a semicolon. The weights are those of the Etalab guide and of FALC.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from statistics import mean

import pytest

VISAVIS = Path(__file__).resolve().parents[2] / "visavis"
LONGEST = {"decisions": 22, "pages": 28}  # words of a sentence
USUAL = 10  # words of a sentence, on average
MARKS = re.compile(r"<[^>]+>|\*\*")
HOLES = re.compile(r"\{[^}]*\}|%\(\w+\)\w")
BREATH = re.compile(r"(?<=[.!?;])\s+|\n|\s:\s")
CATALOGUE = re.compile(r'msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)')
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def sentences(text: str) -> list[str]:
    """The breaths of a text; what fills a hole counts as one word."""
    return [each for each in BREATH.split(HOLES.sub("X", MARKS.sub(" ", text))) if re.search(r"\w", each)]


def length(sentence: str) -> int:
    """How many words."""
    return len(re.findall(r"\w+", sentence))


def of_decisions() -> list[str]:
    """Every French sentence a decision can say."""
    files = sorted((VISAVIS / "decisions" / "words").glob("en-*.toml"))
    return [french for file in files for french in tomllib.loads(file.read_text(encoding="utf-8"))]


def of_pages() -> list[str]:
    """Every French sentence of pages and letters, as the catalogues know them."""
    found = []
    for file in sorted(VISAVIS.glob("**/locale/en/LC_MESSAGES/django.po")):
        for entry in CATALOGUE.finditer(file.read_text(encoding="utf-8")):
            words = "".join(QUOTED.findall(entry[1])).replace("\\n", "\n").replace('\\"', '"')
            found += [words] if words else []
    return found


SAID = {"decisions": of_decisions, "pages": of_pages}


@pytest.mark.parametrize("where", SAID)
def test_no_sentence_is_longer_than_a_breath(where):
    said = [each for text in SAID[where]() for each in sentences(text)]
    assert len(said) > 500
    assert [each for each in said if length(each) > LONGEST[where]] == []


@pytest.mark.parametrize("where", SAID)
def test_most_are_much_shorter(where):
    assert mean(length(each) for text in SAID[where]() for each in sentences(text)) < USUAL


def test_a_long_sentence_would_be_noticed():
    long = (
        "Nonobstant les dispositions qui précèdent, "
        + "et attendu que la présente décision vous est notifiée, " * 3
    )
    assert max(map(length, sentences(long))) > LONGEST["pages"]
