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


LONG_AGO = {
    "start": "2023-06-01",
    "end": "2023-12-31",
    "gross_monthly": 2000,
    "end_reason": "end_of_fixed_term",
}
SUMMER = LONG_AGO | {"start": "2025-07-01", "end": "2025-07-15"}
SPRING = LONG_AGO | {"start": "2026-06-01", "end": "2026-06-15"}


def test_when_the_last_contract_is_too_short_an_earlier_end_is_looked_at():
    # At 15 June 2026 the window starts on 16 June 2024: 11 + 11 weekdays, 108 short of 130.
    # At 15 July 2025 it starts on 16 July 2023: 120 weekdays in 2023, 11 in July 2025: 131.
    result = result_of(LONG_AGO, SUMMER, SPRING, registered_on="2026-06-20")
    assert result.eligibility.is_open
    assert result.eligibility.who_decides == COUNSELLOR
    assert "15 juillet 2025" in said(result.eligibility.why)
    assert "15 juillet 2025" in said(result.eligibility.missing)
    assert result.worked_days == 131
    assert result.provisional
    # Registered on 20 June 2026, seven days of waiting.
    assert str(result.figures.first_paid_on) == "2026-06-27"


def test_the_order_in_which_contracts_are_told_changes_nothing_and_each_keeps_its_source():
    sources = {"contracts.0": {"origin": "dsn"}, "contracts.2.end": {"origin": "employer", "who": "Scierie"}}
    result = result_of(SPRING, LONG_AGO, SUMMER, registered_on="2026-06-20", provenance=sources)
    assert result.worked_days == 131
    ends = result.explanation.find("inscription").inputs
    assert [one.provenance.who for one in ends if one.name == "end"] == ["Scierie"]
    last = next(one for one in result.explanation.find("fin_de_contrat").inputs if one.name == "end")
    assert last.provenance.origin == "dsn"


def test_an_earlier_end_more_than_twelve_months_before_registration_opens_nothing():
    result = result_of(LONG_AGO, SUMMER, SPRING, registered_on="2026-07-16")
    assert result.eligibility.is_no


def test_registered_on_the_last_of_the_twelve_months_an_earlier_end_is_still_looked_at():
    assert result_of(LONG_AGO, SUMMER, SPRING, registered_on="2026-07-15").eligibility.is_open


def test_an_unknown_registration_is_supposed_the_day_after_the_last_contract():
    result = result_of(LONG_AGO, SUMMER, SPRING)
    assert result.worked_days == 131
    # 15 June + 1, and seven days of waiting.
    assert str(result.figures.first_paid_on) == "2026-06-23"
    assert result.explanation.find("premier_jour").doubts


@pytest.mark.parametrize("reason", ["resignation_not_legitimate", "resignation_presumed"])
def test_an_earlier_job_left_by_choice_opens_nothing(reason):
    # 8 April to 15 July 2025: 71 weekdays, over 65: not the short job taken after losing another one.
    left = SUMMER | {"start": "2025-04-08", "end_reason": reason}
    assert result_of(LONG_AGO, left, SPRING, registered_on="2026-06-20").eligibility.is_no
    lost = left | {"end_reason": "end_of_fixed_term"}
    assert result_of(LONG_AGO, lost, SPRING, registered_on="2026-06-20").eligibility.is_open


def test_a_last_job_left_by_choice_stays_a_no_with_its_way_back():
    left = SPRING | {"end_reason": "resignation_not_legitimate", "start": "2025-08-01"}
    assert result_of(LONG_AGO, SUMMER, left, registered_on="2026-06-20").eligibility.is_no


def test_an_earlier_end_under_earlier_rules_is_computed_by_them_and_looked_at_by_a_human():
    # At 15 March 2026 the window starts on 16 March 2024: 10 + 10 weekdays. At 28 March 2025, under the rules of 2023,
    # it starts on 29 March 2023: 152 + 10.
    before = SUMMER | {"start": "2025-03-17", "end": "2025-03-28"}
    short = SUMMER | {"start": "2026-03-01", "end": "2026-03-15"}
    result = result_of(LONG_AGO, before, short, registered_on="2026-03-16")
    assert result.eligibility.is_open
    assert result.provisional
    assert "art9.duree@2023-02-01" in result.versions.rules
    assert "28 mars 2025" in said(result.eligibility.why)


def test_earlier_ends_that_are_too_short_as_well_leave_a_no():
    assert result_of(SUMMER, SPRING, registered_on="2026-06-20").eligibility.is_no
