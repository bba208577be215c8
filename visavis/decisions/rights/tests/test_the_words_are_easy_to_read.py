"""Explanations are read by tired people: Kandel and Moles, 60 and more on average, and no sentence far below."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest
import yaml

from visavis.decisions.rights import compute, read
from visavis.decisions.rights.paper import HOW, NOBODY_REFUSES
from visavis.decisions.shared.answer import Answer
from visavis.decisions.shared.readability import kandel_moles, syllables

CASES = Path(__file__).parent / "cases"
EASY, NEVER_UNDER = 60, 30


def told(node):
    """Every whole sentence an explanation says."""
    answer = node.value if isinstance(node.value, Answer) else None
    said = [*node.in_plain_words, *node.doubts, *([node.rounding] if node.rounding else [])]
    if answer:
        said += [*answer.why, *answer.missing, *([answer.who_decides] if answer.who_decides else [])]
    return said


@pytest.fixture(scope="module")
def scores():
    """The score of each sentence that the cases of this folder make somebody read, said once."""
    found = {}
    for file in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            given = case.get("input", {})
            situation = read(given).situation if "contracts" in given else None
            for node in compute(situation).explanation.walk() if situation else ():
                found |= {sentence.template: kandel_moles(sentence.say()) for sentence in told(node)}
    return found


def test_explanations_are_easy_on_average(scores):
    assert len(scores) > 100
    assert mean(scores.values()) >= EASY


def test_no_sentence_is_far_below(scores):
    assert {words: round(score) for words, score in scores.items() if score < NEVER_UNDER} == {}


def test_what_the_paper_says_is_easy():
    assert mean(kandel_moles(words.say()) for words in (HOW, NOBODY_REFUSES)) >= EASY


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("jour", 1),
        ("mille", 1),
        ("élève", 2),
        ("allocation", 4),
        ("indemnisation", 5),
        ("les", 1),
        ("548", 2),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word, count):
    assert syllables(word) == count


def test_a_sentence_of_the_law_scores_far_lower_than_ours():
    law = (
        "L'allocation journalière est servie aux salariés privés d'emploi remplissant des conditions d'attribution "
        "dénommées périodes d'affiliation, ainsi que des conditions d'âge, d'aptitude physique et de chômage."
    )
    assert kandel_moles(law) < 40 < kandel_moles("Le droit est ouvert. Rien ne baisse.")


def test_nothing_said_has_no_score():
    assert kandel_moles("") == 0
