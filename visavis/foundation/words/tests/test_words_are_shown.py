"""Dates, hours, amounts and phones as people read them, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from visavis.decisions.shared.money import Money
from visavis.foundation.words import show
from visavis.foundation.words.templatetags.words import label

PARIS = ZoneInfo("Europe/Paris")
AT = datetime(2026, 11, 26, 10, 15, tzinfo=PARIS)
MIDNIGHT = datetime(2026, 11, 26, 23, 0, tzinfo=UTC)  # the end of Thursday 26 November in Paris
DAY = date(2026, 11, 1)


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("said", "french", "english"),
    [
        (lambda: show.day(DAY), "1er novembre 2026", "1 November 2026"),
        (lambda: show.weekday(AT), "jeudi 26 novembre", "Thursday 26 November"),
        (lambda: show.month(DAY), "novembre 2026", "November 2026"),
        (lambda: show.hour(AT), "10 h 15", "10:15 am"),
        (lambda: show.hour(time(9)), "9 h", "9 am"),
        (lambda: show.hour(time(0, 5)), "0 h 05", "12:05 am"),
        (lambda: show.hour(time(16, 30)), "16 h 30", "4:30 pm"),
        (lambda: show.moment(AT), "jeudi 26 novembre à 10 h 15", "Thursday 26 November at 10:15 am"),
        (lambda: show.moment(MIDNIGHT), "jeudi 26 novembre à minuit", "Thursday 26 November at midnight"),
        (
            lambda: show.before(MIDNIGHT, date(2026, 11, 26)),
            "Aujourd’hui, avant minuit",
            "Today, before midnight",
        ),
        (lambda: label("Durée"), "Durée :", "Durée:"),
        (lambda: label("Assez travaillé ?"), "Assez travaillé ?", "Assez travaillé ?"),
        (lambda: show.money(Money(123456)), "1 234,56 €", "€1,234.56"),
        (lambda: show.money(Decimal("40.81")), "40,81 €", "€40.81"),
        (lambda: show.money(-50), "-0,50 €", "-€0.50"),
        (lambda: show.number(12408), "12 408", "12,408"),
        (lambda: show.percent(Decimal("96.5")), "96,5 %", "96.5%"),
        (lambda: show.phone("+33199003949"), "01 99 00 39 49", "01 99 00 39 49"),
        (lambda: show.phone("+3225551212"), "+32 2 555 12 12", "+32 2 555 12 12"),
        (lambda: show.size(1_234_567), "1,2 Mo", "1.2 MB"),
        (lambda: show.before(AT, date(2026, 11, 26)), "Aujourd’hui, avant 10 h 15", "Today, before 10:15 am"),
        (
            lambda: show.before(AT, date(2026, 11, 25)),
            "Demain, jeudi, avant 10 h 15",
            "Tomorrow, Thursday, before 10:15 am",
        ),
        (
            lambda: show.moment_from(AT, date(2026, 11, 25)),
            "demain, jeudi, à 10 h 15",
            "tomorrow, Thursday, at 10:15 am",
        ),
        (
            lambda: show.moment_from(AT, date(2025, 1, 1)),
            "jeudi 26 novembre 2026 à 10 h 15",
            "Thursday 26 November 2026 at 10:15 am",
        ),
    ],
)
def test_a_value_is_said_in_both_languages(said: object, french: str, english: str) -> None:
    with translation.override("fr"):
        assert plain(said()) == french
    with translation.override("en"):
        assert plain(said()) == english


def test_a_figure_and_its_unit_never_part() -> None:
    with translation.override("fr"):
        for said in (
            show.money(Money(123456)),
            show.hour(AT),
            show.phone("+33199003949"),
            show.percent(96),
            show.day(DAY),
        ):
            assert " " not in said


def test_an_instant_is_shown_on_the_clock_of_its_agency() -> None:
    noon = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert plain(show.hour(noon)) == "14 h"
    with timezone.override(ZoneInfo("Indian/Reunion")):
        assert plain(show.hour(noon)) == "16 h"
    with timezone.override(ZoneInfo("America/Cayenne")):
        assert plain(show.hour(noon)) == "9 h"


def test_an_instant_near_midnight_has_the_day_of_its_agency() -> None:
    late = datetime(2026, 11, 30, 21, tzinfo=UTC)
    assert plain(show.short_day(late)) == "30 novembre"
    with timezone.override(ZoneInfo("Indian/Reunion")):
        assert plain(show.short_day(late)) == "1er décembre"


def test_a_number_that_is_no_number_is_shown_as_it_is() -> None:
    assert show.phone("poste 214") == "poste 214" and show.phone_link("214") == "tel:214"


def test_templates_have_the_same_words() -> None:
    page = Template("{% load words %}{{ at|moment }} {{ sum|money }} {{ tel|phone_link }} {{ text|spaced }}")
    said = page.render(Context({"at": AT, "sum": Money(4081), "tel": "0199003949", "text": "Pourquoi ?"}))
    assert plain(said) == "jeudi 26 novembre à 10 h 15 40,81 € tel:+33199003949 Pourquoi ?"
    assert "Pourquoi\xa0?" in said
