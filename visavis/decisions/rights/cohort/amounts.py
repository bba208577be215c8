"""Articles 13 to 19 for a whole cohort: daily wage, allowance, what it falls to, what is kept of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visavis.decisions.rights.articles.art_17_bis_degressivite import (
    PAUSE_SINCE,
    RESUMED_ON,
    SIX_MONTHS_AGAIN,
)
from visavis.decisions.rights.articles.css_l136_8_taux_csg import SINCE as TAX_NOTICE_SINCE
from visavis.decisions.rights.cohort.columns import CSG_RATES, PARTS_SCALE, RATIO_SCALE, Table
from visavis.decisions.rights.cohort.days import MISSING, MONTH_LENGTHS, MONTH_OF, Flags, Whole, numbered
from visavis.decisions.rights.cohort.exact import nearest
from visavis.decisions.rights.cohort.figures import HUNDREDTHS, RATIO, eras, figure
from visavis.decisions.rights.cohort.lives import Lives
from visavis.decisions.rights.cohort.wages import Paid
from visavis.decisions.rights.cohort.work import ANY_KIND, counted_days
from visavis.decisions.rights.situation import CsgRate
from visavis.decisions.rights.texts import C2014, C2017, D2019, D2021, Text
from visavis.decisions.rights.versions import START_2024

FULL, REDUCED, EXEMPT = (CSG_RATES.index(one) for one in (CsgRate.FULL, CsgRate.REDUCED, CsgRate.EXEMPT))
PAUSED_FROM, RESUMED, SIX_AGAIN = (numbered(one) for one in (PAUSE_SINCE, RESUMED_ON, SIX_MONTHS_AGAIN))


@dataclass(slots=True)
class Divisor:
    """What the reference wage is divided by: a number of days, written `days / scale`."""

    days: Whole
    scale: int


def divisor(lives: Lives, text: Text, paid: Paid, days: Whole) -> Divisor:
    """Article 13 in its three generations; `days` are those of article 9."""
    if text is C2014:
        most = figure("sjr_days_max").plain[lives.era]
        counted = counted_days(lives, paid.first, paid.last, calendar=True, without=ANY_KIND)
        return Divisor(np.minimum(most, counted), 1)
    if text in (C2017, D2019):
        most = figure("worked_days_year_max").plain[lives.era]
        counted = counted_days(lives, paid.first, paid.last, without=ANY_KIND)
        return Divisor(np.minimum(most, counted) * 7, 5)
    return Divisor(days, 1)


def daily_wage(reference_wage: Whole, over: Divisor) -> Whole:
    """The reference wage spread over the days, to the cent; zero where there are none."""
    return np.where(over.days > 0, nearest(reference_wage * over.scale, np.maximum(over.days, 1)), 0)


def part_time(lives: Lives) -> Whole:
    """The share of full time of the jobs held on the last day, scaled."""
    contracts = lives.cohort.contracts
    held = contracts.end == lives.each(lives.end)
    return np.minimum(lives.total(np.where(held, contracts.ratio, 0)), RATIO_SCALE)


def allowance(sjr: Whole, opened: Whole, share: Whole) -> Whole:
    """Articles 14 to 16: the better of two shares and the minimum, within 75 %."""
    era = eras()[opened]
    variable, simple, cap = (figure(f"share_{name}").plain[era] for name in ("variable", "floor", "cap"))
    fixed, minimum = figure("fixed_part").plain[era], figure("minimum").plain[era]
    with_fixed = nearest(variable * sjr * (RATIO_SCALE // RATIO) + fixed * share, RATIO_SCALE)
    best = np.maximum(with_fixed, nearest(sjr * simple, RATIO))
    best = np.maximum(best, nearest(minimum * share, RATIO_SCALE))
    return np.minimum(best, nearest(sjr * cap, RATIO))


@dataclass(slots=True)
class Fall:
    """From which day paid the allowance is lower (MISSING: never), and how much it is then."""

    from_day: Whole
    allowance: Whole


def fall(lives: Lives, text: Text, daily: Whole, opened: Whole, length: Whole) -> Fall:
    """Article 17 bis: after six months, high allowances go down to the threshold at most."""
    never = np.full(len(lives), MISSING)
    if text in (C2014, C2017):
        return Fall(never, never)
    era = eras()[opened]
    limit, floor = figure("degressivity_age").plain[lives.era], figure("degressivity_floor").plain[era]
    start = figure("degressivity_from_day").plain[eras()[np.maximum(lives.rules_on, RESUMED)]]
    if text in (D2019, D2021):
        paused = np.maximum(RESUMED - np.maximum(opened, PAUSED_FROM), 0)
        start = start + np.where(lives.rules_on < SIX_AGAIN, paused, 0)
    applies = (lives.age < limit) & (daily > floor) & (length >= start)
    lowered = nearest(daily * figure("degressivity_coefficient").plain[era], RATIO)
    return Fall(np.where(applies, start, MISSING), np.where(applies, np.maximum(lowered, floor), MISSING))


@dataclass(slots=True)
class Rates(Table):
    """What contributions are computed with, the day they are paid: shares of the law, minimum and thresholds."""

    pension: Whole
    base: Whole
    csg: Whole
    crds: Whole
    local: Whole
    minimum: Whole
    threshold: Whole


def rates(lives: Lives, payday: Whole, opened: Whole, share: Whole) -> Rates:
    """Article 19, and the rate of CSG that each told, or that her tax notice chooses."""
    era = eras()[payday]
    chosen = _csg_rate(lives, payday, era)
    full, reduced = figure("csg_rate").plain[era], figure("csg_rate_reduced").plain[era]
    local = figure("alsace_moselle_rate").plain[era]
    return Rates(
        figure("pension_share").plain[era],
        figure("csg_base_share").plain[era],
        np.where(chosen == EXEMPT, 0, np.where(chosen == REDUCED, reduced, full)),
        np.where(chosen == EXEMPT, 0, figure("crds_rate").plain[era]),
        np.where(lives.cohort.persons.alsace_moselle, local, 0),
        nearest(figure("minimum").plain[eras()[opened]] * share, RATIO_SCALE),
        figure("csg_exemption_daily_threshold").plain[era],
    )


def _csg_rate(lives: Lives, payday: Whole, era: Whole) -> Whole:
    persons = lives.cohort.persons
    told = np.where(persons.csg_rate == MISSING, FULL, persons.csg_rate)
    asked = (persons.csg_rate == MISSING) & (persons.tax_income != MISSING)
    asked &= payday >= numbered(TAX_NOTICE_SINCE)
    if not asked.any():
        return told
    income, halves = persons.tax_income, (persons.tax_parts - PARTS_SCALE) * 2
    first = _threshold("csg_exempt_income", "csg_exempt_half_part", era, halves)
    second = _threshold("csg_reduced_income", "csg_reduced_half_part", era, halves)
    by_notice = np.where(income > first, np.where(income > second, FULL, REDUCED), EXEMPT)
    return np.where(asked, by_notice, told)


def _threshold(name: str, half_part: str, era: Whole, halves: Whole) -> Whole:
    more = nearest(figure(half_part).plain[era] * np.abs(halves), PARTS_SCALE)
    return figure(name).plain[era] + np.where(halves < 0, -more, more)


def net(daily: Whole, sjr: Whole, by: Rates) -> Whole:
    """What is left of the allowance of a day: pension, CSG, CRDS and the local scheme, each within its bound."""
    pension = np.maximum(np.minimum(nearest(sjr * by.pension, RATIO), daily - by.minimum), 0)
    base = daily - pension
    room = base - by.threshold
    csg = np.maximum(np.minimum(nearest(base * by.base * by.csg, RATIO * RATIO), room), 0)
    crds = np.maximum(np.minimum(nearest(base * by.base * by.crds, RATIO * RATIO), room - csg), 0)
    left = base - csg - crds
    local = np.maximum(np.minimum(nearest(daily * by.local, RATIO), left - by.threshold), 0)
    return left - local


def month_of(daily: Whole, payday: Whole, named: Flags) -> Whole:
    """A full month: thirty days since April 2025; before, those of the month named, or a mean month."""
    era = eras()[payday]
    mean = figure("reference_month_days").plain[era]
    days = np.where(named, MONTH_LENGTHS[MONTH_OF[payday]] * HUNDREDTHS, mean)
    thirty = daily * figure("payment_month_days").plain[era]
    return np.where(payday >= numbered(START_2024), thirty, nearest(daily * days, HUNDREDTHS))
