"""Drawings made by the server: bars and lines, from zero, in 400 units of width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

Number = int | float | Decimal
WIDTH, ROW, HEAD = 400, 54, 8
SERIES = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its value, the value as read (`27 min`), and the spread when it is known."""

    label: str
    value: Number
    shown: str
    low: Number | None = None
    high: Number | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its name, said at its end, and its values, one per step of time."""

    label: str
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A thin line of the scale with its number."""

    words: str
    x: str = "0"
    y: str = "0"
    words_y: str = "0"
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar ready to draw."""

    label: str
    shown: str
    words_y: int
    y: int
    width: str
    spread: str
    axis: str
    scale: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """A bar chart ready to draw by `<c-bars>`."""

    id: str
    title: str
    height: int
    foot: int
    ticks: tuple[Tick, ...]
    bars: tuple[DrawnBar, ...]


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """A line ready to draw; `manner` gives its stroke."""

    label: str
    manner: str
    path: str
    words_y: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """A line chart ready to draw by `<c-lines>`."""

    id: str
    title: str
    height: int
    foot: int
    first: str
    last: str
    ticks: tuple[Tick, ...]
    series: tuple[DrawnSeries, ...]


def _plain(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def scale(most: Number) -> tuple[int, ...]:
    """Round steps from zero, four or five of them, the last at `most` or a little before."""
    most = max(float(most), 1)
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if most / step <= 5:
                return tuple(range(0, int(most) + 1, step))
        size *= 10


def bars(*, id: str, title: str, rows: Sequence[Bar]) -> BarChart:
    """Horizontal bars from zero. `title` states the figures in words; `id` is unique in the page."""
    most = max([float(row.high if row.high is not None else row.value) for row in rows] or [1])
    unit = (WIDTH - 12) / max(most, 1)
    floor = HEAD + ROW * len(rows)
    ticks = tuple(
        Tick(str(step), x=_plain(1 + step * unit), anchor="middle" if step else "start")
        for step in scale(most)
    )
    drawn = tuple(_bar(row, HEAD + ROW * place, unit, ticks) for place, row in enumerate(rows))
    return BarChart(id, title, floor + 26, floor + 16, ticks, drawn)


def _bar(row: Bar, top: int, unit: float, ticks: Sequence[Tick]) -> DrawnBar:
    spread = ""
    if row.low is not None and row.high is not None:
        low, high, at = _plain(1 + float(row.low) * unit), _plain(1 + float(row.high) * unit), top + 42
        spread = f"M{low} {at}H{high}M{low} {at - 3}v6M{high} {at - 3}v6"
    return DrawnBar(
        row.label,
        row.shown,
        top + 14,
        top + 20,
        _plain(float(row.value) * unit),
        spread,
        axis=f"M1 {top + 19}v28",
        scale="".join(f"M{tick.x} {top + 19}v28" for tick in ticks),
    )


def lines(*, id: str, title: str, series: Sequence[Series], first: str, last: str) -> LineChart:
    """Up to three lines over time, from zero, told apart by their stroke and named at their end."""
    if not 1 <= len(series) <= len(SERIES):
        raise ValueError(f"one to three lines can be told apart, not {len(series)}")
    most = max(float(value) for each in series for value in each.values)
    steps, height = scale(most), 170
    unit = (height - 20) / max(most, 1)
    ticks = tuple(
        Tick(str(step), y=_plain(height - step * unit), words_y=_plain(height - step * unit + 4))
        for step in steps
    )
    ends = _apart([height - float(each.values[-1]) * unit + 4 for each in series])
    drawn = tuple(
        DrawnSeries(each.label, manner, _path(each.values, height, unit), _plain(end))
        for each, manner, end in zip(series, SERIES, ends, strict=False)
    )
    return LineChart(id, title, height + 34, height + 26, first, last, ticks, drawn)


def _path(values: Sequence[Number], height: int, unit: float) -> str:
    step = 254 / max(len(values) - 1, 1)
    points = (
        f"{_plain(36 + place * step)} {_plain(height - float(value) * unit)}"
        for place, value in enumerate(values)
    )
    return "M" + "L".join(points)


def _apart(ends: list[float], least: float = 20) -> list[float]:
    """The heights of the names at the ends of the lines, moved so that none covers another."""
    order = sorted(range(len(ends)), key=ends.__getitem__)
    moved = list(ends)
    for above, below in pairwise(order):
        moved[below] = max(moved[below], moved[above] + least)
    return moved
