"""Random but possible lives as columns, from a seed: all the texts, and the edges where two engines may part."""

from datetime import date

import numpy as np

from visavis.decisions.rights.cohort.columns import (
    CSG_RATES,
    GROUNDS,
    HOURS_SCALE,
    KINDS,
    NATURES,
    PARTS_SCALE,
    RATIO_SCALE,
    REASONS,
    Absences,
    Bonuses,
    Cohort,
    Contracts,
    Persons,
    Wages,
)
from visavis.decisions.rights.cohort.days import (
    MISSING,
    MONTH_LENGTHS,
    MONTH_OF,
    MONTH_STARTS,
    numbered,
)
from visavis.decisions.rights.situation import EndReason, Nature
from visavis.decisions.rights.texts import TEXTS

FIRST_END, LAST_END = numbered(date(2014, 6, 1)), numbered(date(2026, 12, 31))
EDGES = [
    *(text.since for text in TEXTS),
    date(2015, 1, 1),
    date(2016, 2, 29),
    date(2017, 9, 27),
    date(2020, 2, 29),
    date(2020, 3, 1),
    date(2020, 8, 1),
    date(2020, 10, 30),
    date(2021, 7, 1),
    date(2021, 12, 1),
    date(2022, 6, 30),
    date(2023, 4, 19),
    date(2024, 1, 1),
    date(2024, 2, 29),
    date(2026, 9, 1),
]
BORDER_AGES = [16, 50, 53, 55, 57, 62]
USUAL = [NATURES.index(one) for one in (Nature.CDI, Nature.CDD, Nature.SEASONAL)]
CDI, TERM = NATURES.index(Nature.CDI), REASONS.index(EndReason.END_OF_FIXED_TERM)
FREQUENT = [
    REASONS.index(one)
    for one in (EndReason.END_OF_FIXED_TERM, EndReason.DISMISSAL, EndReason.DISMISSAL_ECONOMIC)
] + [REASONS.index(EndReason.RUPTURE_CONVENTIONNELLE)]


def random_lives(count: int, *seed: int) -> Cohort:
    """`count` persons; the same seed gives the same persons."""
    chance = np.random.default_rng(seed)
    end = _ends(chance, count)
    contracts = _contracts(chance, end)
    persons = _persons(chance, end)
    wages = _wages(chance, contracts)
    return Cohort(
        persons,
        contracts,
        wages,
        _bonuses(chance, contracts),
        _suspensions(chance, contracts),
        _apart(chance, contracts),
    )


def ordinary_lives(count: int, *seed: int, by_month: float = 0.0) -> Cohort:
    """Persons as most are: one to three jobs, wages told once or (some) by month, nothing that cannot be read."""
    chance = np.random.default_rng(seed)
    end = chance.integers(numbered(date(2014, 7, 1)), LAST_END, count)
    number = chance.integers(1, 4, count)
    of = np.repeat(np.arange(count), number)
    rows, firsts = len(of), np.cumsum(number) - number
    last = np.zeros(rows, bool)
    last[firsts + number - 1] = True
    length, gap = chance.integers(20, 700, rows), np.where(last, 0, chance.integers(1, 120, rows))
    through = np.cumsum(length + gap)
    ends = end[of] - (through[firsts + number - 1][of] - through) - gap
    reason = _pick(chance, rows, (6, TERM), (3, FREQUENT[3]), (1, FREQUENT[1]))
    pay = chance.integers(80_000, 600_000, rows)
    contracts = Contracts(
        of=of,
        told=np.arange(rows) - firsts[of],
        start=ends - length + 1,
        end=ends,
        nature=np.where(reason == TERM, USUAL[1], USUAL[0]),
        reason=reason,
        gross=np.where(_some(chance, rows, by_month), MISSING, pay),
        ratio=_pick(chance, rows, (8, RATIO_SCALE), (1, 500_000), (1, 800_000)),
        weekly_hours=_pick(chance, rows, (1, MISSING), (3, 35 * HOURS_SCALE)),
        procedure_start=np.where(reason == FREQUENT[1], ends - 45, MISSING),
        leave_indemnity=_pick(chance, rows, (5, 0), (5, chance.integers(0, 300_000, rows))),
        supra_legal=_pick(chance, rows, (9, 0), (1, chance.integers(0, 1_500_000, rows))),
        severance=np.full(rows, MISSING),
        ground=np.full(rows, MISSING),
        proved=np.zeros(rows, bool),
    )
    bonused = np.flatnonzero(_some(chance, rows, 0.2))
    bonuses = Bonuses(
        bonused,
        chance.integers(10_000, 200_000, len(bonused)),
        *np.full((2, len(bonused)), MISSING),
    )
    sick = np.flatnonzero(_some(chance, rows, 0.03))
    first = contracts.start[sick] + chance.integers(0, 10, len(sick))
    suspensions = Absences(sick, np.zeros(len(sick), np.int64), first, first + 5)
    nothing = np.zeros(0, np.int64)
    return Cohort(
        _plain_persons(chance, end),
        contracts,
        _wages(chance, contracts),
        bonuses,
        suspensions,
        Absences(nothing, nothing, nothing, nothing),
    )


