"""Two ways side by side, month by month: rows to read, a drawing made here, and the sentence that says the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from visavis.decisions.rights import Entitlement
from visavis.decisions.rights.trajectories import Comparison, Step, Trajectory, undisturbed, with_work
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import add_months
from visavis.decisions.shared.sentence import Sentence
from visavis.foundation.ui.charts import LineChart, Series, lines
from visavis.foundation.words.show import language, money, month
from visavis.rooms.rights.sheet import Panel

MOST_MONTHS = 60
FIVE_DIGITS = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One month: what each way gives, each with the name of its column, and the codes of its lines."""

    month: date
    told: tuple[tuple[str, str], ...]
    codes: tuple[str, ...] = ()
    panels: tuple[Panel, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One way in short: its title, its total, when it ends (None: no money at all)."""

    title: str
    total: str
    last_month: date | None
    days: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Two ways ready to be shown: `heads` name the columns of `rows`. Every figure is in `lines` or `months`."""

    ways: tuple[Way, Way]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    chart: LineChart
    lines: tuple[Explanation, ...] = ()
    months: tuple[Explanation, ...] = ()

    def opened(self, panels: Mapping[str, Panel]) -> Beside:
        """The same, each row with its lines: their numbers, and where each is contested."""
        rows = (
            replace(row, panels=tuple(panels[code] for code in row.codes if code in panels))
            for row in self.rows
        )
        return replace(self, rows=tuple(rows))


def job_beside(result: Entitlement, *, wage: Money, start: date, months: int | None) -> Beside:
    """The right without this job, then with it: wage, allowance, end of the right."""
    first, count = start.replace(day=1), months or MOST_MONTHS * 2
    wages = {add_months(first, rank): wage for rank in range(count)}
    usual = undisturbed(result, Sentence(""), "sans")
    working = with_work(result, wages)
    until = max(_last(usual), _last(working))
    alone = {step.month: step for step in usual.steps}
    along = {step.month: step for step in working.steps}
    heads = (_("Sans : allocation"), _("Avec : salaire"), _("Avec : allocation"), _("Avec : ensemble"))
    rows = []
    for at in _months(min(min(alone), min(along)), until):
        mine, both = alone.get(at), along.get(at)
        earned = wages.get(at, ZERO)
        paid = both.allowance if both else ZERO
        cells = (mine.allowance if mine else ZERO, earned, paid, earned + paid)
        rows.append(Row(at, tuple(zip(heads, map(money, cells), strict=True)), _codes(mine, both)))
    totals = (
        [alone[at].allowance if at in alone else ZERO for at in _months(rows[0].month, until)],
        [
            (along[at].allowance if at in along else ZERO) + wages.get(at, ZERO)
            for at in _months(rows[0].month, until)
        ],
    )
    ways = (_way(_("Sans cet emploi"), usual), _way(_("Avec cet emploi"), working))
    title = _(
        "Chaque mois de %(first)s à %(last)s. Sans cet emploi, %(alone)s le premier mois de travail ; avec, %(both)s."
    )
    busy = next((rank for rank, row in enumerate(rows) if row.month in wages), 0)
    told = title % {
        "first": month(rows[0].month), "last": month(until), "alone": money(totals[0][busy]),
        "both": money(totals[1][busy]),
    }  # fmt: skip
    drawn = _drawn(told, (_("Sans"), _("Avec")), totals, rows)
    lines, each = (*usual.summed, *working.summed), (*usual.months, *working.months)
    return Beside(ways, heads, tuple(rows), drawn, lines, each)


def both_ways(found: Comparison) -> Beside:
    """A comparison of `decisions.rights.trajectories`, its money added up month after month in the drawing."""
    spoken = language()
    steps = [{step.month: step for step in way.steps} for way in found.ways]
    first = min(min(each) for each in steps if each)
    until = max(_last(way) for way in found.ways)
    names = (_("1re voie"), _("2e voie"))
    rows, running, sums = [], [ZERO, ZERO], ([], [])
    for at in _months(first, until):
        cells = []
        for rank, each in enumerate(steps):
            got = each[at].allowance if at in each else ZERO
            running[rank] = running[rank] + got
            sums[rank].append(running[rank])
            cells.append(money(got))
        rows.append(Row(at, tuple(zip(names, cells, strict=True)), _codes(*(each.get(at) for each in steps))))
    ways = tuple(_way(way.title.say(spoken), way) for way in found.ways)
    told = _(
        "L’argent reçu depuis le début, jusqu’en %(last)s : %(one)s par la première voie, %(two)s par la deuxième."
    )
    words = told % {"last": month(until), "one": ways[0].total, "two": ways[1].total}
    return Beside((ways[0], ways[1]), names, tuple(rows), _drawn(words, names, sums, rows))


def _codes(*steps: Step | None) -> tuple[str, ...]:
    return tuple(step.why.code for step in steps if step and step.why)


def _way(title: str, way: Trajectory) -> Way:
    return Way(title, money(way.total), way.last_month, way.days)


def _last(way: Trajectory) -> date:
    return way.last_month or way.steps[0].month


def _months(first: date, last: date) -> list[date]:
    found = [first]
    while found[-1] < last and len(found) < MOST_MONTHS * 2:
        found.append(add_months(found[-1], 1))
    return found


def _drawn(
    title: str, names: tuple[str, str], amounts: tuple[list[Money], list[Money]], rows: list[Row]
) -> LineChart:
    large = any(one.cents >= FIVE_DIGITS for each in amounts for one in each)
    unit = 1000 if large else 1
    series = [
        Series(name, tuple(one.euros / unit for one in each))
        for name, each in zip(names, amounts, strict=True)
    ]
    scale = _("L’échelle est en milliers d’euros.") if large else _("L’échelle est en euros.")
    return lines(
        id="ways",
        title=f"{title} {scale}",
        series=series,
        first=month(rows[0].month),
        last=month(rows[-1].month),
    )
