"""Counterfactuals, intervals under doubt, and the official letter beside: each is computed before it is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from visavis.decisions.rights import compute, read
from visavis.decisions.rights.counterfactuals import changes
from visavis.decisions.rights.intervals import (
    days_that_change,
    interval,
    interval_of_unknown,
    unknown_data,
)
from visavis.decisions.rights.letter import STEPS, compare_with_letter
from visavis.decisions.rights.situation import Contract, EndReason, Nature
from visavis.decisions.shared.answer import Verdict
from visavis.decisions.shared.money import euros

YEAR = {"start": "2025-01-01", "end": "2025-12-31", "gross_monthly": 4000, "end_reason": "end_of_fixed_term"}


def life(*contracts, **person):
    reading = read({"birth": "1985-03-01", "contracts": list(contracts) or [YEAR], **person})
    assert reading.situation, reading.findings
    return reading.situation


def plain(sentence) -> str:
    return sentence.say().replace("\u00a0", " ").replace("\u202f", " ")


SHORT = YEAR | {"start": "2025-06-05", "end": "2025-12-01", "weekly_hours": 35}


def test_two_days_short_says_two_days_and_until_when():
    # 5 June to 1 December 2025: 128 weekdays. 24 months before 4 June 2027 start on 5 June 2025.
    found = {one.code: one for one in changes(life(SHORT))}
    assert plain(found["more_days"].sentence) == (
        "2 jours de travail de plus ouvrent le droit, au plus tard le 4 juin 2027."
    )


def with_two_days(situation, first, last):
    more = Contract(
        first, last, Nature.CDD, EndReason.END_OF_FIXED_TERM, euros(200), weekly_hours=Decimal(35)
    )
    return compute(replace(situation, contracts=(*situation.contracts, more)))


def test_the_days_told_do_open_the_right_and_one_less_or_one_day_later_does_not():
    situation = life(SHORT)
    assert with_two_days(situation, date(2027, 6, 3), date(2027, 6, 4)).eligibility.is_yes
    assert not with_two_days(situation, date(2027, 6, 4), date(2027, 6, 4)).eligibility.is_yes
    assert not with_two_days(situation, date(2027, 6, 7), date(2027, 6, 8)).eligibility.is_yes


def test_a_resignation_says_from_when_the_joint_body_may_look_again():
    left = YEAR | {"start": "2020-01-01", "end_reason": "resignation_not_legitimate"}
    found = {one.code: one for one in changes(life(left))}
    assert found["reexamined"].until == date(2026, 5, 2)


def test_a_birthday_that_lengthens_the_right_is_told_with_its_duration():
    near = life(YEAR | {"start": "2020-06-05", "end": "2025-12-01"}, birth="1971-03-01")
    assert said(near)["birthday"] == "Un contrat fini à partir du 1er mars 2026 donnerait 685 jours."


def said(situation) -> dict[str, str]:
    return {one.code: plain(one.sentence) for one in changes(situation)}


def test_an_answer_that_nothing_moves_says_nothing():
    assert changes(life(YEAR | {"end_reason": "retirement"}, birth="1950-03-01")) == ()


def test_a_bonus_of_june_attached_or_not_says_its_euros_a_day():
    # 717 / 365 = 1.964; (48 000 + 717) / 365 = 133.47, × 0.57 = 76.08, against 74.96: 1.12.
    june = {"amount": 717, "start": "2025-06-01", "end": "2025-06-30"}
    before = june | {"start": "2023-06-01", "end": "2023-06-30"}
    bonus = "Si la prime de 717,00 € (juin"
    assert said(life(YEAR | {"bonuses": [before]}))["bonus_counted"] == (
        f"{bonus} 2023) est rattachée à la période regardée : 1,12 € de plus par jour."
    )
    found = said(life(YEAR | {"bonuses": [june]}))
    assert found["bonus_left"] == (
        f"{bonus} 2025) est rattachée à un temps plus ancien : 1,12 € de moins par jour."
    )
    assert "bonus_counted" not in found


def test_a_bonus_of_a_whole_long_contract_may_count_for_more_or_for_less():
    # Ten years and a window of two: 731 days of 4 018 count, 1 200 × 731 / 4 018 = 218.32.
    found = said(life(YEAR | {"start": "2015-01-01", "bonuses": [{"amount": 1200}]}))
    assert "0,76 € de plus" in found["bonus_counted"]
    assert "0,17 € de moins" in found["bonus_left"]


def test_a_bonus_left_out_of_the_certificate_is_worth_what_the_engine_says():
    # 48 500 / 365 = 132.88, × 0.57 = 75.74, against 74.96.
    assert said(life())["bonus_forgotten"] == (
        "Si une prime de 500,00 € manque à votre attestation : 0,78 € de plus par jour."
    )


def test_two_same_bonuses_are_told_once():
    june = {"amount": 717, "start": "2025-06-01", "end": "2025-06-30"}
    found = changes(life(YEAR | {"bonuses": [june, june]}))
    assert len(found) == len(set(found)) == 2


def test_a_missing_month_says_what_the_right_is_when_it_is_paid_like_the_others():
    # 12 × 2 000 = 24 000; / 365 = 65.75; 40.4 % + 13.18 = 39.74.
    wages = {f"2025-{month:02}": 2000 for month in range(1, 13) if month != 3}
    situation = life(YEAR | {"gross_monthly": None, "wages": wages})
    assert compute(situation).figures is None
    assert said(situation)["missing"] == (
        "Si les mois qui manquent sont payés comme les autres : 39,74 € par jour, pendant 274 jours."
    )
    assert "missing" not in said(life(YEAR | {"gross_monthly": None, "wages": wages | {"2025-03": 2000}}))


def test_one_more_worked_day_says_its_days_and_its_cents():
    # Friday 12 December 2025: the next working day is Monday 15. 256 then 259 days; × 0.75 = 192 then 194.25.
    assert said(life(YEAR | {"start": "2025-04-01", "end": "2025-12-12"}))["one_more_day"] == (
        "Avec un jour de travail de plus : 0,01 € de moins par jour, et un droit plus long de 3 jours."
    )
    wages = {f"2025-{month:02}": 2000 for month in range(1, 12)}
    by_month = life(YEAR | {"end": "2025-11-30", "gross_monthly": None, "wages": wages})
    assert "un droit plus long de" in said(by_month)["one_more_day"]


@pytest.mark.parametrize(
    ("reason", "code", "words"),
    [
        ("resignation_not_legitimate", "legitimate", "Si votre démission est reconnue légitime"),
        ("resignation_reason_unknown", "legitimate", "Si votre démission est reconnue légitime"),
        ("mutual_end", "not_chosen", "Si cette fin de contrat est reconnue non choisie"),
        ("resignation_presumed", "not_chosen", "Si cette fin de contrat est reconnue non choisie"),
    ],
)
def test_an_end_that_opens_nothing_yet_says_what_it_would_open(reason, code, words):
    left = YEAR | {"nature": "cdi", "end_reason": reason}
    assert said(life(left))[code] == f"{words} : 74,96 € par jour, pendant 274 jours."


def test_an_end_that_would_open_nothing_either_is_not_told():
    assert "legitimate" not in said(life(SHORT | {"end_reason": "resignation_not_legitimate"}))


def test_every_change_is_said_in_english_too():
    june = {"amount": 717, "start": "2025-06-01", "end": "2025-06-30"}
    for situation in (life(), life(YEAR | {"bonuses": [june]}), life(YEAR | {"end_reason": "mutual_end"})):
        assert all(one.sentence.say("en") != one.sentence.say() for one in changes(situation))


def test_a_disputed_wage_gives_two_ends():
    found = interval(life(), {"contracts.0.gross_monthly": [euros(3000), euros(4000)]})
    # 36 000 / 365 = 98.63, 57 % = 56.22; 48 000 / 365 = 131.51, 74.96.
    assert found.daily_gross == (euros("56.22"), euros("74.96"))
    assert found.duration_days == (274, 274)
    assert found.total == (euros("15404.28"), euros("20539.04"))
    assert found.ask == "contracts.0.gross_monthly"
    assert plain(found.question) == "Quel est le salaire brut exact de ce contrat ?"


def test_the_question_asked_first_is_the_one_that_narrows_most():
    unknown = {
        "contracts.0.accrued_leave_indemnity": [euros(0), euros(500)],
        "contracts.0.gross_monthly": [euros(3000), euros(4000)],
    }
    assert interval(life(), unknown).ask == "contracts.0.gross_monthly"


def test_a_day_that_chooses_the_rules_gives_both_verdicts_or_durations():
    older = life(
        YEAR | {"start": "2020-01-01", "end": "2025-06-30", "end_reason": "dismissal"}, birth="1969-09-16"
    )
    found = interval(older, {"contracts.0.procedure_start": [date(2025, 3, 31), date(2025, 4, 1)]})
    assert found.duration_days == (685, 822)
    assert found.verdicts == {Verdict.YES}
    assert "convocation" in found.question.say()


def test_the_day_of_the_letter_of_convocation_is_found_unknown_near_a_change_of_text():
    near = life(
        YEAR | {"start": "2020-01-01", "end": "2025-06-30", "end_reason": "dismissal"}, birth="1969-09-16"
    )
    assert compute(near).figures is None
    unknown = unknown_data(near)
    assert unknown == {"contracts.0.procedure_start": (date(2025, 3, 31), date(2025, 4, 1))}
    assert interval(near, unknown).duration_days == (685, 822)


def test_hours_are_found_unknown_when_days_are_short():
    short = life(YEAR | {"start": "2025-07-14"})
    # 14 July to 31 December 2025: 123 weekdays; 123 / 5 × 35 = 861 hours, × 48 = 1 180.8; 910 asked.
    unknown = unknown_data(short)
    assert unknown == {"contracts.0.weekly_hours": (Decimal(35), Decimal(48))}
    found = interval(short, unknown)
    assert found.verdicts == {Verdict.NO, Verdict.YES}
    assert found.question.say().startswith("Combien d'heures")


def test_nothing_is_unknown_where_the_answer_is_sure():
    assert unknown_data(life()) == {}


def test_nothing_is_asked_when_nothing_moves():
    assert interval(life(), {"contracts.0.employer": ["one", "other"]}).ask is None


def test_too_many_unknown_data_are_refused():
    with pytest.raises(ValueError, match="too many"):
        interval(life(), {f"contracts.0.{name}": range(10) for name in ("employer", "start", "end")})


LETTER = {
    "reference_wage": euros(48000), "days": 365, "sjr": euros("131.51"), "daily_gross": euros("74.96"),
    "duration_days": 274,
}  # fmt: skip


def test_a_letter_that_says_the_same_is_told_so():
    found = compare_with_letter(compute(life()), LETTER)
    assert found.parting is None
    assert all(row.same for row in found.rows)


@pytest.mark.parametrize(
    ("wrong", "step", "words"),
    [
        ({"reference_wage": euros(47000), "sjr": euros("128.77")}, "reference_wage", "attestation"),
        ({"days": 370, "sjr": euros("129.73")}, "days", "contrats"),
        ({"sjr": euros("130.00")}, "sjr", "division"),
        ({"daily_gross": euros("66.31")}, "daily_gross", "partie fixe"),
        ({"duration_days": 182}, "duration_days", "coefficient"),
    ],
)
def test_the_first_step_where_both_part_is_named_with_what_to_ask(wrong, step, words):
    found = compare_with_letter(compute(life()), LETTER | wrong)
    assert found.parting.name == step
    assert words in plain(found.ask)
    assert "premier écart" in plain(found.told)


def test_a_letter_under_the_rules_of_2018_is_compared_on_its_own_divisor():
    old = compute(life(YEAR | {"start": "2018-01-01", "end": "2018-12-31", "gross_monthly": 2000}))
    assert compare_with_letter(old, {"days": 365, "sjr": euros("65.68")}).parting is None


def test_a_figure_that_no_step_makes_is_refused():
    with pytest.raises(KeyError, match="colour"):
        compare_with_letter(compute(life()), {"colour": 1})
    assert compare_with_letter(compute(life()), {}).rows == ()
    assert "sjr" in STEPS


def months_worked(*months, hours=None):
    """One contract of 25 days in each of these months of 2026, with hours a week or without."""
    told = {"weekly_hours": hours} if hours else {}
    return life(*(
        YEAR | told | {"start": f"2026-{month:02}-01", "end": f"2026-{month:02}-25", "nature": "cdd",
                       "gross_monthly": "2080"}
        for month in months
    ))  # fmt: skip


def test_up_to_four_unknown_data_are_all_crossed():
    few = months_worked(5, 6, 7, 8)
    assert len(unknown_data(few)) == 4
    assert interval_of_unknown(few) == interval(few, unknown_data(few))
    assert interval_of_unknown(months_worked(5, hours="35")) is None


def test_with_more_unknown_data_both_ends_hold_whatever_they_are():
    found = interval_of_unknown(months_worked(1, 2, 3, 4, 6, 7, 8))
    assert found.verdicts == {Verdict.YES, Verdict.NO}
    for hours in ("35", "37", "40", "44", "48"):
        right = compute(months_worked(1, 2, 3, 4, 6, 7, 8, hours=hours))
        assert right.eligibility.verdict in found.verdicts
        if right.figures:
            assert found.daily_gross[0] <= right.figures.daily_gross <= found.daily_gross[1]
            assert found.duration_days[0] <= right.figures.duration_days <= found.duration_days[1]


# At 12 December 2025 the window starts on 13 December 2023: 35 + 75 weekdays, 110; 41.4 hours a week make 910.
# At 21 March 2025 it starts on 22 March 2023: 93 + 35, 128; 35.6 hours make 910, and those months were paid three times more.
OLD = [
    YEAR | {"start": f"2023-{start}", "end": f"2023-{end}", "gross_monthly": 6000}
    for start, end in [("06-01", "06-30"), ("07-01", "07-31"), ("08-01", "08-31"), ("09-01", "10-09")]
]
BETWEEN = YEAR | {"start": "2025-02-03", "end": "2025-03-21", "gross_monthly": 2000}
LATER = YEAR | {"start": "2025-09-01", "end": "2025-12-12", "gross_monthly": 2000}


def with_an_earlier_end(hours=None):
    told = {"weekly_hours": hours} if hours else {}
    return life(*(one | told for one in (*OLD, BETWEEN, LATER)), registered_on="2025-12-15")


def test_hours_turn_between_their_ends_and_the_interval_holds_what_lies_there():
    rights = {hours: compute(with_an_earlier_end(hours)) for hours in ("35", "38", "48")}
    assert [one.eligibility.verdict for one in rights.values()] == [
        Verdict.NO,
        Verdict.CANNOT_SAY,
        Verdict.YES,
    ]
    assert rights["38"].figures.daily_gross > rights["48"].figures.daily_gross
    found = interval_of_unknown(with_an_earlier_end())
    assert found.verdicts == set(Verdict)
    assert found.daily_gross == (rights["48"].figures.daily_gross, rights["38"].figures.daily_gross)
    assert found.duration_days[0] <= rights["38"].figures.duration_days <= found.duration_days[1]


def test_no_earlier_end_is_told_when_the_last_one_was_left_by_choice():
    left = with_an_earlier_end()
    last = replace(left.contracts[-1], end_reason=EndReason.RESIGNATION_PRESUMED)
    found = interval_of_unknown(replace(left, contracts=(*left.contracts[:-1], last)))
    assert Verdict.CANNOT_SAY not in found.verdicts


def test_a_dismissal_is_tried_in_each_stretch_between_two_changes_of_the_rules():
    # Ended on 15 January 2022: the procedure began after 15 April 2021. Rules of July, October and December 2021.
    # 100 weekdays: 88 were enough until 30 November 2021, 130 from 1 December; lockdowns are looked at by a person.
    dismissed = life(
        YEAR | {"start": "2021-08-30", "end": "2022-01-15", "nature": "cdi", "end_reason": "dismissal",
                "weekly_hours": 35}
    )  # fmt: skip
    unknown = unknown_data(dismissed)
    assert unknown == {
        "contracts.0.procedure_start": (
            date(2021, 6, 30),
            date(2021, 7, 1),
            date(2021, 10, 1),
            date(2021, 12, 1),
        )
    }
    found = interval_of_unknown(dismissed)
    assert found.verdicts == {Verdict.YES, Verdict.CANNOT_SAY}
    every_day = {
        compute(replace(dismissed, contracts=(replace(dismissed.last, procedure_start=day),)))
        .eligibility.verdict
        for day in (date(2021, month, 15) for month in range(9, 13))
    }  # fmt: skip
    assert every_day <= found.verdicts


def test_a_day_that_moves_no_figure_already_given_is_not_asked():
    year = YEAR | {"start": "2018-01-01", "end": "2020-09-15", "nature": "cdi", "end_reason": "dismissal"}
    assert compute(life(year)).figures
    assert unknown_data(life(year))
    assert interval_of_unknown(life(year)) is None


def test_the_days_on_which_rules_change_are_those_of_texts_and_of_their_figures():
    assert days_that_change(date(2021, 1, 1), date(2021, 12, 31)) == (
        date(2021, 7, 1),
        date(2021, 10, 1),
        date(2021, 12, 1),
    )