def _plain_persons(chance, end):
    count = len(end)
    nobody, untold = np.zeros(count, bool), np.full(count, MISSING)
    return Persons(
        birth=end - chance.integers(19 * 365, 61 * 365, count),
        registered_on=end + chance.integers(1, 60, count),
        csg_rate=_pick(chance, count, (6, 0), (2, 1), (2, 2)),
        overseas=_some(chance, count, 0.03),
        previous_rights=nobody,
        other_job_kept=nobody,
        absences=nobody,
        in_training=nobody,
        waiting_served_on=untold,
        payment_month=untold,
        mayotte=nobody,
        kept_job_gross=untold,
        rest_days=untold,
        alsace_moselle=_some(chance, count, 0.05),
        tax_income=untold,
        tax_parts=np.full(count, PARTS_SCALE),
    )


def _some(chance, count, share):
    return chance.random(count) < share


def _pick(chance, count, *choices):
    """Each row from one of the columns, the columns as often as their weights say: `(weight, column)`."""
    weights = np.array([weight for weight, _ in choices], float)
    which = chance.choice(len(choices), count, p=weights / weights.sum())
    return np.choose(which, [np.broadcast_to(column, count) for _, column in choices]).astype(np.int64)


def _ends(chance, count):
    edges = np.array([numbered(day) for day in EDGES])
    near = edges[chance.integers(0, len(edges), count)] + chance.integers(-3, 4, count)
    return _pick(chance, count, (6, chance.integers(FIRST_END, LAST_END, count)), (2, near))


def _persons(chance, end):
    count = len(end)
    border = chance.choice(BORDER_AGES, count)
    month = MONTH_OF[end] - border * 12
    on_the_day = MONTH_STARTS[month] + np.minimum(end - MONTH_STARTS[MONTH_OF[end]], MONTH_LENGTHS[month] - 1)
    birth = _pick(
        chance,
        count,
        (7, end - chance.integers(17 * 365, 62 * 365, count)),
        (2, on_the_day + chance.integers(-2, 3, count)),
        (0.02, end + chance.integers(-4000, 4000, count)),
    )
    told = _some(chance, count, 0.7)
    paid = MONTH_STARTS[MONTH_OF[end] + chance.integers(-1, 20, count)]
    served = end - chance.integers(-10, 500, count)
    return Persons(
        birth=birth,
        registered_on=_pick(
            chance,
            count,
            (4, MISSING),
            (4, end + chance.integers(-5, 120, count)),
            (2, end + chance.integers(-400, 800, count)),
        ),
        csg_rate=np.where(told, chance.integers(0, len(CSG_RATES), count), MISSING),
        overseas=_some(chance, count, 0.1),
        previous_rights=_some(chance, count, 0.02),
        other_job_kept=_some(chance, count, 0.02),
        absences=_some(chance, count, 0.03),
        in_training=_some(chance, count, 0.005),
        waiting_served_on=np.where(_some(chance, count, 0.1), served, MISSING),
        payment_month=np.where(_some(chance, count, 0.1), paid, MISSING),
        mayotte=_some(chance, count, 0.005),
        kept_job_gross=np.where(_some(chance, count, 0.02), 120000, MISSING),
        rest_days=np.where(_some(chance, count, 0.05), chance.integers(0, 300, count), MISSING),
        alsace_moselle=_some(chance, count, 0.1),
        tax_income=np.where(_some(chance, count, 0.5), chance.integers(0, 4_000_000, count), MISSING),
        tax_parts=_pick(chance, count, (5, PARTS_SCALE), (4, 500 * chance.integers(1, 9, count)), (1, 1250)),
    )


