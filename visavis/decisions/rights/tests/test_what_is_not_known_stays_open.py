"""What nobody told is never worth zero, and never a yes: the answer stays open and names who decides."""

import pytest

from visavis.decisions.rights import compute, read
from visavis.decisions.rights.humans import COUNSELLOR

YEAR = {"start": "2025-01-01", "end": "2025-12-31", "gross_monthly": 2000, "end_reason": "end_of_fixed_term"}


def result_of(*contracts, **person):
    reading = read({"birth": "1992-09-16", "contracts": list(contracts), **person})
    assert reading.situation, reading.findings
    return compute(reading.situation)


def said(sentences) -> str:
    return " ".join(one.say() for one in sentences).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("pay", [0, "0.01"])
@pytest.mark.parametrize("leave", [0, 500])
def test_no_pay_at_all_is_a_missing_wage(pay, leave):
    # 12 × 0.01 = 0.12; / 365 = 0.0003, to the cent 0.00: no delay can be divided by it.
    result = result_of(YEAR | {"gross_monthly": pay, "accrued_leave_indemnity": leave})
    assert result.eligibility.is_open
    assert result.eligibility.who_decides == COUNSELLOR
    assert "salaires manquent" in said(result.eligibility.why)
    assert result.figures is None
    assert result.worked_days == 261


def test_silent_months_are_named_and_a_human_looks_for_them():
    wages = {"2025-01": 2000, "2025-02": 2000, "2025-04": 2000, "2025-12": 0}
    result = result_of(YEAR | {"gross_monthly": None, "wages": wages})
    assert result.eligibility.is_open
    assert result.eligibility.who_decides == COUNSELLOR
    assert said(result.eligibility.missing) == (
        "Le salaire de mars 2025. Les salaires de mai 2025 à novembre 2025."
    )
    assert "8 mois" in said(result.eligibility.why)
    assert result.figures is None
    assert "zéro" not in said(one.sentence for one in result.findings)


def test_a_silent_month_before_the_window_changes_nothing():
    # The 24 months before 31 December 2025 start on 1 January 2024.
    wages = {f"{year}-{month:02}": 2000 for year in (2024, 2025) for month in range(1, 13)}
    result = result_of(YEAR | {"start": "2023-10-01", "gross_monthly": None, "wages": wages})
    assert result.eligibility.is_yes
    assert result.reference_days == 731


def test_too_little_work_stays_a_no_whatever_the_wages():
    short = YEAR | {"start": "2025-12-01", "gross_monthly": None, "wages": {"2025-12": 0}}
    assert result_of(short).eligibility.is_no


UNSETTLED = ["resignation_legitimate", "mutual_end", "prise_d_acte", "cdi_refused_after_cdd", "other"]


@pytest.mark.parametrize("reason", UNSETTLED)
def test_an_earlier_end_that_nobody_settled_is_looked_at_by_a_human(reason):
    # 1 to 31 December 2025: 23 weekdays since, 65 asked by article 4 e).
    earlier = {"start": "2022-01-01", "end": "2025-11-30", "gross_monthly": 2000, "end_reason": reason}
    result = result_of(earlier, YEAR | {"start": "2025-12-01"})
    assert result.eligibility.is_open
    assert result.eligibility.who_decides == COUNSELLOR
    assert "23 jours de travail" in said(result.eligibility.why)
    assert result.eligibility.missing
    assert result.provisional
    assert result.figures.daily_gross


@pytest.mark.parametrize("reason", UNSETTLED)
def test_sixty_five_days_of_work_since_settle_it(reason):
    # 1 July to 31 December 2025: 132 weekdays.
    earlier = {"start": "2022-01-01", "end": "2025-06-30", "gross_monthly": 2000, "end_reason": reason}
    assert result_of(earlier, YEAR | {"start": "2025-07-01"}).eligibility.is_yes


def test_a_dismissal_without_the_day_its_procedure_started_says_what_is_supposed():
    dismissed = YEAR | {"end": "2026-01-31", "nature": "cdi", "end_reason": "dismissal"}
    supposed = result_of(dismissed)
    assert supposed.eligibility.is_yes
    assert "1er avril 2025" in said(supposed.explanation.find("champ").doubts)
    known = result_of(dismissed | {"procedure_start": "2025-12-01"})
    assert not known.explanation.find("champ").doubts
    assert not result_of(YEAR).explanation.find("champ").doubts
