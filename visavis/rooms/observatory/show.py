"""The month's figures made ready to be read: words, a table, a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from visavis.foundation.ui.charts import Bar, BarChart, bars
from visavis.foundation.words.show import month as month_words
from visavis.foundation.words.show import percent
from visavis.rooms.observatory.acts import words_of
from visavis.rooms.observatory.queries import COLUMNS, Month

COLUMN_WORDS = {
    "web": gettext_lazy("En ligne"),
    "desk": gettext_lazy("Au guichet"),
    "phone": gettext_lazy("Par téléphone"),
    "paper": gettext_lazy("Sur papier"),
    "other": gettext_lazy("Autrement"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One act of the table: its words, its cells `(column in words, count or None)`, its total."""

    words: str
    cells: tuple[tuple[str, int | None], ...]
    total: int | None


def columns() -> list[str]:
    """The channels in words, in order."""
    return [str(COLUMN_WORDS[column]) for column in COLUMNS]


def table_of(shown: Month) -> Sequence[Row]:
    """The rows of the table, then the line of totals."""
    rows = [
        Row(words_of(line.act), tuple(zip(columns(), line.counts, strict=True)), line.total)
        for line in shown.lines
    ]
    return [*rows, Row(_("Ensemble"), tuple(zip(columns(), shown.totals, strict=True)), shown.total)]


def chart_of(shown: Month) -> BarChart | None:
    """Acts by channel in a hundred; None when nothing may be shown."""
    drawn = [
        Bar(str(COLUMN_WORDS[column]), share, percent(share))
        for column, share in zip(COLUMNS, shown.shares, strict=True)
        if share is not None
    ]
    if not any(bar.value for bar in drawn):
        return None
    told = ", ".join(f"{bar.label} {bar.shown}" for bar in drawn)
    title = _("Sur cent actes de %(month)s : %(told)s") % {"month": month_words(shown.first), "told": told}
    return bars(id="channels", title=title, rows=drawn)