def _contracts(chance, end):
    count = len(end)
    many = np.where(_some(chance, count, 0.01), chance.integers(5, 40, count), 0)
    number = np.maximum(_pick(chance, count, (4, 1), (3, 2), (2, 3), (1, 4)), many)
    of = np.repeat(np.arange(count), number)
    rows, firsts = len(of), np.cumsum(number) - number
    told = np.arange(rows) - firsts[of]
    late = (_some(chance, count, 0.3) & (number == 3))[of]
    starts, ends = _days(chance, of, firsts, number, end, many[of] > 0, late)
    shuffled = _some(chance, count, 0.2)[of]
    told = np.where(shuffled, number[of] - 1 - told, told)
    reason = _reasons(chance, rows)
    nature = _natures(chance, rows, reason)
    by_month = _some(chance, rows, 0.4)
    severance = np.where(_some(chance, rows, 0.06), chance.integers(0, 5_000_000, rows), MISSING)
    procedure = ends - _pick(
        chance, rows, (5, chance.integers(1, 90, rows)), (2, chance.integers(0, 500, rows)), (0.02, -2)
    )
    return Contracts(
        of=of,
        told=told,
        start=starts,
        end=ends,
        nature=nature,
        reason=reason,
        gross=np.where(by_month, MISSING, _pay(chance, rows)),
        ratio=_ratios(chance, rows),
        weekly_hours=np.where(late, 20 * HOURS_SCALE, _hours(chance, rows)),
        procedure_start=np.where(_some(chance, rows, 0.6), procedure, MISSING),
        leave_indemnity=_pick(
            chance, rows, (6, 0), (3, chance.integers(0, 500_000, rows)), (1, chance.integers(0, 300, rows))
        ),
        supra_legal=_pick(chance, rows, (8, 0), (2, chance.integers(0, 3_000_000, rows))),
        severance=severance,
        ground=np.where(_some(chance, rows, 0.3), chance.integers(0, len(GROUNDS), rows), MISSING),
        proved=_some(chance, rows, 0.5),
    )


def _days(chance, of, firsts, number, end, short_ones, late):
    """`late`: a last job too short, months after one that may open a right with what came before it."""
    rows = len(of)
    length = _pick(
        chance,
        rows,
        (1, chance.integers(1, 22, rows)),
        (1, 1),
        (4, chance.integers(20, 900, rows)),
        (2, chance.integers(120, 300, rows)),
        (0.3, chance.integers(900, 6000, rows)),
    )
    length = np.where(short_ones, chance.integers(1, 10, rows), length)
    rank = np.arange(rows) - firsts[of]
    length = np.where(
        late, np.choose(rank % 3, [length % 220 + 40, length % 80 + 40, length % 15 + 1]), length
    )
    gap = _pick(
        chance,
        rows,
        (5, chance.integers(1, 200, rows)),
        (2, 0),
        (1, -chance.integers(1, 200, rows)),
        (1, chance.integers(200, 700, rows)),
    )
    gap = np.where(
        late, np.where(rank == 0, 300, 250) + chance.integers(0, 95, rows) * np.where(rank, 1, 2), gap
    )
    is_last = np.zeros(rows, bool)
    is_last[firsts + number - 1] = True
    gap[is_last] = 0
    step = length + gap
    through = np.cumsum(step)
    whole = through[firsts + number - 1][of]
    ends = end[of] - (whole - through) - gap
    wrong = _some(chance, rows, 0.0005)
    return np.where(wrong, ends + 2, ends - length + 1), ends


def _reasons(chance, rows):
    anything = chance.integers(0, len(REASONS), rows)
    frequent = np.array(FREQUENT)[chance.integers(0, len(FREQUENT), rows)]
    return _pick(chance, rows, (4, TERM), (4, frequent), (2, anything))


