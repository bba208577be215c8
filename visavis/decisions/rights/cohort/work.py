"""Articles 3 and 9 for a whole cohort: the days worked, whether they are enough, and for how long they open a right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visavis.decisions.rights.articles.art_03_affiliation import (
    DAYS_A_WEEK,
    FULL_TIME_WEEK,
    LEGAL_MAXIMUM_WEEK,
    LOCKDOWNS,
)
from visavis.decisions.rights.articles.art_09_duree import LONG_SICKNESS, NEUTRAL, RC_DURATION_SINCE
from visavis.decisions.rights.cohort.columns import (
    HOURS_SCALE,
    KINDS,
    NATURES,
    RATIO_SCALE,
    REASONS,
    each_day_once,
    ranks,
)
from visavis.decisions.rights.cohort.days import (
    MISSING,
    Flags,
    Whole,
    calendar_days,
    months_later,
    numbered,
    working_days,
)
from visavis.decisions.rights.cohort.exact import up
from visavis.decisions.rights.cohort.figures import RATIO, figure
from visavis.decisions.rights.cohort.lives import Lives, fresh_days
from visavis.decisions.rights.cohort.results import CANNOT_SAY, NO, YES
from visavis.decisions.rights.situation import EndReason, Nature, SuspensionKind
from visavis.decisions.rights.texts import C2014, C2017, C2024, D2019, D2021, D2023, Text
from visavis.decisions.rights.worked import UNPAID

IS_UNPAID, IS_NEUTRAL = ranks(KINDS, UNPAID), ranks(KINDS, NEUTRAL)
ANY_KIND = np.ones(len(KINDS), bool)
TRAINING, SICKNESS = KINDS.index(SuspensionKind.TRAINING), KINDS.index(SuspensionKind.SICKNESS)
SEASONAL = NATURES.index(Nature.SEASONAL)
AGREED = REASONS.index(EndReason.RUPTURE_CONVENTIONNELLE)
FIRST_LOCKDOWN, LAST_LOCKDOWN = numbered(LOCKDOWNS.first), numbered(LOCKDOWNS.last)
CAPPED_BY_YEAR, SPREAD_OVER_THE_PERIOD = (C2017, D2019), (D2021, D2023, C2024)
SPREAD_SINCE = numbered(D2021.since)
BIG = 1 << 30


@dataclass(slots=True)
class Affiliation:
    """First day of the window, days worked in it, verdict, and whether only seasonal work is enough."""

    window: Whole
    worked: Whole
    verdict: Whole
    seasonal: Flags


def counted_days(
    lives: Lives,
    first: Whole,
    last: Whole | None = None,
    *,
    calendar: bool = False,
    without: Flags = IS_UNPAID,
) -> Whole:
    """Days of contracts from `first` to `last` of each person, each day once; absences of some kinds taken off."""
    contracts, count = lives.cohort.contracts, calendar_days if calendar else working_days
    begun = np.maximum(lives.fresh, lives.each(first))
    ended = contracts.end if last is None else np.minimum(contracts.end, lives.each(last))
    days = lives.total(count(begun, ended))
    return days - _absent_days(lives, first, last, calendar=calendar, kinds=without)


def _absent_days(lives: Lives, first: Whole, last: Whole | None, *, calendar: bool, kinds: Flags) -> Whole:
    contracts, found = lives.cohort.contracts, np.zeros(len(lives), np.int64)
    absences = lives.cohort.suspensions
    if not len(absences):
        return found
    absences = absences.take(kinds[absences.kind])
    person = contracts.of[absences.of]
    begun = np.maximum(np.maximum(absences.start, contracts.start[absences.of]), first[person])
    ended = np.minimum(absences.end, contracts.end[absences.of])
    ended = ended if last is None else np.minimum(ended, last[person])
    held = begun <= ended
    count = calendar_days if calendar else working_days
    np.add.at(found, person[held], count(begun[held], ended[held]))
    return found


def affiliation(lives: Lives, text: Text) -> Affiliation:
    """Article 3 under one text."""
    first = window(lives)
    worked = counted_days(lives, first, calendar=text is C2014)
    if text in CAPPED_BY_YEAR:
        months = figure("window_months").for_whom(lives.era, lives.age)
        worked = np.minimum(worked, figure("worked_days_year_max").plain[lives.era] * months // 12)
    found = Affiliation(first, worked, _enough(lives, first, worked), np.zeros(len(lives), bool))
    return _seasonal(lives, found) if text is C2024 else found


def window(lives: Lives) -> Whole:
    """The first day looked at, under whichever text; where none is held, the day after the contract."""
    months = np.maximum(figure("window_months").for_whom(lives.era, lives.age), 0)
    return months_later(lives.end + 1, -(months + _extension(lives)))


def _extension(lives: Lives) -> Whole:
    """Three months more from August 2020 to November 2021."""
    months = figure("window_extension_months").plain[lives.era]
    held = (lives.rules_on >= numbered(D2019.since)) & (lives.rules_on < numbered(D2021_ENDS_LENGTHENING))
    return np.where(held, months, 0)


D2021_ENDS_LENGTHENING = D2021.since.replace(month=12)


def _enough(lives: Lives, window: Whole, worked: Whole) -> Whole:
    needed = figure("required_days").for_whom(lives.era, lives.age)
    needed_hours = figure("required_hours").for_whom(lives.era, lives.age)
    short = worked + _training(lives, window, needed) < needed
    verdict = np.where(short, NO, YES)
    if short.any():
        verdict[short] = _by_hours(lives, short, window, needed_hours)
    return verdict


def _training(lives: Lives, window: Whole, needed: Whole) -> Whole:
    """Weekdays of training between contracts, for two thirds of the days asked at most."""
    apart, total = lives.cohort.apart, np.zeros(len(lives), np.int64)
    if not len(apart):
        return total
    apart = each_day_once(apart.take(apart.kind == TRAINING))
    first, last = np.maximum(apart.start, window[apart.of]), np.minimum(apart.end, lives.end[apart.of])
    held = first <= last
    np.add.at(total, apart.of[held], working_days(first[held], last[held]))
    return np.minimum(total, needed * 2 // 3)


def _by_hours(lives: Lives, short: Flags, window: Whole, needed: Whole) -> Whole:
    """Too few days: enough hours, hours that may be enough, or neither; one verdict for each of the `short`."""
    contracts = lives.cohort.contracts
    rows = np.flatnonzero(short[contracts.of])
    of, opened = contracts.of[rows], window[contracts.of[rows]]
    firsts = np.flatnonzero(np.diff(of, prepend=-1))
    weekly, needed = contracts.weekly_hours[rows], needed[short] * DAYS_A_WEEK
    days = working_days(np.maximum(contracts.start[rows], opened), contracts.end[rows])
    silent = (contracts.end[rows] >= opened) & (weekly == MISSING)
    unknown = np.logical_or.reduceat(silent, firsts)
    done = np.add.reduceat(np.where(weekly == MISSING, 0, days * weekly), firsts)
    longest = np.where(contracts.ratio[rows] >= RATIO_SCALE, int(LEGAL_MAXIMUM_WEEK), int(FULL_TIME_WEEK))
    possible = np.add.reduceat(days * longest, firsts)
    enough = ~unknown & (done >= needed * HOURS_SCALE)
    open_answer = unknown & (possible >= needed)
    rules_on = lives.rules_on[short]
    open_answer |= (rules_on >= FIRST_LOCKDOWN) & (rules_on <= LAST_LOCKDOWN)
    return np.where(enough, YES, np.where(open_answer, CANNOT_SAY, NO))


def _seasonal(lives: Lives, found: Affiliation) -> Affiliation:
    """Seasonal work alone, when the rest is not enough and the last contract is seasonal."""
    asked = (found.verdict != YES) & (lives.cohort.contracts.nature[lives.last] == SEASONAL)
    if not asked.any():
        return found
    some = lives.keep(asked)
    days = counted_days(_only_seasonal(some), found.window[asked])
    needed = figure("required_days").for_whom(some.era, some.age, seasonal=True)
    found.seasonal[asked] = days >= needed
    found.verdict[found.seasonal] = YES
    return found


def _only_seasonal(lives: Lives) -> Lives:
    """The same persons with their seasonal contracts alone: the last one is among them."""
    cohort = lives.cohort
    kept = cohort.keep(np.ones(len(lives), bool), cohort.contracts.nature == SEASONAL)
    one = kept.contracts
    return Lives(
        kept,
        np.flatnonzero(np.diff(one.of, prepend=-1)),
        fresh_days(one.of, one.start, one.end),
        lives.last,
        lives.end,
        lives.rules_on,
        lives.era,
        lives.age,
    )


def reference_days(lives: Lives, text: Text, found: Affiliation) -> Whole:
    """Article 9 § 1: the days counted, before any limit."""
    if text is C2014:
        return found.worked
    converted = up(found.worked * 7, 5)
    if text not in SPREAD_OVER_THE_PERIOD:
        return converted
    others = _span(lives, found.window) - converted
    limit = figure("inactivity_cap").plain[lives.era] * converted // RATIO
    return converted + np.minimum(others, limit)


def _span(lives: Lives, window: Whole) -> Whole:
    """Days from the first contract of the window to the end, those that the text sets apart taken off."""
    contracts, apart = lives.cohort.contracts, lives.cohort.apart
    begun = np.maximum(
        lives.least(np.where(contracts.end >= lives.each(window), contracts.start, BIG)), window
    )
    span = lives.end - begun + 1
    if len(apart):
        long = (apart.end - apart.start >= LONG_SICKNESS) | (apart.kind != SICKNESS)
        apart = each_day_once(apart.take(IS_NEUTRAL[apart.kind] & long))
        first, last = np.maximum(apart.start, begun[apart.of]), np.minimum(apart.end, lives.end[apart.of])
        np.subtract.at(span, apart.of, calendar_days(first, last))
    return span


def duration(lives: Lives, text: Text, days: Whole, seasonal: Flags) -> tuple[Whole, Flags]:
    """Article 9 § 2: the length of the right, and whether a figure that nobody read on the text limits it."""
    overseas = lives.cohort.persons.overseas
    limit = figure("reference_days_max").for_whom(lives.era, lives.age, overseas, seasonal)
    shortest = figure("duration_min").for_whom(lives.era, lives.age, overseas, seasonal)
    counted, doubtful = np.minimum(days, limit), np.zeros(len(lives), bool)
    if text.since < D2023.since:
        return np.maximum(shortest, counted), doubtful
    coefficient = figure("duration_coefficient").for_whom(lives.era, lives.age, overseas, seasonal)
    length = np.maximum(shortest, up(coefficient * counted, RATIO))
    agreed = lives.cohort.contracts.reason[lives.last] == AGREED
    agreed &= lives.rules_on >= numbered(RC_DURATION_SINCE)
    if agreed.any():
        most = figure("rc_duration_max").for_whom(lives.era, lives.age, overseas)
        doubtful = agreed & (most != MISSING) & (length >= most)
        length = np.where(doubtful, most, length)
    return length, doubtful
