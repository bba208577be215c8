"""Answers, sentences, provenance and doubts of a right, as a person reads them."""

from datetime import date
from decimal import Decimal

import pytest

from visavis.decisions.rights import DayKind, compute, read
from visavis.decisions.rights.telling import (
    KINDS_OF_DAY,
    as_html,
    as_record,
    as_text,
    first_payment,
    headline,
)
from visavis.decisions.shared.explanation import Origin
from visavis.decisions.shared.money import euros

NADIA = {
    "birth": "1972-03-04",
    "registered_on": "2026-11-01",
    "contracts": [
        {
            "start": "2024-11-01",
            "end": "2026-10-31",
            "gross_monthly": 2080,
            "end_reason": "dismissal",
            "accrued_leave_indemnity": "683,80",
            "employer": "Boulangerie Lemoine",
        }
    ],
    "provenance": {"contracts.0": {"origin": "employer", "who": "Boulangerie Lemoine", "on": "2026-11-09"}},
}


def result_of(data):
    reading = read(data)
    assert reading.situation, reading.findings
    return compute(reading.situation)


def changed(**values):
    contract = NADIA["contracts"][0] | values.pop("contract", {})
    return NADIA | {"contracts": [contract]} | values


def spaced(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_she_reads_one_sentence_in_french_and_in_english():
    sentence = headline(result_of(NADIA))
    assert spaced(sentence.say("fr")) == (
        "Vous pouvez recevoir 40,81 € par jour, pendant 548 jours, à partir du 18 novembre 2026."
    )
    assert spaced(sentence.say("en")) == "You can receive €40.81 a day, for 548 days, from 18 November 2026."


def test_the_amount_shows_both_calculations_and_the_one_kept():
    lines = result_of(NADIA).explanation.find("aj").lines
    assert [line.kept for line in lines] == [True, False, False, False]
    assert spaced(lines[0].words.say()) == "40,4 % de 68,38 € + 13,18 € = 40,81 €"
    assert spaced(lines[3].because.say()) == "non atteint"


def test_a_datum_says_who_gave_it_and_when():
    wage = next(one for one in result_of(NADIA).explanation.find("sr_1").inputs if one.name == "pay_1")
    assert wage.value == euros(2080)
    assert (wage.provenance.origin, wage.provenance.who) == (Origin.EMPLOYER, "Boulangerie Lemoine")
    assert wage.provenance.on == date(2026, 11, 9)


def test_a_figure_that_waits_for_a_new_value_says_so():
    doubts = result_of(NADIA).explanation.find("aj").doubts
    assert [spaced(doubt.say()) for doubt in doubts] == [
        "Nous attendons la valeur du 1er juillet 2026. Si elle change, nous recalculons."
    ]


def test_a_supposed_registration_is_said_to_be_supposed():
    unknown = {name: value for name, value in NADIA.items() if name != "registered_on"}
    assert result_of(unknown).explanation.find("premier_jour").doubts


def test_the_calendar_of_the_first_month_is_drawn():
    spans = [
        (span.kind, span.period.first.day, span.period.last.day) for span in result_of(NADIA).calendar[1:]
    ]
    assert spans == [(DayKind.LEAVE_DELAY, 1, 10), (DayKind.WAITING, 11, 17), (DayKind.PAID, 18, 30)]


def test_the_first_payment_is_announced():
    assert spaced(first_payment(result_of(NADIA)).say()) == (
        "Premier versement : début décembre 2026, 530,53 € pour 13 jours."
    )
    assert first_payment(result_of(changed(mayotte=True))) is None


def test_a_first_month_without_a_day_announces_the_next_one():
    late = result_of(changed(registered_on="2026-12-24"))
    assert late.months[0].days == 0
    assert "début février 2027" in spaced(first_payment(late).say())


def test_every_kind_of_day_has_its_words():
    assert set(KINDS_OF_DAY) == set(DayKind)


def test_figures_of_the_law_are_those_of_the_first_day_paid():
    contract = {"start": "2023-07-01", "end": "2025-06-30", "procedure_start": "2025-05-02"}
    result = result_of(changed(contract=contract, registered_on="2025-06-30"))
    fixed = next(one for one in result.explanation.find("aj").inputs if one.name == "fixed_part")
    assert result.figures.first_paid_on > date(2025, 7, 1)
    assert fixed.value == euros("13.18")


def test_hours_are_made_from_the_hours_of_each_week():
    # 1 January to 15 June 2026: 118 weekdays; 118 / 5 × 39 = 920.4 hours.
    contract = {
        "start": "2026-01-01",
        "end": "2026-06-15",
        "weekly_hours": 39,
        "procedure_start": "2026-05-01",
    }
    result = result_of(changed(contract=contract, registered_on="2026-06-16"))
    hours = result.explanation.find("heures")
    assert result.eligibility.is_yes
    assert hours.value == hours.rebuild() == Decimal("920.4")
    assert "118 jours ÷ 5 × 39 = 920,4 heures" in spaced(hours.lines[0].words.say())
    assert not any(one.value == hours.value for one in result.explanation.find("affiliation").inputs)
    weekly = next(one for one in hours.inputs if one.name == "weekly_1")
    assert (weekly.value, weekly.provenance.origin) == (Decimal(39), Origin.EMPLOYER)


def test_each_contribution_stands_on_its_own_text():
    tree = result_of(NADIA).explanation
    assert str(tree.find("csg").reference) == "Code de la sécurité sociale, articles L136-1-2 et L136-8"
    assert "n° 96-50" in str(tree.find("crds").reference)


def test_a_high_allowance_that_ends_before_the_183rd_day_says_so():
    # 17 June 2025 to 2 January 2026: 200 days; 6 months and a half at 6 000 € a month give some 197 € a day,
    # 0.57 of it is over 92.57 €; 200 × 0.75 = 150, so the right has 182 days, one less than the first reduced day.
    contract = {
        "start": "2025-06-17",
        "end": "2026-01-02",
        "gross_monthly": 6000,
        "accrued_leave_indemnity": 0,
    }
    result = result_of(changed(birth="1990-01-01", contract=contract, registered_on="2026-01-03"))
    assert result.figures.duration_days == 182
    assert result.figures.daily_gross > euros("92.57")
    answer = result.explanation.find("degressivite").value
    assert answer.is_no
    assert [spaced(one.say()) for one in answer.why] == [
        "Votre droit finit avant le 183e jour payé : rien ne baisse."
    ]


def test_a_no_says_how_much_is_missing_and_a_resignation_names_its_way_back():
    short = result_of(changed(contract={"start": "2026-08-01"}))
    assert "Il manque 65 jours de travail." in spaced(" ".join(one.say() for one in short.eligibility.why))
    left = result_of(changed(contract={"end_reason": "resignation_not_legitimate"})).eligibility
    assert left.is_no
    assert "121 jours" in spaced(left.who_decides.say())


def test_an_open_answer_gives_provisional_figures_when_the_calculation_holds():
    result = result_of(changed(contract={"end_reason": "resignation_legitimate"}))
    assert result.provisional
    assert result.figures.daily_gross == euros("40.81")
    assert result.eligibility.missing


def test_out_of_scope_there_is_no_figure_a_reason_and_a_human():
    result = result_of(changed(mayotte=True))
    assert result.eligibility.is_open
    assert result.figures is None
    assert result.eligibility.who_decides


def test_a_right_records_the_versions_and_figures_used():
    versions = result_of(NADIA).versions
    assert "art14.are@2025-04-01" in versions.rules
    assert "fixed_part=13.18@2025-07-01" in versions.parameters
    assert len(versions.fingerprint) == 64


def test_each_figure_names_the_version_of_the_rule_that_made_it():
    result = result_of(NADIA)
    unsigned = {node.code for node in result.explanation.walk() if not node.rule}
    assert unsigned == {"droit", "champ"}
    signed = {node.rule for node in result.explanation.walk() if node.rule}
    no_figure_of_their_own = {"art24.jours_payes", "art11.periode_calcul", "art13.diviseur"}
    assert signed | {f"{name}@2025-04-01" for name in no_figure_of_their_own} == set(result.versions.rules)


def test_the_hash_changes_with_a_figure_of_the_law():
    dates = {"start": "2023-06-01", "end": "2025-05-31", "procedure_start": "2025-04-02"}
    earlier = result_of(changed(contract=dates | {"accrued_leave_indemnity": 0}, registered_on="2025-05-31"))
    assert earlier.versions.fingerprint != result_of(NADIA).versions.fingerprint


@pytest.mark.parametrize("language", ["fr", "en"])
def test_text_html_and_record_tell_every_figure(language):
    result = result_of(NADIA)
    text, page = as_text(result, language), as_html(result, language)
    for node in result.explanation.walk():
        assert f"[{node.code}]" in text
        assert f'id="{node.code}"' in page
    assert as_record(result, language, whole=True)["explanation"]["code"] == "droit"


def test_html_never_lets_a_name_become_markup():
    named = {"contracts.0": {"origin": "employer", "who": "<script>alert(1)</script>"}}
    assert "<script>" not in as_html(result_of(NADIA | {"provenance": named}), "fr")
