"""Each rule against its case file: what is unlawful, and what only looks like it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from _pytest.mark import ParameterSet

from visavis.decisions.offers.judge import judge
from visavis.decisions.offers.offer import offer_from
from visavis.decisions.offers.rules import RULES
from visavis.decisions.offers.verdict import Finding

CASES, TODAY = Path(__file__).parent / "cases", date(2026, 11, 24)
PAGE = 75
NOT_OFFER = {"expect", "quote", "propose", "lowest", "why", "day", "text"}


def cases(name: str) -> list[ParameterSet]:
    written = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [
        pytest.param(case, id=f"{case['expect']}: {said_in(case)} {case.get('day', '')}") for case in written
    ]


def said_in(case: dict[str, object]) -> object:
    names = ("title", "text", "description", "wage_text", "wage_amount")
    return next(case[name] for name in names if name in case)


def found_in(case: dict[str, object], code: str) -> list[Finding]:
    given = {"title": "Emploi (H/F)"} | {name: value for name, value in case.items() if name not in NOT_OFFER}
    if "text" in case:
        given["description"] = case["text"]
    verdict = judge(offer_from(given), case.get("day", TODAY))
    return [finding for finding in verdict.findings if finding.code == code]


def holds(case: dict[str, object], code: str) -> None:
    found = found_in(case, code)
    assert (found[0].severity.value if found else "lawful") == case["expect"], found
    for finding in found[:1]:
        assert str(case.get("quote", "")) in finding.evidence.quote
        assert str(case.get("propose", "")) in finding.proposal.say()
        assert not case.get("lowest") or str(finding.why.value) == case["lowest"]


@pytest.mark.parametrize("case", cases("disc_sex"))
def test_a_title_speaks_to_women_and_men(case):
    holds(case, "DISC_SEX")


@pytest.mark.parametrize("case", cases("disc_age"))
def test_an_offer_sets_no_age_limit(case):
    holds(case, "DISC_AGE")


@pytest.mark.parametrize("case", cases("pay_below_smic"))
def test_nobody_is_paid_under_the_minimum_wage_of_the_day(case):
    holds(case, "PAY_BELOW_SMIC")


@pytest.mark.parametrize("case", cases("fee_to_jobseeker"))
def test_finding_a_job_costs_nothing(case):
    holds(case, "FEE_TO_JOBSEEKER")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_a_page_and_its_case_file_is_longer_in_lines_and_in_words(rule):
    page = (Path(__file__).parents[1] / "rules" / f"{rule.code.lower()}.py").read_text(encoding="utf-8")
    tried = (CASES / f"{rule.code.lower()}.yaml").read_text(encoding="utf-8")
    assert len(page.splitlines()) <= PAGE
    assert len(tried.splitlines()) > len(page.splitlines())
    assert len(tried) > len(page)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_is_tried_on_what_breaks_it_and_on_what_only_looks_like_it(rule):
    expected = [parameter.values[0]["expect"] for parameter in cases(rule.code.lower())]
    assert set(expected) <= {"block", "fix", "warn", "lawful"}, "each case is decided"
    assert len(expected) >= 40
    assert min(expected.count("lawful"), len(expected) - expected.count("lawful")) >= 20


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_finding_quotes_the_offer_exactly_names_its_law_and_proposes_something(rule):
    for parameter in cases(rule.code.lower()):
        case = parameter.values[0]
        for finding in found_in(case, rule.code):
            text = case.get(finding.evidence.field, case.get("text", ""))
            if finding.evidence.start is not None:
                assert text[finding.evidence.start : finding.evidence.end] == finding.evidence.quote
            assert finding.law.article and finding.proposal.say() and finding.words.say()
