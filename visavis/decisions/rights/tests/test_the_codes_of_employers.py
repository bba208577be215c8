"""An employer says by one of 54 codes why a contract ended: each is read as a reason, or goes to a human; none is lost."""

import csv
from pathlib import Path

import pytest

from visavis.decisions.rights import compute, read
from visavis.decisions.rights.articles.art_02_perte_involontaire import INVOLUNTARY, OPEN, VOLUNTARY
from visavis.decisions.rights.end_codes import end_codes
from visavis.decisions.rights.situation import EndReason
from visavis.decisions.shared.answer import Verdict
from visavis.decisions.shared.explanation import Origin

LIST = Path(__file__).parents[5] / "shared" / "data" / "dsn" / "nomenclatures.csv"
NOT_ENDED = {"099", "100", "998"}
# By the words of the code itself: who decided the end.
BY_EMPLOYER = {"011", "012", "014", "020", "034", "036", "065", "087", "088", "091", "092", "117"}
BY_PERSON = {"035", "037"}


def told(code, nature="cdi"):
    contract = {
        "start": "2024-01-01",
        "end": "2026-10-31",
        "gross_monthly": 2000,
        "procedure_start": "2026-09-01",
    }
    return read({"birth": "1992-09-16", "contracts": [contract | {"end_reason": code, "nature": nature}]})


def test_there_are_54_codes_each_read_as_a_reason_the_law_knows():
    assert len(end_codes()) == 54
    assert all(
        each.says and each.reason in {*INVOLUNTARY, *VOLUNTARY, *OPEN} for each in end_codes().values()
    )


@pytest.mark.parametrize("code", list(end_codes()))
def test_a_code_gives_the_answer_of_its_reason_and_says_that_the_employer_told_it(code):
    nature = "cdd" if end_codes()[code].reason is EndReason.END_OF_FIXED_TERM else "cdi"
    by_code, by_word = told(code, nature), told(end_codes()[code].reason, nature)
    assert by_code.situation is not None and by_word.situation is not None
    assert by_code.situation.origin("contracts.0.end_reason").origin is Origin.DSN
    verdict = compute(by_code.situation).eligibility.verdict
    assert verdict == compute(by_word.situation).eligibility.verdict
    if code in BY_EMPLOYER:
        assert verdict is Verdict.YES
    assert verdict is not Verdict.NO or code in BY_PERSON


@pytest.mark.parametrize("code", sorted(NOT_ENDED))
def test_a_code_by_which_nothing_ended_is_said_at_its_field_and_left_to_a_human(code):
    reading = told(code)
    assert [(each.code, each.evidence.field) for each in reading.findings] == [
        ("not_ended", "contracts.0.end_reason")
    ]
    assert compute(reading.situation).eligibility.is_open


def test_only_these_three_end_nothing():
    assert {code for code, each in end_codes().items() if not each.ended} == NOT_ENDED


@pytest.mark.parametrize("written", ["013", "777", "14", "0014", 14, "０１４"])
def test_what_is_no_code_is_refused_at_its_field(written):
    reading = told(written)
    assert ("choice_unknown", "contracts.0.end_reason") in {
        (each.code, each.evidence.field) for each in reading.findings
    }


@pytest.mark.shared_data
@pytest.mark.skipif(
    not LIST.exists(), reason=f"NO OFFICIAL CODES: {LIST} is absent, so the list was not compared."
)
def test_the_codes_are_those_of_the_technical_specification():
    with LIST.open(encoding="utf-8", newline="") as lines:
        official = {
            row["code"]
            for row in csv.DictReader(lines)
            if row["nomenclature"] == "RAC_Rupture_Motif_DSN_phase_1"
        }
    assert set(end_codes()) == official
