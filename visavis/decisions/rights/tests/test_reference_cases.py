"""Every worked example of the project, and every official example beside it, gives its figures."""

import re
from pathlib import Path

import pytest
import yaml

from visavis.decisions.rights.cases import KINDS, run_case

OWN = Path(__file__).parent / "cases"
SHARED = Path(__file__).parents[5] / "shared" / "rights-cases"
EVERY_FILE = "*.yaml"


def cases_in(folder: Path, pattern: str) -> list:
    found = [
        case for file in sorted(folder.glob(pattern)) for case in yaml.safe_load(file.read_text("utf-8"))
    ]
    return [pytest.param(case, id=case["id"]) for case in found]


@pytest.mark.parametrize("case", cases_in(OWN, "*.yaml"))
def test_an_example_derived_by_hand_gives_its_figures(case):
    result = run_case(case)
    assert result.passed, "\n".join(result.differences)


def test_there_are_at_least_thirty_examples_each_with_its_article():
    cases = [param.values[0] for param in cases_in(OWN, "*.yaml")]
    assert len(cases) >= 30
    assert len({case["id"] for case in cases}) == len(cases)
    assert not [case["id"] for case in cases if not str(case.get("article", "")).strip()]
    assert not [case["id"] for case in cases if len(case["note"]) < 10]


@pytest.mark.parametrize("case", cases_in(OWN, "*.yaml"))
def test_the_note_of_an_example_derives_each_figure_it_expects(case):
    figures = [one for one in case["expected"].values() if type(one) in (int, float)]
    assert [one for one in figures if not is_derived(one, case["note"])] == []


def is_derived(figure: float, note: str) -> bool:
    """Whether a note arrives at a figure, written `1224.30`, `1 224.30` or `1,224.3`."""
    told = re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d)[ ,](?=\d{3})", "", note))
    return float(figure) in {float(one) for one in told}


def test_a_figure_that_falls_from_the_sky_is_seen():
    assert is_derived(1224.3, "30 × 40.81 = 1 224.30.")
    assert not is_derived(1224.3, "30 × 40.81, whatever the calendar.")


@pytest.mark.shared_data
@pytest.mark.skipif(
    not SHARED.is_dir(),
    reason=f"NO OFFICIAL CASES: {SHARED} is absent, so the official examples were not run.",
)
def test_every_official_example_gives_its_figures():
    cases = [param.values[0] for param in cases_in(SHARED, EVERY_FILE)]
    results = [run_case(case) for case in cases]
    wrong = [f"{result.id}: {'; '.join(result.differences)}" for result in results if not result.passed]
    assert len(results) >= 125
    assert not wrong, "\n".join(wrong)


def test_a_wrong_figure_is_seen():
    case = {
        "id": "x",
        "kind": "payment",
        "input": {"daily_net": 35, "month": "2025-05"},
        "expected": {"month_net": 1049},
    }
    assert run_case(case).differences == ("month_net: 1050.00, expected 1049",)


def test_a_figure_nobody_computes_is_seen():
    case = {
        "id": "x",
        "kind": "payment",
        "input": {"daily_net": 35, "month": "2025-05"},
        "expected": {"unknown": 1},
    }
    assert not run_case(case).passed


@pytest.mark.parametrize(
    "broken",
    [
        "words",
        {},
        {"id": "x", "kind": "nothing", "input": {}, "expected": {}},
        {"id": "x", "kind": "payment", "input": None, "expected": {}},
        {"id": "x", "kind": "amount", "input": {"sjr": "many", "date": "2025-09-01"}, "expected": {}},
        {"id": "x", "kind": "amount", "input": {"sjr": 50, "date": "2013-09-01"}, "expected": {}},
        {"id": "x", "kind": "entitlement", "input": {"contracts": "none"}, "expected": {}},
        {"id": "x", "kind": "entitlement", "input": {"age": 40}, "expected": {}},
        {
            "id": "x",
            "kind": "sjr",
            "input": {"gross_total": 1, "worked_days": 1, "contract_end": "2023-01-01"},
            "expected": {},
        },
        *({"id": "x", "kind": kind, "input": {"age": "?"}, "expected": {"value": 1}} for kind in KINDS),
    ],
)
def test_a_broken_case_is_a_difference_and_never_an_exception(broken):
    assert not run_case(broken).passed
