"""Articles 21 to 24 for a whole cohort: delays before the first payment, first day paid, first and last month."""

from __future__ import annotations

import numpy as np

from visavis.decisions.rights.articles.art_21_differes import ECONOMIC, LEAVE_LOOK_BACK, SPECIFIC_LOOK_BACK
from visavis.decisions.rights.articles.art_22_delai_attente import MONTHS_WITHOUT_A_NEW_WAIT
from visavis.decisions.rights.articles.code_r1234_indemnite_legale import OWED, TEN_YEARS
from visavis.decisions.rights.cohort.columns import REASONS, ranks
from visavis.decisions.rights.cohort.days import (
    DAY_OF_MONTH,
    MISSING,
    MONTH_LENGTHS,
    MONTH_OF,
    MONTH_STARTS,
    Flags,
    Whole,
    months_later,
    numbered,
)
from visavis.decisions.rights.cohort.exact import nearest, up
from visavis.decisions.rights.cohort.figures import HUNDREDTHS, eras, figure
from visavis.decisions.rights.cohort.lives import Lives
from visavis.decisions.rights.texts import C2014, C2017, Text
from visavis.decisions.rights.versions import START_2024

IS_ECONOMIC, IS_OWED = ranks(REASONS, ECONOMIC), ranks(REASONS, OWED)
THIRTY_SINCE = numbered(START_2024)


def specific_delay(lives: Lives, text: Text) -> Whole:
    """Article 21 § 2: what was paid above the law, divided; the delay that ends last among recent contracts."""
    contracts, longest = lives.cohort.contracts, np.zeros(len(lives), np.int64)
    rows = np.flatnonzero((contracts.supra_legal != 0) & _recent(lives))
    if not len(rows):
        return longest
    of, end = contracts.of[rows], contracts.end[rows]
    era = eras()[lives.rules_on[of]]
    economic = IS_ECONOMIC[contracts.reason[rows]]
    most = np.where(
        economic,
        figure("specific_deferral_cap_days_economic").plain[era],
        figure("specific_deferral_cap_days").plain[era],
    )
    divided_by = figure("specific_deferral_divisor").plain[era if text is C2014 else eras()[end]]
    days = np.minimum(most, up(contracts.supra_legal[rows] * HUNDREDTHS, divided_by * 100))
    np.maximum.at(longest, of, end - lives.end[of] + days)
    return longest


def _recent(lives: Lives) -> Flags:
    return lives.cohort.contracts.end > lives.each(lives.end) - SPECIFIC_LOOK_BACK.days


def above_the_law(lives: Lives) -> Whole:
    """By contract: what was paid above the law, told as such or taken from the whole indemnity of a recent contract."""
    contracts = lives.cohort.contracts
    told = np.flatnonzero((contracts.severance != MISSING) & _recent(lives))
    amount, least = contracts.supra_legal.copy(), np.zeros(len(told), np.int64)
    owed = np.flatnonzero(IS_OWED[contracts.reason[told]])
    least[owed] = _legal_severance(lives, told[owed])
    amount[told] = np.maximum(contracts.severance[told] - least, 0)
    return amount


def _legal_severance(lives: Lives, rows: Whole) -> Whole:
    """Code du travail R1234-2: a share of a month a year up to ten years, another beyond."""
    contracts = lives.cohort.contracts
    start, after = contracts.start[rows], contracts.end[rows] + 1
    months = MONTH_OF[after] - MONTH_OF[start]
    months -= months_later(start, months) > after
    era = eras()[contracts.end[rows]]
    first, beyond, needed = (
        figure(f"severance_{name}").plain[era] // scale
        for name, scale in (("divisor", HUNDREDTHS), ("divisor_beyond", HUNDREDTHS), ("months_needed", 1))
    )
    young = np.minimum(months, TEN_YEARS)
    wage = _month_of_severance(lives, rows)
    legal = nearest(wage * (young * beyond + (months - young) * first), 12 * first * beyond)
    return np.where(months >= needed, legal, 0)


def _month_of_severance(lives: Lives, rows: Whole) -> Whole:
    """The better of the means of the last twelve and of the last three months, bonuses of the year spread over it."""
    contracts, bonuses = lives.cohort.contracts, lives.cohort.bonuses
    extra = np.zeros(len(contracts), np.int64)
    np.add.at(extra, bonuses.of, bonuses.amount)
    wage = contracts.gross[rows].copy()
    by_month = np.flatnonzero(wage == MISSING)
    if len(by_month):
        told = rows[by_month]
        wage[by_month] = np.maximum(_mean_of_last(lives, told, 12), _mean_of_last(lives, told, 3))
    return wage + nearest(extra[rows], 12)


def _mean_of_last(lives: Lives, contracts: Whole, count: int) -> Whole:
    """The mean of the last `count` wages told, zero where there are fewer."""
    wages = lives.cohort.wages
    after = np.searchsorted(wages.of, contracts, side="right")
    first = np.searchsorted(wages.of, contracts, side="left")
    sums = np.concatenate(([0], np.cumsum(wages.pay)))
    enough = after - first >= count
    return np.where(enough, nearest(sums[after] - sums[np.maximum(after - count, 0)], count), 0)


def leave_delay(lives: Lives, text: Text, sjr: Whole) -> Whole:
    """Article 21 § 1: paid leave of recent contracts over the daily wage; thirty days at most since November 2019."""
    contracts = lives.cohort.contracts
    recent = contracts.end > lives.each(lives.end) - LEAVE_LOOK_BACK.days
    total = lives.total(np.where(recent, contracts.leave_indemnity, 0))
    days = up(total, np.maximum(sjr, 1))
    if text in (C2014, C2017):
        return days
    return np.minimum(days, figure("leave_deferral_cap_days").plain[lives.era])


def waiting_days(lives: Lives) -> Whole:
    """Article 22: seven days, unless served in the last twelve months."""
    served = lives.cohort.persons.waiting_served_on
    days = figure("waiting_days").plain[eras()[lives.end]]
    rows = np.flatnonzero(served != MISSING)
    spared = months_later(served[rows], MONTHS_WITHOUT_A_NEW_WAIT) > lives.end[rows]
    days[rows[spared]] = 0
    return days


def first_day(lives: Lives, delays: Whole, waiting: Whole) -> Whole:
    """Article 23: after both delays, not before registration, then the waiting period."""
    free = lives.end + 1 + delays
    return np.maximum(free, lives.cohort.persons.registered_on) + waiting


def first_month_days(first: Whole) -> Whole:
    """Article 24: thirty less the days before the first one, or what is left of the calendar month."""
    before = DAY_OF_MONTH[first]
    thirty = figure("payment_month_days").plain[eras()[first]]
    by_thirty = np.maximum(thirty - before, 0)
    return np.where(first >= THIRTY_SINCE, by_thirty, MONTH_LENGTHS[MONTH_OF[first]] - before)


def last_month(first: Whole, first_month: Whole, length: Whole) -> Whole:
    """The first day of the last month with days to pay: by the calendar, by thirty days from April 2025."""
    thirty = figure("payment_month_days").plain[eras()[np.maximum(first, THIRTY_SINCE)]]
    by_thirty = MONTH_OF[first] + up(length - first_month, thirty)
    last_day = first + length - 1
    crossing = MONTH_OF[THIRTY_SINCE] + up(length - (THIRTY_SINCE - first), thirty) - 1
    by_calendar = np.where(last_day >= THIRTY_SINCE, crossing, MONTH_OF[last_day])
    return MONTH_STARTS[np.where(first >= THIRTY_SINCE, by_thirty, by_calendar)]