def _natures(chance, rows, reason):
    usual = np.array(USUAL)[chance.integers(0, len(USUAL), rows)]
    nature = _pick(chance, rows, (100, usual), (1, chance.integers(0, len(NATURES), rows)))
    wrong = (nature == CDI) & (reason == TERM) & ~_some(chance, rows, 0.002)
    return np.where(wrong, NATURES.index(Nature.CDD), nature)


def _pay(chance, rows):
    return _pick(
        chance,
        rows,
        (8, chance.integers(50_000, 500_000, rows)),
        (2, chance.integers(500_000, 2_000_000, rows)),
        (0.3, chance.integers(0, 300, rows)),
        (0.3, 0),
        (0.02, -chance.integers(1, 300, rows)),
    )


def _ratios(chance, rows):
    fine = chance.integers(1, RATIO_SCALE + 1, rows)
    return _pick(chance, rows, (7, RATIO_SCALE), (1, 500_000), (1, 800_000), (1, fine), (0.005, 1_200_000))


def _hours(chance, rows):
    hours = chance.integers(2, 48 * 4, rows) * (HOURS_SCALE // 4)
    return _pick(chance, rows, (4, MISSING), (3, 35 * HOURS_SCALE), (3, hours), (0.005, 61 * HOURS_SCALE))


def _wages(chance, contracts):
    by_month = np.flatnonzero((contracts.gross == MISSING) & (contracts.start <= contracts.end))
    first, last = MONTH_OF[contracts.start[by_month]], MONTH_OF[contracts.end[by_month]]
    spread = last - first + 1
    of = np.repeat(by_month, spread)
    month = np.repeat(first, spread) + np.arange(len(of)) - np.repeat(np.cumsum(spread) - spread, spread)
    silent = _some(chance, len(contracts), 0.15)[of] & _some(chance, len(of), 0.1)
    usual = np.repeat(_pay(chance, len(by_month)), spread)
    pay = np.where(_some(chance, len(of), 0.3), _pay(chance, len(of)), usual)
    pay = np.where((pay < 0) & ~_some(chance, len(of), 0.01), 0, pay)
    kept = ~silent
    return Wages(of[kept], MONTH_STARTS[month[kept]], pay[kept])


def _bonuses(chance, contracts):
    of = np.sort(chance.choice(len(contracts), len(contracts) // 3))
    rows = len(of)
    first = contracts.start[of] + chance.integers(-40, 300, rows)
    last = first + chance.integers(-1, 400, rows)
    return Bonuses(
        of,
        _pick(chance, rows, (5, chance.integers(0, 500_000, rows)), (1, 0)),
        np.where(_some(chance, rows, 0.3), first, MISSING),
        np.where(_some(chance, rows, 0.3), last, MISSING),
    )


def _suspensions(chance, contracts):
    """Of some contracts; a fifth of those have another one, that may share days with the first."""
    of = chance.choice(len(contracts), len(contracts) // 8)
    of = np.sort(np.concatenate([of, of[: len(of) // 5]]))
    rows = len(of)
    first = contracts.start[of] + chance.integers(-10, 400, rows)
    last = first + _pick(
        chance, rows, (4, chance.integers(0, 200, rows)), (1, chance.integers(0, 900, rows)), (0.01, -1)
    )
    return Absences(of, chance.integers(0, len(KINDS), rows), first, last)


def _apart(chance, contracts):
    """Days between two contracts, or now and then anywhere."""
    between = (contracts.of[1:] == contracts.of[:-1]) & (contracts.start[1:] > contracts.end[:-1] + 1)
    rows = np.flatnonzero(between)
    rows = rows[_some(chance, len(rows), 0.15)]
    rows = np.repeat(rows, 1 + _some(chance, len(rows), 0.1))
    first, last = contracts.end[rows] + 1, contracts.start[rows + 1] - 1
    shorter = np.minimum(last, first + chance.integers(0, 40, len(rows)))
    last = np.where(_some(chance, len(rows), 0.3), shorter, last)
    last = np.where(_some(chance, len(rows), 0.01), last + 5, last)
    return Absences(contracts.of[rows], chance.integers(0, len(KINDS), len(rows)), first, last)
