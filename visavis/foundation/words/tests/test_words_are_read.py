"""What people type is read in the ways they write; what cannot be read says what would be right."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from visavis.decisions.shared.money import Money
from visavis.foundation.words import read, show
from visavis.foundation.words.fields import AmountField, DayField, HourField, PhoneField
from visavis.foundation.words.read import Unreadable


@pytest.mark.parametrize(
    "typed",
    [
        "31/10/2026",
        "31 10 2026",
        "31.10.2026",
        "31-10-2026",
        "2026-10-31",
        "31 octobre 2026",
        "31 OCT. 2026",
        "31 October 2026",
        " 31  oct 2026 ",
        "31st October 2026",
    ],
)
def test_a_day_is_read_however_it_is_written(typed: str) -> None:
    assert read.day(typed) == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("typed", "month"),
    [("1er août 2026", 8), ("1 aout 2026", 8), ("01 févr. 2026", 2), ("1 juil 2026", 7), ("1 june 2026", 6)],
)
def test_months_are_read_with_or_without_accents_and_cut_short(typed: str, month: int) -> None:
    assert read.day(typed) == date(2026, month, 1)


def test_jui_may_be_june_or_july_and_is_not_guessed() -> None:
    with pytest.raises(Unreadable, match="mois"):
        read.day("1 jui 2026")


@pytest.mark.parametrize(
    ("boxes", "part", "words"),
    [
        (("31", "13", "2026"), "month", "Le mois doit être entre 1 et 12. Vous avez écrit « 13 »."),
        (("31", "0", "2026"), "month", "Le mois doit être entre 1 et 12"),
        (("30", "2", "2026"), "day", "Ce jour n’existe pas dans ce mois"),
        (("0", "2", "2026"), "day", "Ce jour n’existe pas"),
        (("trois", "2", "2026"), "day", "trois"),
        (("31", "10", "26"), "year", "4 chiffres"),
        (("31", "10", "20266"), "year", "4 chiffres"),
        (("31", "10", "0000"), "day", "n’existe pas"),
        (("", "10", "2026"), "day", "Il manque le jour."),
        (("31", " ", "2026"), "month", "Il manque le mois."),
        (("31", "10", ""), "year", "Il manque l’année."),
    ],
)
def test_an_impossible_date_says_which_box_is_wrong(
    boxes: tuple[str, str, str], part: str, words: str
) -> None:
    with translation.override("fr"), pytest.raises(Unreadable) as problem:
        read.day_in_boxes(*boxes)
    assert problem.value.part == part and words in str(problem.value).replace("\xa0", " ")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_that_is_shown_can_be_read_again(day: date) -> None:
    for language in ("fr", "en"):
        with translation.override(language):
            assert read.day(show.day(day)) == day


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1 234,56", 123456),
        ("1234.56", 123456),
        ("1.234,56", 123456),
        ("1,234.56", 123456),
        ("1 234,56 €", 123456),
        ("€1,234.56", 123456),
        ("1234", 123400),
        ("1 234", 123400),
        ("12,5", 1250),
        ("0,01", 1),
        ("1.234.567", 123456700),
        ("1\u202f234,56\xa0€", 123456),
        ("2150 euros", 215000),
        ("1'234.50", 123450),
        ("-12,30", -1230),
        ("1234567,89", 123456789),
    ],
)
def test_an_amount_is_read_however_it_is_written(typed: str, cents: int) -> None:
    assert read.amount(typed) == Money(cents)


def test_an_amount_that_can_be_read_in_two_ways_is_asked_again() -> None:
    for typed in ("1.234", "1,234"):
        with pytest.raises(Unreadable, match="deux façons"):
            read.amount(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "beaucoup", "12,345,6", "1,2,3", "12.34.56", "1 234,567", "--5", "5€5€.", ",5", "1e5", "NaN", "∞"],
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read.amount(typed)


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_every_amount_that_is_shown_can_be_read_again(cents: int) -> None:
    for language in ("fr", "en"):
        with translation.override(language):
            assert read.amount(show.money(Money(cents))) == Money(cents)


@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_a_reader(typed: str) -> None:
    for reader in (read.amount, read.day, read.hour, read.phone):
        try:
            reader(typed)
        except Unreadable as problem:
            assert str(problem)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("9h", time(9)),
        ("9 h 15", time(9, 15)),
        ("09:15", time(9, 15)),
        ("9.15", time(9, 15)),
        ("14h30", time(14, 30)),
        ("2 pm", time(14)),
        ("12:05 am", time(0, 5)),
        ("9", time(9)),
        ("9:15 a.m.", time(9, 15)),
    ],
)
def test_an_hour_is_read_however_it_is_written(typed: str, hour: time) -> None:
    assert read.hour(typed) == hour


@pytest.mark.parametrize("typed", ["25h", "9h75", "midi", "13 pm", "9 h 5"])
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read.hour(typed)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("17", "17"), ("17,5", "17.5"), ("17.50", "17.5"), ("17 h", "17"), ("17 h 30", "17.5"), ("17h20", "17.33"),
        ("-3", "-3"), ("-1,5", "-1.5"), ("151,67 heures", "151.67"), ("12 heures", "12"), ("12 hours", "12"),
    ],
)  # fmt: skip
def test_a_count_of_hours_is_read_however_it_is_written(typed: str, hours: str) -> None:
    assert read.hours(typed) == Decimal(hours)


@pytest.mark.parametrize("typed", ["", "matin", "17 h 75", "nan", "1e3", "12345", "1,234", "--3"])
def test_what_is_no_count_of_hours_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read.hours(typed)


@given(st.times().map(lambda hour: hour.replace(second=0, microsecond=0)))
def test_every_hour_that_is_shown_can_be_read_again(hour: time) -> None:
    for language in ("fr", "en"):
        with translation.override(language):
            assert read.hour(show.hour(hour)) == hour


@pytest.mark.parametrize(
    "typed", ["01 99 00 39 49", "0199003949", "01.99.00.39.49", "+33 1 99 00 39 49", "0033199003949"]
)
def test_a_phone_is_read_however_it_is_written(typed: str) -> None:
    assert read.phone(typed) == "+33199003949"


@pytest.mark.parametrize("typed", ["", "12", "allo", "01 99 00 39", "0199003949001122334"])
def test_what_is_no_phone_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="10 chiffres"):
        read.phone(typed)


class Asked(forms.Form):
    day = DayField(earliest=date(2020, 1, 1), latest=date(2026, 12, 31))
    sum = AmountField(most=Money(1_000_000), required=False)
    hour = HourField(required=False)
    phone = PhoneField(required=False)


def test_a_form_gives_values_not_words() -> None:
    form = Asked(
        {
            "day_day": "31",
            "day_month": "octobre",
            "day_year": "2026",
            "sum": "1 234,56",
            "hour": "9 h 15",
            "phone": "01 99 00 39 49",
        }
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        "day": date(2026, 10, 31),
        "sum": Money(123456),
        "hour": time(9, 15),
        "phone": "+33199003949",
    }


def test_a_form_keeps_what_it_could_not_read() -> None:
    form = Asked({"day_day": "31", "day_month": "13", "day_year": "2026", "sum": "beaucoup"})
    assert not form.is_valid()
    assert form["sum"].value() == "beaucoup" and form["day"].value() == ["31", "13", "2026"]


@pytest.mark.parametrize(("year", "words"), [("2019", "ou après"), ("2027", "ou avant")])
def test_a_date_out_of_bounds_says_the_bound(year: str, words: str) -> None:
    form = Asked({"day_day": "1", "day_month": "6", "day_year": year})
    assert words in str(form.errors["day"])


def test_a_negative_or_huge_amount_says_the_bound() -> None:
    day = {"day_day": "1", "day_month": "6", "day_year": "2026"}
    assert "ou plus" in str(Asked({**day, "sum": "-1"}).errors["sum"])
    assert "ou moins" in str(Asked({**day, "sum": "10 000,01"}).errors["sum"])


def test_a_date_sent_by_a_machine_in_one_box_is_read_too() -> None:
    assert Asked({"day": "2026-10-31"}).is_valid()


def test_a_missing_date_is_said_missing_and_an_optional_one_is_left_out() -> None:
    assert "Il manque la date." in str(Asked({}).errors["day"])
    assert DayField(required=False).clean("") is None


def test_a_known_value_is_shown_as_people_write_it() -> None:
    form = Asked(initial={"day": date(2026, 10, 31), "sum": Money(123456), "phone": "+33199003949"})
    assert form["sum"].value().replace("\u202f", " ").replace("\xa0", " ") == "1 234,56 €"
    assert form["phone"].value().replace("\xa0", " ") == "01 99 00 39 49"
    assert DayField.widget().boxes(form["day"].value()) == ["31", "10", "2026"]
