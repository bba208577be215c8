"""The record of a printed right: numbers that stay, every step once, both languages, simple words without articles."""

import pytest

from visavis.decisions.rights import compute, paper, read
from visavis.decisions.rights.paper import as_paper, numbered
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.sentence import Sentence, catalogue

NADIA = {
    "birth": "1972-03-04",
    "registered_on": "2026-11-01",
    "contracts": [
        {"start": "2024-11-01", "end": "2026-10-31", "gross_monthly": 2080, "end_reason": "dismissal"}
    ],
}


@pytest.fixture
def result():
    return compute(read(NADIA).situation)


def test_each_step_is_there_once_and_keeps_its_number_when_the_right_is_read_again(result):
    steps = numbered(result.explanation)
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert {step.node.code for step in steps} == {node.code for node in result.explanation.walk()}
    again = numbered(Explanation.from_json(result.explanation.to_json()))
    assert [step.node.code for step in again] == [step.node.code for step in steps]


@pytest.mark.parametrize("simple", [False, True])
def test_the_sheet_says_the_figures_and_simple_words_leave_the_articles_out(result, simple):
    sheet = as_paper(result, "fr", simple=simple)
    assert any("40,81" in words for words in sheet["opening"])
    assert any(step["source"] for step in sheet["steps"]) != simple
    assert len(sheet["months"]) == len(result.months) + 1
    assert "rect" in sheet["chart"]["svg"]
    assert "1" in sheet["chart"]["words"]


def test_a_sheet_says_where_its_lines_are_contested_kept_or_only_tried(result):
    kept = as_paper(result, "fr", explanation=result.explanation)
    assert "dites ce numéro" in kept["how"]
    assert "aucun dossier" in as_paper(result, "fr")["how"]


def test_every_word_of_the_sheet_has_its_english():
    said = [one for one in vars(paper).values() if isinstance(one, Sentence)]
    said += [*paper.LABELS.values(), *paper.HEADINGS.values(), Sentence(paper.CHART)]
    assert said
    assert [one.template for one in said if one.template not in catalogue("en")] == []


def test_a_no_on_paper_says_that_no_machine_refuses():
    left = NADIA["contracts"][0] | {"end_reason": "resignation_not_legitimate"}
    sheet = as_paper(compute(read(NADIA | {"contracts": [left]}).situation), "fr")
    assert any("Rien n'est refusé par une machine" in words for words in sheet["opening"])
