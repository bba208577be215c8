"""What people are told about the desk, the call-back and the meeting in person."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from visavis.decisions.presence.call_back import call_back_promise, lateness
from visavis.decisions.presence.desk import Desk, desk_state
from visavis.decisions.presence.hours import day, hour, moment
from visavis.decisions.presence.notice import possible_until, still_possible
from visavis.decisions.presence.physical import physical_promise

PARIS = ZoneInfo("Europe/Paris")
TUESDAY = date(2026, 11, 24)


def at(hours: int, minutes: int = 0, on: date = TUESDAY) -> datetime:
    return datetime(on.year, on.month, on.day, hours, minutes, tzinfo=PARIS)


def plain(sentence, language="fr") -> str:
    return sentence.say(language).replace("\u00a0", " ")


@pytest.mark.parametrize(("minutes", "fr", "en"), [(0, "16 h", "16:00"), (5, "16 h 05", "16:05")])
def test_an_hour_is_said_as_on_a_clock(minutes, fr, en):
    assert plain(hour(at(16, minutes))) == fr
    assert plain(hour(at(16, minutes)), "en") == en


def test_an_hour_is_never_broken_across_two_lines():
    assert " " not in hour(at(16, 30)).say()


def test_near_days_are_said_by_their_place():
    assert plain(day(TUESDAY, TUESDAY)) == "aujourd'hui"
    assert plain(day(date(2026, 11, 25), TUESDAY)) == "demain, mercredi"
    assert plain(moment(at(10, 15, date(2026, 11, 26)), TUESDAY)) == "jeudi 26 novembre 2026 à 10 h 15"
    assert (
        plain(moment(at(10, 15, date(2026, 11, 26)), TUESDAY), "en") == "Thursday 26 November 2026 at 10:15"
    )


def test_an_open_desk_says_until_when_and_its_lamp_is_lit():
    state = desk_state(now=at(10), until=at(16, 30), next_open=None)
    assert state.lit
    assert state.wait is None
    assert plain(state.words) == "Guichet ouvert jusqu'à 16 h 30"


def test_a_closed_desk_says_when_it_opens():
    state = desk_state(now=at(18), until=None, next_open=at(9, on=date(2026, 11, 25)))
    assert not state.lit
    assert plain(state.words) == "Guichet fermé. Il ouvre demain, mercredi, à 9 h."


def test_unknown_hours_are_never_guessed():
    state = desk_state(now=at(10), until=None, next_open=None)
    assert state.desk is Desk.UNKNOWN
    assert not state.lit


@pytest.mark.parametrize(
    ("waiting", "minutes", "desk", "words"),
    [
        (0, 0, Desk.OPEN, "Personne n'attend."),
        (1, 5, Desk.OPEN, "1 personne attend : environ 5 minutes."),
        (6, 29, Desk.OPEN, "6 personnes attendent : environ 29 minutes."),
        (12, 30, Desk.CROWDED, "12 personnes attendent : environ 30 minutes."),
        (6, None, Desk.OPEN, "6 personnes attendent."),
    ],
)
def test_the_wait_is_said_when_it_is_measured(waiting, minutes, desk, words):
    state = desk_state(now=at(10), until=at(12), next_open=None, waiting=waiting, wait_minutes=minutes)
    assert state.desk is desk
    assert plain(state.wait) == words


@pytest.mark.parametrize(
    ("asked", "worked", "due", "words"),
    [
        (at(8), True, at(17), "aujourd'hui, avant 17 h"),
        (at(14, 59), True, at(17), "aujourd'hui, avant 17 h"),
        (at(15), True, at(12, on=date(2026, 11, 25)), "demain, mercredi, avant 12 h"),
        (at(8), False, at(12, on=date(2026, 11, 25)), "demain, mercredi, avant 12 h"),
    ],
)
def test_a_call_back_is_promised_with_an_hour(asked, worked, due, words):
    promise = call_back_promise(asked=asked, today_is_worked=worked, next_working_day=date(2026, 11, 25))
    assert promise.due == due
    assert plain(promise.words) == words


def test_after_a_friday_afternoon_the_promise_names_monday():
    friday = date(2026, 11, 27)
    promise = call_back_promise(
        asked=at(16, on=friday), today_is_worked=True, next_working_day=date(2026, 11, 30)
    )
    assert plain(promise.words) == "lundi 30 novembre 2026, avant 12 h"


@pytest.mark.parametrize(
    ("late", "words"),
    [(timedelta(0), "En retard de 1 minute."), (timedelta(minutes=59), "En retard de 59 minutes."),
     (timedelta(hours=3), "En retard de 3 heures."), (timedelta(days=2), "En retard de 2 jours.")],
)  # fmt: skip
def test_lateness_is_said_plainly(late, words):
    assert plain(lateness(at(17), at(17) + late)) == words


def test_nobody_is_called_late_before_the_hour():
    assert lateness(at(17), at(16, 59)) is None


def test_a_slot_on_the_fifth_working_day_keeps_the_promise():
    promise = physical_promise(
        today=TUESDAY, last_day=date(2026, 12, 1), next_start=at(16, on=date(2026, 12, 1))
    )
    assert promise.kept
    assert plain(promise.slot) == "mardi 1er décembre 2026 à 16 h"
    assert "5 jours ouvrés au plus" in plain(promise.words)


@pytest.mark.parametrize("start", [None, at(9, on=date(2026, 12, 2))])
def test_a_broken_promise_is_said_and_somebody_calls(start):
    promise = physical_promise(today=TUESDAY, last_day=date(2026, 12, 1), next_start=start)
    assert not promise.kept
    assert plain(promise.words).startswith("Promesse non tenue.")


def test_an_act_is_possible_until_its_last_minute_included():
    starts, notice = at(10), timedelta(hours=2)
    assert still_possible(starts=starts, now=at(8), notice=notice)
    assert not still_possible(starts=starts, now=at(8, 1), notice=notice)
    assert (
        plain(possible_until(starts=starts, notice=notice, today=TUESDAY))
        == "C'était possible jusqu'à aujourd'hui à 8 h."
    )
