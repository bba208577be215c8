"""What is read in an offer, and where it stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from visavis.decisions.offers.judge import judge
from visavis.decisions.offers.offer import Offer, UnreadableOffer, offer_from
from visavis.decisions.offers.reading.folded import folded
from visavis.decisions.offers.reading.hours import hours_in
from visavis.decisions.offers.reading.numbers import number_in_words
from visavis.decisions.offers.reading.pay import Unit, pay_in
from visavis.decisions.offers.smic import smic_on
from visavis.decisions.shared.money import euros


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("neuf", 9),
        ("vingt et un", 21),
        ("soixante-quinze", 75),
        ("quatre-vingt-dix-sept", 97),
        ("deux cents", 200),
        ("mille huit cent vingt-trois", 1823),
        ("vingt et un mille six cents", 21600),
        ("deux cent quatre-vingt-dix-neuf mille quatre cent quatre-vingts", 299480),
    ],
)
def test_numbers_in_words_are_read(words, number):
    assert number_in_words(words) == number


@pytest.mark.parametrize(
    ("written", "low", "high", "unit"),
    [
        ("Salaire : 12,31 € brut/heure", "12.31", None, Unit.HOUR),
        ("Rémunération : 12.31€brut/heure", "12.31", None, Unit.HOUR),
        ("Salaire de 1 800 à 2 000 € bruts par mois", "1800", "2000", Unit.MONTH),
        ("Salaire brut mensuel : 1.823,03 euros", "1823.03", None, Unit.MONTH),
        ("Salaire : 45/50K€", "45000", "50000", Unit.YEAR),
        ("Fourchette : 45–58k€ brut annuel", "45000", "58000", Unit.YEAR),
        ("Rémunération brute annuelle comprise entre 55 000 € et 60 000 €", "55000", "60000", Unit.YEAR),
        ("1500 € brut mensuel", "1500", None, Unit.MONTH),
        ("1500 € bruts par mois", "1500", None, Unit.MONTH),
        ("1500 € brut/mois", "1500", None, Unit.MONTH),
        ("1500 € mensuel brut", "1500", None, Unit.MONTH),
        ("20k€ brut annuel", "20000", None, Unit.YEAR),
        ("Salaire horaire, 35h : 1 500 € brut", "1500", None, None),
        ("Payé 90 euros par jour", "90", None, Unit.DAY),
        ("Salaire : deux mille euros par mois", "2000", None, Unit.MONTH),
    ],
)
def test_pay_is_read_as_french_offers_write_it(written, low, high, unit):
    (pay,) = pay_in(folded("description", written))
    assert (pay.low, pay.high, pay.unit) == (euros(low), high and euros(high), unit)


@pytest.mark.parametrize(
    ("written", "weekly"),
    [
        ("35H/semaine", "35"),
        ("39 heures hebdomadaires", "39"),
        ("37h30 par semaine", "37.5"),
        ("contrat de 24h", "24"),
        ("151,67 h par mois", "35"),
        ("mi-temps", "17.5"),
        ("temps plein", "35"),
        ("35H - 1680€ brut", "35"),
        ("35h - 1 680 € brut", "35"),
        ("de 35h à 39h", None),
        ("de 9h à 17h", None),
        ("ouvert 24h/24", None),
        ("entretien d'1h", None),
    ],
)
def test_weekly_hours_are_read_and_times_of_day_are_not(written, weekly):
    hours = hours_in((folded("description", written),))
    assert (hours and hours.weekly) == (weekly and Decimal(weekly))


@given(some.text(max_size=60))
def test_every_plain_character_points_into_the_original(original):
    text = folded("title", original)
    assert text.span(0, len(text.plain))[1] <= len(original)
    for at in range(len(text.plain)):
        start, end = text.span(at, at + 1)
        assert 0 <= start < end <= len(original)


@given(some.text(max_size=200), some.text(max_size=400))
def test_no_text_makes_the_judgment_fail(title, description):
    judge(Offer(title=title or "x", description=description), date(2026, 11, 24))


RATES = {
    date(2025, 1, 1): "11.88",
    date(2026, 1, 1): "12.02",
    date(2026, 5, 31): "12.02",
    date(2026, 6, 1): "12.31",
}


@given(
    on=some.sampled_from(sorted(RATES)),
    quarter_hours=some.integers(4, 160),
    unit=some.sampled_from([Unit.HOUR, Unit.WEEK, Unit.MONTH]),
    gap=some.integers(-3, 3),
)
def test_the_minimum_is_exact_for_any_rate_unit_hours_and_day(on, quarter_hours, unit, gap):
    """The oracle works in whole cents and whole quarters of an hour, halves up: no decimal, no formula."""
    cents = int(RATES[on].replace(".", ""))
    above, below = {
        Unit.HOUR: (cents, 1),
        Unit.WEEK: (cents * quarter_hours, 4),
        Unit.MONTH: (cents * quarter_hours * 52, 48),
    }[unit]
    lowest = (2 * above + below) // (2 * below)
    offer = Offer(
        "Emploi (H/F)",
        wage_amount=euros(Decimal(lowest + gap) / 100),
        wage_unit=unit,
        hours_per_week=Decimal(quarter_hours) / 4,
    )
    assert bool(judge(offer, on).findings) == (gap < 0)


def test_the_figure_named_can_be_rebuilt_from_its_explanation():
    (finding,) = judge(
        Offer("Emploi (H/F)", description="24 h/semaine, salaire : 1 200 € brut par mois"), date(2026, 11, 24)
    ).findings
    assert finding.why.rebuild() == finding.why.value == euros("1280.24")
    assert {given.name: str(given.value) for given in finding.why.inputs} == {"smic": "12.31", "hours": "24"}


def test_the_explanation_of_a_verdict_says_what_each_rule_found():
    verdict = judge(Offer("Serveuse", description="Kit à votre charge."), date(2026, 11, 24))
    found = {branch.rule: branch.value.verdict.value for branch in verdict.explanation.children}
    assert found == {"DISC_SEX": "no", "DISC_AGE": "yes", "PAY_BELOW_SMIC": "yes", "FEE_TO_JOBSEEKER": "no"}
    assert verdict.explanation.rebuild().verdict == verdict.explanation.value.verdict
    assert (verdict.severity, verdict.may_be_shown) == ("block", False)


def test_the_minimum_wage_before_the_series_is_unknown_rather_than_guessed():
    with pytest.raises(LookupError):
        smic_on(date(2012, 12, 31))


@pytest.mark.parametrize(
    "given_offer", [{}, {"title": "x", "created_on": "demain"}, {"title": "x", "hours_per_week": "400"}]
)
def test_what_is_no_offer_is_refused_with_the_field_at_fault(given_offer):
    with pytest.raises(UnreadableOffer, match=r"title|created_on|hours_per_week"):
        offer_from(given_offer)
