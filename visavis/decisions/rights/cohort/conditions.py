"""Articles 2, 4 and 7, and the scope of the calculation, for a whole cohort: each condition as a column of verdicts."""

from __future__ import annotations

import numpy as np

from visavis.decisions.rights.articles.art_02_demissions_legitimes import Ground
from visavis.decisions.rights.articles.art_02_perte_involontaire import (
    CDI_REFUSED_SINCE,
    INVOLUNTARY,
    LEFT_FOR_A_REASON,
    OPEN,
    PRESUMED_SINCE,
    SHORT_JOB_DAYS,
    VOLUNTARY,
)
from visavis.decisions.rights.cohort.columns import GROUNDS, NATURES, REASONS, ranks
from visavis.decisions.rights.cohort.days import (
    MISSING,
    Flags,
    Whole,
    calendar_days,
    months_later,
    numbered,
    working_days,
)
from visavis.decisions.rights.cohort.figures import eras, figure
from visavis.decisions.rights.cohort.lives import IS_DISMISSAL, RANK_BITS, RANK_MASK, Lives, fresh_days
from visavis.decisions.rights.cohort.results import CANNOT_SAY, NO, YES
from visavis.decisions.rights.cohort.work import AGREED, counted_days
from visavis.decisions.rights.scope import (
    LONGEST_PROCEDURE,
    OTHER_RULES,
    PENSION_AGE,
    RC_CHANGES_ON,
    YOUNGEST_AGE,
)
from visavis.decisions.rights.situation import EndReason, Nature
from visavis.decisions.rights.texts import C2014, D2019, TEXTS, Text

TEXT_STARTS = np.array([numbered(text.since) for text in TEXTS])
IS_OTHER = ranks(NATURES, {*OTHER_RULES, Nature.PUBLIC})
IS_INVOLUNTARY, IS_VOLUNTARY, IS_OPEN = (ranks(REASONS, one) for one in (INVOLUNTARY, VOLUNTARY, OPEN))
IS_LEFT = ranks(REASONS, LEFT_FOR_A_REASON)
TERM, ANY_OTHER = REASONS.index(EndReason.END_OF_FIXED_TERM), REASONS.index(EndReason.OTHER)
REFUSED, PRESUMED = REASONS.index(EndReason.CDI_REFUSED), REASONS.index(EndReason.RESIGNATION_PRESUMED)
CSP = REASONS.index(EndReason.CSP)
RETRAINING = GROUNDS.index(Ground.RETRAINING)
BY_REASON = np.where(IS_INVOLUNTARY, YES, np.where(IS_OPEN, CANNOT_SAY, NO))


def in_scope(lives: Lives) -> Flags:
    """Whom the calculation covers: see `scope.scope`."""
    persons, contracts, last = lives.cohort.persons, lives.cohort.contracts, lives.last
    reason = contracts.reason[last]
    out = lives.rules_on < TEXT_STARTS[0]
    out |= (
        IS_DISMISSAL[reason] & (contracts.procedure_start[last] == MISSING) & ~_far_from_a_change(lives.end)
    )
    out |= (lives.age >= PENSION_AGE) | (lives.age < YOUNGEST_AGE)
    out |= persons.mayotte | persons.in_training
    out |= persons.previous_rights & (persons.rest_days == MISSING)
    out |= persons.other_job_kept & (persons.kept_job_gross == MISSING)
    out |= persons.absences & ~_absences_told(lives)
    out |= reason == CSP
    out |= (reason == AGREED) & persons.overseas & (lives.rules_on >= numbered(RC_CHANGES_ON))
    out[contracts.of[IS_OTHER[contracts.nature]]] = True
    return ~(out | _absent_in_jobs_held_together(lives))


def _far_from_a_change(end: Whole) -> Flags:
    """A dismissal cannot have begun under the text before."""
    text = np.searchsorted(TEXT_STARTS, end, side="right") - 1
    return (text >= 0) & (end >= TEXT_STARTS[np.maximum(text, 0)] + LONGEST_PROCEDURE.days)


def _absences_told(lives: Lives) -> Flags:
    told = np.zeros(len(lives), bool)
    told[lives.cohort.contracts.of[lives.cohort.suspensions.of]] = True
    told[lives.cohort.apart.of] = True
    return told


