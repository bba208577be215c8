"""Hours and days as people say them: "16 h 30", "demain, mardi"."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from visavis.decisions.shared.sentence import Sentence

ONE_DAY = timedelta(days=1)
WEEKDAYS = (
    Sentence.of("lundi"), Sentence.of("mardi"), Sentence.of("mercredi"), Sentence.of("jeudi"),
    Sentence.of("vendredi"), Sentence.of("samedi"), Sentence.of("dimanche"),
)  # fmt: skip


def hour(at: datetime | time) -> Sentence:
    """`17 h` or `16 h 30` (English: `17:00`, `16:30`), from a local time."""
    if at.minute:
        return Sentence.of("{hour}\u00a0h\u00a0{minute}", hour=str(at.hour), minute=f"{at.minute:02}")
    return Sentence.of("{hour}\u00a0h", hour=str(at.hour))


def weekday(day: date) -> Sentence:
    """`jeudi`."""
    return WEEKDAYS[day.weekday()]


def day(it: date, today: date) -> Sentence:
    """`aujourd'hui`, `demain, mardi` or `jeudi 26 novembre 2026`, as seen from `today`."""
    if it == today:
        return Sentence.of("aujourd'hui")
    if it == today + ONE_DAY:
        return Sentence.of("demain, {weekday}", weekday=weekday(it))
    return Sentence.of("{weekday} {date}", weekday=weekday(it), date=it)


def moment(at: datetime, today: date) -> Sentence:
    """`jeudi 26 novembre 2026 à 10 h 15`, from a local datetime."""
    return Sentence.of("{day} à {hour}", day=day(at.date(), today), hour=hour(at))
