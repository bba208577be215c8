"""From a cohort to its results: each text in turn, in the order of its articles, and an earlier end where it may do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visavis.decisions.rights.cohort import amounts, conditions, wages, waits, work
from visavis.decisions.rights.cohort.columns import Cohort
from visavis.decisions.rights.cohort.days import MISSING, Flags, Whole, months_later
from visavis.decisions.rights.cohort.figures import eras, figure
from visavis.decisions.rights.cohort.lives import Lives, ready
from visavis.decisions.rights.cohort.refusals import LARGEST_SUM, routed, routed_together
from visavis.decisions.rights.cohort.results import AMOUNTS, CANNOT_SAY, NO, Results, Routed
from visavis.decisions.rights.texts import TEXTS, Text

LOOKS_BACK, AT_ONCE, ROWS_AT_ONCE = 12, 1 << 17, 1 << 20


def decide(cohort: Cohort) -> Results:
    """The right of every person of a cohort at the end of her last contract, as the scalar engine finds it.

    Where `routed` is not zero, the columns say nothing: that person goes to the scalar engine. A large cohort is taken
    part by part, so that memory stays that of its own columns.
    """
    at_once = _at_once(cohort)
    if len(cohort) <= at_once:
        return _decided(cohort)
    found = Results.blank(len(cohort))
    for first in range(0, len(cohort), at_once):
        last = min(first + at_once, len(cohort))
        rows = np.searchsorted(cohort.contracts.of, (first, last))
        part = cohort.between(first, last, (int(rows[0]), int(rows[1])))
        found.put(np.arange(first, last), _decided(part))
    return found


def _at_once(cohort: Cohort) -> int:
    """How many persons are taken together: fewer where each has many wages told, so that a part stays near the core."""
    rows = len(cohort) + len(cohort.contracts) + len(cohort.wages)
    return min(AT_ONCE, max(1, ROWS_AT_ONCE * len(cohort) // max(rows, 1)))


def _decided(cohort: Cohort) -> Results:
    why = routed(cohort)
    rows = np.flatnonzero(why == Routed.COVERED)
    if not len(rows):
        return _routed_alone(why)
    lives = ready(cohort if len(rows) == len(cohort) else cohort.keep(why == Routed.COVERED))
    why[rows] = routed_together(lives)
    clear = why[rows] == Routed.COVERED
    if not clear.all():
        rows, lives = rows[clear], lives.keep(clear)
    if len(rows) == len(cohort):
        return _looked_at(lives)
    found = _routed_alone(why)
    if len(rows):
        found.put(rows, _looked_at(lives))
    return found


def _routed_alone(why: Whole) -> Results:
    found = Results.blank(len(why))
    found.routed = why
    return found


@dataclass(slots=True)
class Outcome:
    """What is found at one end of contract: the results, whether it is covered, enough work, and a loss."""

    results: Results
    covered: Flags
    worked: Whole
    lost: Whole


def _looked_at(lives: Lives) -> Results:
    """At the end of the last contract; at an earlier one when the last is too short and that one may do."""
    there = _at_the_last_end(lives)
    found = there.results
    short = there.covered & (there.worked == NO) & (there.lost != NO) & found.covered
    short &= np.diff(lives.firsts, append=len(lives.cohort.contracts)) > 1
    if short.any():
        _look_back(lives.keep(short), np.flatnonzero(short), found)
    return found


def _look_back(lives: Lives, rows: Whole, found: Results) -> None:
    """The latest earlier end, within twelve months before registration, that may open a right."""
    registered = conditions.registered_on(lives)
    ends, within = lives.end, figure("registration_months").plain[eras()[lives.end]]
    for _ in range(LOOKS_BACK):
        contracts = lives.cohort.contracts
        before = lives.most(np.where(contracts.end < lives.each(ends), contracts.end, -1))
        in_time = (before >= 0) & (months_later(np.maximum(before, 0), within) >= registered)
        if not in_time.any():
            return
        rows, registered, ends, within = (one[in_time] for one in (rows, registered, before, within))
        lives = lives.keep(in_time)
        closed = ~_look_at(lives, registered, ends, rows, found)
        rows, registered, ends, within = (one[closed] for one in (rows, registered, ends, within))
        if not len(rows):
            return
        lives = lives.keep(closed)
    found.routed[rows] = Routed.LONG_LOOK_BACK


def _look_at(lives: Lives, registered: Whole, ends: Whole, rows: Whole, found: Results) -> Flags:
    """Writes what an earlier end may open; says for whom it may."""
    contracts = lives.cohort.contracts
    earlier = lives.cohort.keep(np.ones(len(lives), bool), contracts.end <= lives.each(ends))
    earlier.persons.registered_on = registered
    there = _at_the_last_end(ready(earlier))
    may = (there.worked != NO) & (there.lost != NO)
    there.results.verdict[:] = CANNOT_SAY
    found.put(rows[may], there.results.take(may))
    return may


def _at_the_last_end(lives: Lives) -> Outcome:
    """Each text for those it governs; before the oldest one held, nobody can say."""
    count = len(lives)
    open_answer = np.full(count, CANNOT_SAY)
    found = Outcome(Results.blank(count), conditions.in_scope(lives), open_answer, open_answer.copy())
    paid = wages.reference_wage(lives)
    ranks = np.searchsorted(conditions.TEXT_STARTS, lives.rules_on, side="right") - 1
    for rank, rows, group in lives.without_pay(waits.above_the_law(lives)).by_group(ranks):
        _under(TEXTS[rank], group, rows, paid.take(rows), found)
    return found


def _under(text: Text, lives: Lives, rows: Whole, paid: wages.Paid, found: Outcome) -> None:
    """One text: conditions for all, then amounts for those whom no condition refuses."""
    covered = found.covered[rows]
    worked = work.affiliation(lives, text)
    lost = conditions.loss(lives, text)
    found.worked[rows], found.lost[rows] = worked.verdict, lost
    verdict = np.minimum(np.minimum(worked.verdict, lost), conditions.leaving(lives, text))
    verdict = np.minimum(verdict, conditions.registration(lives))
    days = work.reference_days(lives, text, worked)
    results = Results.blank(len(lives))
    results.verdict = np.where(covered, verdict, CANNOT_SAY)
    results.worked_days = np.where(covered, worked.worked, MISSING)
    results.reference_days = np.where(covered, days, MISSING)
    results.figures = covered & (verdict != NO)
    _amounts(text, lives, worked, days, paid, results)
    found.results.put(rows, results)


def _amounts(
    text: Text, lives: Lives, worked: work.Affiliation, days: Whole, paid: wages.Paid, found: Results
) -> None:
    """The figures of the rights asked (`found.figures`), where every wage is known and there is one."""
    asked = found.figures
    found.sr = paid.cents
    over = amounts.divisor(lives, text, paid, days)
    found.sjr = amounts.daily_wage(found.sr, over)
    found.routed[asked & (found.sr > LARGEST_SUM)] = Routed.TOO_LARGE
    found.figures = asked & ~paid.silent & (found.sjr > 0)
    found.verdict = np.where(asked & ~found.figures, CANNOT_SAY, found.verdict)
    _days(text, lives, found)
    length, doubtful = work.duration(lives, text, days, worked.seasonal)
    found.duration_days = length
    rest = lives.cohort.persons.rest_days
    open_answer = found.figures & (doubtful | ((rest != MISSING) & (rest != 0)))
    found.verdict = np.where(open_answer, np.minimum(found.verdict, CANNOT_SAY), found.verdict)
    _paid(text, lives, found)
    _blank_where_none(found)


def _days(text: Text, lives: Lives, found: Results) -> None:
    found.specific_delay_days = waits.specific_delay(lives, text)
    found.leave_delay_days = waits.leave_delay(lives, text, found.sjr)
    found.waiting_days = waits.waiting_days(lives)
    delays = found.specific_delay_days + np.minimum(found.leave_delay_days, FURTHEST)
    found.first_paid_on = waits.first_day(lives, delays, found.waiting_days)
    found.routed[found.figures & (found.leave_delay_days > FURTHEST)] = Routed.TOO_LARGE


FURTHEST = 10_000


def _paid(text: Text, lives: Lives, found: Results) -> None:
    """Allowance, its fall, contributions, months."""
    opened, month = found.first_paid_on, lives.cohort.persons.payment_month
    named = month != MISSING
    payday, share = np.where(named, month, opened), amounts.part_time(lives)
    found.daily_gross = amounts.allowance(found.sjr, opened, share)
    fall = amounts.fall(lives, text, found.daily_gross, opened, found.duration_days)
    by = amounts.rates(lives, payday, opened, share)
    found.daily_net = amounts.net(found.daily_gross, found.sjr, by)
    found.month_gross = amounts.month_of(found.daily_gross, payday, named)
    found.month_net = amounts.month_of(found.daily_net, payday, named)
    found.reduced_from_day, found.daily_gross_reduced = fall.from_day, fall.allowance
    _reduced(found, by, payday, named)
    found.first_month_days = waits.first_month_days(opened)
    found.last_paid_month = waits.last_month(opened, found.first_month_days, found.duration_days)


def _reduced(found: Results, by: amounts.Rates, payday: Whole, named: Flags) -> None:
    rows = np.flatnonzero(found.reduced_from_day != MISSING)
    payday, named, lower = payday[rows], named[rows], found.daily_gross_reduced[rows]
    left = amounts.net(lower, found.sjr[rows], by.take(rows))
    found.daily_net_reduced[rows] = left
    found.month_gross_reduced[rows] = amounts.month_of(lower, payday, named)
    found.month_net_reduced[rows] = amounts.month_of(left, payday, named)


def _blank_where_none(found: Results) -> None:
    none = ~found.figures
    if none.any():
        for name in AMOUNTS:
            getattr(found, name)[none] = MISSING