def _absent_in_jobs_held_together(lives: Lives) -> Flags:
    contracts = lives.cohort.contracts
    absent, together = np.zeros(len(lives), bool), np.zeros(len(lives), bool)
    if len(lives.cohort.suspensions):
        absent[contracts.of[lives.cohort.suspensions.of]] = True
        together[contracts.of[lives.fresh > contracts.start]] = True
    return absent & together


def loss(lives: Lives, text: Text) -> Whole:
    """Article 2: whether the last job was lost without wanting to."""
    contracts, last = lives.cohort.contracts, lives.last
    told = contracts.reason[last]
    reason = np.where((told == REFUSED) & (lives.end < numbered(CDI_REFUSED_SINCE)), TERM, told)
    reason = np.where((told == PRESUMED) & (lives.end < numbered(PRESUMED_SINCE)), ANY_OTHER, reason)
    verdict = BY_REASON[reason]
    left = np.flatnonzero(verdict == NO)
    if len(left):
        verdict[left[_short_job_after_a_loss(lives)[left]]] = CANNOT_SAY
    grounded = IS_LEFT[told] & (contracts.ground[last] != MISSING)
    return np.where(grounded, _by_its_ground(lives, text), verdict) if grounded.any() else verdict


def _short_job_after_a_loss(lives: Lives) -> Flags:
    contracts, last = lives.cohort.contracts, lives.last
    start = contracts.start[last]
    short = working_days(start, lives.end) <= SHORT_JOB_DAYS
    key = (contracts.end << RANK_BITS) | (RANK_MASK - contracts.told)
    key = np.where(contracts.end < lives.each(start), key, -1)
    before = lives.most(key)
    lost = np.zeros(len(lives), bool)
    row = np.flatnonzero((key == lives.each(before)) & (key >= 0))
    lost[contracts.of[row]] = IS_INVOLUNTARY[contracts.reason[row]]
    return short & lost


def _by_its_ground(lives: Lives, text: Text) -> Whole:
    ground = lives.cohort.contracts.ground[lives.last]
    held = np.where(lives.cohort.contracts.proved[lives.last], YES, CANNOT_SAY)
    if text.since < D2019.since:
        return np.where(ground == RETRAINING, NO, held)
    needed = figure("retraining_days").plain[lives.era]
    short = (ground == RETRAINING) & (_days_of_five_years(lives) < needed)
    return np.where(short, NO, held)


def _days_of_five_years(lives: Lives) -> Whole:
    return counted_days(lives, months_later(lives.end + 1, -60))


def leaving(lives: Lives, text: Text) -> Whole:
    """Article 4 e): an earlier job left by choice, or perhaps by choice, and the work done since."""
    contracts = lives.cohort.contracts
    left = IS_VOLUNTARY[contracts.reason] | IS_OPEN[contracts.reason]
    left[lives.last] = False
    verdict = np.full(len(lives), YES)
    if not left.any():
        return verdict
    left_on = lives.most(np.where(left, contracts.end, MISSING))
    done = _days_since(lives, left_on, calendar=text is C2014)
    needed = figure("voluntary_leaving_days").plain[lives.era]
    verdict[(left_on != MISSING) & (done < needed)] = CANNOT_SAY
    return verdict


def _days_since(lives: Lives, left_on: Whole, *, calendar: bool) -> Whole:
    """Days of the contracts begun since, each once."""
    contracts, done = lives.cohort.contracts, np.zeros(len(lives), np.int64)
    rows = np.flatnonzero((lives.each(left_on) != MISSING) & (contracts.start > lives.each(left_on)))
    of, start, end = contracts.of[rows], contracts.start[rows], contracts.end[rows]
    days = (calendar_days if calendar else working_days)(fresh_days(of, start, end), end)
    np.add.at(done, of, days)
    return done


def registration(lives: Lives) -> Whole:
    """Article 7: registered within twelve months of the end."""
    limit = months_later(lives.end, figure("registration_months").plain[eras()[lives.end]])
    return np.where(registered_on(lives) <= limit, YES, CANNOT_SAY)


def registered_on(lives: Lives) -> Whole:
    """The day of registration; the day after the contract when nobody said."""
    told = lives.cohort.persons.registered_on
    return np.where(told == MISSING, lives.end + 1, told)
