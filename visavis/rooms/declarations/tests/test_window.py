"""The days of a month's window, and its words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from visavis.decisions.shared.money import Money
from visavis.rooms.declarations import telling
from visavis.rooms.declarations.values import Totals
from visavis.rooms.declarations.window import State, months_between, window_of

OCTOBER = date(2026, 10, 1)


def plain(words):
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 10, 27), State.LATER),
        (date(2026, 10, 28), State.OPEN),
        (date(2026, 11, 15), State.OPEN),
        (date(2026, 11, 16), State.LATE),
        (date(2028, 1, 1), State.LATE),
    ],
)
def test_a_month_is_open_from_its_28th_to_the_15th_of_the_next(day, state):
    assert window_of(OCTOBER).state(day, told=False) == state


def test_a_told_month_is_told_whatever_the_day():
    assert window_of(OCTOBER).state(date(2026, 10, 2), told=True) == State.TOLD


def test_december_is_told_until_january():
    assert window_of(date(2026, 12, 1)).until == date(2027, 1, 15)


def test_february_opens_on_its_28th_leap_year_or_not():
    assert window_of(date(2027, 2, 1)).opens_on == date(2027, 2, 28)
    assert window_of(date(2028, 2, 1)).opens_on == date(2028, 2, 28)


def test_months_are_listed_latest_first_across_years():
    listed = months_between(date(2025, 11, 20), date(2026, 2, 3))
    assert [f"{each:%Y-%m}" for each in listed] == ["2026-02", "2026-01", "2025-12", "2025-11"]


@pytest.mark.parametrize(
    ("month", "french"),
    [(4, "d’avril 2026"), (8, "d’août 2026"), (10, "d’octobre 2026"), (11, "de novembre 2026")],
)
def test_french_elides_before_a_vowel(month, french):
    assert plain(telling.of_month(date(2026, month, 1))) == french
    with override("en"):
        assert "d’" not in telling.of_month(date(2026, month, 1))


@pytest.mark.parametrize(
    ("totals", "words"),
    [
        (Totals(0, Decimal(0), Money(0)), "Pas de travail"),
        (Totals(1, Decimal("1.50"), Money(2_000)), "1,5 heure, 20,00 € bruts, 1 employeur"),
        (Totals(2, Decimal("54.50"), Money(67_580)), "54,5 heures, 675,80 € bruts, 2 employeurs"),
    ],
)
def test_figures_are_said_with_their_units(totals, words):
    assert plain(telling.figures(totals)) == words
