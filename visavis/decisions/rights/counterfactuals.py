"""What would change the answer: the smallest change that flips it, always tried before it is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from visavis.decisions.rights.articles.art_03_affiliation import affiliation
from visavis.decisions.rights.computing import compute
from visavis.decisions.rights.effects import Change, effects
from visavis.decisions.rights.humans import JOINT_BODY
from visavis.decisions.rights.parameters import parameter
from visavis.decisions.rights.situation import Contract, EndReason, Nature, Situation
from visavis.decisions.rights.tracing import as_answer
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.periods import ONE_DAY, add_months, age_on
from visavis.decisions.shared.sentence import Sentence

REEXAMINED_AFTER = 121
LONGEST_SEARCH = 400
BIRTHDAYS_AHEAD = 12


def changes(situation: Situation) -> tuple[Change, ...]:
    """What would open the right, make it longer, or move its amount; each was computed before being told."""
    result = compute(situation)
    found: list[Change] = []
    codes = {node.code: node for node in result.explanation.walk()}
    if "affiliation" in codes and not as_answer(codes["affiliation"]).is_yes:
        found += _more_days(situation)
    if result.eligibility.is_no and result.eligibility.who_decides == JOINT_BODY:
        found.append(_reexamined(situation))
    if result.figures:
        found += _birthday(situation, result.figures.duration_days)
    return tuple(dict.fromkeys((*found, *effects(situation, result))))


def _more_days(situation: Situation) -> Iterator[Change]:
    """The smallest number of worked days, done right after the last contract, that is enough; and until when."""
    days = _fewest(situation)
    if days is None:
        return
    until = _latest(situation, days)
    yield Change(
        "more_days",
        Sentence.of(
            "{days:jour de travail de plus ouvre|jours de travail de plus ouvrent} le droit, au plus tard le {until}.",
            days=days,
            until=until,
        ),
        days,
        until,
    )


def _fewest(situation: Situation) -> int | None:
    """The smallest number of days that is enough, found by halves: one day less was tried and is not."""
    low, high = 0, 1
    while not _enough(situation, high, situation.last.end):
        low, high = high, high * 2
        if low >= LONGEST_SEARCH:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _enough(situation, middle, situation.last.end) else (middle, high)
    return high


def _enough(situation: Situation, days: int, after: date) -> bool:
    """Whether so many worked days in a row, from the first weekday after `after`, meet article 3."""
    start = after + ONE_DAY
    end, left = start, days
    while True:
        left -= end.weekday() < 5
        if not left:
            break
        end += ONE_DAY
    extra = Contract(
        start,
        end,
        Nature.CDD,
        EndReason.END_OF_FIXED_TERM,
        gross_monthly=Money(0),
        weekly_hours=situation.last.weekly_hours,
    )
    later = replace(situation, contracts=(*situation.contracts, extra))
    try:
        found = affiliation.at(later.rules_on).decide(later)
    except LookupError:
        return False
    return as_answer(found.condition).is_yes


def _latest(situation: Situation, days: int) -> date:
    """The last day by which these days may be done: later, older work leaves the window."""
    low, high = situation.last.end, add_months(situation.last.end, 36)
    while (high - low).days > 1:
        middle = low + timedelta(days=(high - low).days // 2)
        low, high = (middle, high) if _enough(situation, days, middle) else (low, middle)
    end, left = low, days
    while left:
        end += ONE_DAY
        left -= end.weekday() < 5
    return end


def _reexamined(situation: Situation) -> Change:
    day = situation.last.end + timedelta(days=REEXAMINED_AFTER + 1)
    return Change(
        "reexamined",
        Sentence.of("À partir du {day}, l'instance paritaire peut réexaminer votre départ.", day=day),
        REEXAMINED_AFTER,
        day,
    )


def _birthday(situation: Situation, duration: int) -> Iterator[Change]:
    """A contract that ends after the next birthday that lengthens the right."""
    day, age = situation.rules_on, situation.age
    now = parameter("reference_days_max", day, age, overseas=situation.overseas).value
    born = situation.birth
    for months in range(1, BIRTHDAYS_AHEAD + 1):
        later = add_months(situation.last.end, months)
        if age_on(born, later) == age:
            continue
        if parameter("reference_days_max", day, age + 1, overseas=situation.overseas).value > now:
            moved = _ended_later(situation, add_months(born, 12 * (age + 1)))
            figures = compute(moved).figures
            if figures and figures.duration_days > duration:
                yield Change(
                    "birthday",
                    Sentence.of(
                        "Un contrat fini à partir du {day} donnerait {days:jour|jours}.",
                        day=moved.last.end,
                        days=figures.duration_days,
                    ),
                    figures.duration_days,
                    moved.last.end,
                )
        return


def _ended_later(situation: Situation, end: date) -> Situation:
    longer = replace(situation.last, end=end)
    others = tuple(one for one in situation.contracts if one is not situation.last)
    return replace(situation, contracts=(*others, longer), registered_on=None)
