"""Every worked example of the project, and every official example beside it, gives its figures."""

from pathlib import Path

import pytest
import yaml

from visavis.decisions.rights.cases import KINDS, run_case

OWN = Path(__file__).parent / "cases"
SHARED = Path(__file__).parents[5] / "shared" / "rights-cases"
IN_SCOPE = "conv2024.yaml"


def cases_in(folder: Path, pattern: str) -> list:
    found = [
        case for file in sorted(folder.glob(pattern)) for case in yaml.safe_load(file.read_text("utf-8"))
    ]
    return [pytest.param(case, id=case["id"]) for case in found]


@pytest.mark.parametrize("case", cases_in(OWN, "*.yaml"))
def test_an_example_derived_by_hand_gives_its_figures(case):
    result = run_case(case)
    assert result.passed, "\n".join(result.differences)


def test_there_are_at_least_thirty_examples_each_with_its_derivation():
    cases = [param.values[0] for param in cases_in(OWN, "*.yaml")]
    assert len(cases) >= 30
    assert len({case["id"] for case in cases}) == len(cases)
    assert not [case["id"] for case in cases if len(case["note"]) < 10]


@pytest.mark.shared_data
@pytest.mark.skipif(
    not SHARED.is_dir(),
    reason=f"NO OFFICIAL CASES: {SHARED} is absent, so the official examples of the scope were not run.",
)
def test_every_official_example_of_the_scope_gives_its_figures():
    cases = [param.values[0] for param in cases_in(SHARED, IN_SCOPE)]
    results = [run_case(case) for case in cases]
    wrong = [f"{result.id}: {'; '.join(result.differences)}" for result in results if not result.passed]
    assert len(results) >= 23
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
        {"id": "x", "kind": "amount", "input": {"sjr": 50, "date": "2016-09-01"}, "expected": {}},
        {"id": "x", "kind": "entitlement", "input": {"contracts": "none"}, "expected": {}},
        {"id": "x", "kind": "entitlement", "input": {"age": 40}, "expected": {}},
        {
            "id": "x",
            "kind": "sjr",
            "input": {"gross_total": 1, "days": 1, "excluded_days": 1},
            "expected": {},
        },
        *({"id": "x", "kind": kind, "input": {"age": "?"}, "expected": {"value": 1}} for kind in KINDS),
    ],
)
def test_a_broken_case_is_a_difference_and_never_an_exception(broken):
    assert not run_case(broken).passed
