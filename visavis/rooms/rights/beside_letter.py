"""An official letter beside our figures: each step told by both, the first where they part, the effect in euros."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from visavis.decisions.rights.letter import Compared, compare_with_letter
from visavis.decisions.shared.explanation import Explanation, Figure
from visavis.decisions.shared.money import Money
from visavis.foundation.ui.panel import said
from visavis.foundation.words.show import language, money
from visavis.rooms.rights.right import Right
from visavis.rooms.rights.sheet import Panel

MONTH = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One step: its title, ours, theirs, whether they are the same, the code of our figure (`step`), that of this line,
    and where it is contested."""

    title: str
    ours: str
    theirs: str
    same: bool
    step: str
    code: str
    contest: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said of a letter: the sentence, what to ask, the effect in euros, each line; `parting`: the first gap.
    `explained` are the same lines, each with our figure and the letter's."""

    told: str
    ask: str
    effect: str
    lines: tuple[Line, ...]
    parting: Line | None
    explained: tuple[Explanation, ...] = ()

    def contested(self, at: Callable[[Line], str]) -> Beside:
        """The same, each line with where it is contested."""
        lines = tuple(replace(line, contest=at(line)) for line in self.lines)
        parting = next((line for line in lines if self.parting and line.code == self.parting.code), None)
        return replace(self, lines=lines, parting=parting)

    def opened(self, panels: Mapping[str, Panel]) -> Beside:
        """The same, each line of the letter contested as a line of its own."""
        return self.contested(lambda line: panels[line.code].contest)


def beside(base: Right, figures: Mapping[str, Money | Decimal | int | date]) -> Beside:
    """The letter beside this right."""
    return in_words(compare_with_letter(base.result, figures), base)


def in_words(compared: Compared, base: Right) -> Beside:
    """A comparison as people read it."""
    spoken = language()
    lines = {
        row.name: Line(
            row.title.say(spoken), said(row.ours), said(row.theirs), row.same, row.code, row.line.code
        )
        for row in compared.rows
    }
    parting = lines[compared.parting.name] if compared.parting else None
    return Beside(
        compared.told.say(spoken),
        compared.ask.say(spoken) if compared.ask else "",
        _effect(compared, base),
        tuple(lines.values()),
        parting,
        tuple(row.line for row in compared.rows),
    )


def _effect(compared: Compared, base: Right) -> str:
    """What the gap makes in euros: by month for an amount, in all for a duration."""
    rows = {row.name: row for row in compared.rows if not row.same}
    if "daily_gross" in rows:
        less = _gap(rows["daily_gross"].ours, rows["daily_gross"].theirs)
        return (
            _towards(less, _("%(amount)s par jour, soit %(month)s pour un mois de 30 jours")) if less else ""
        )
    if "daily_net" in rows:
        less = _gap(rows["daily_net"].ours, rows["daily_net"].theirs)
        return (
            _towards(less, _("%(amount)s net par jour, soit %(month)s pour un mois de 30 jours"))
            if less
            else ""
        )
    figures = base.result.figures
    if "duration_days" in rows and figures:
        days = int(figures.duration_days) - int(str(rows["duration_days"].theirs))
        whole = figures.daily_gross * abs(days)
        words = _("%(days)s jours de moins dans la lettre, soit %(amount)s en tout")
        more = _("%(days)s jours de plus dans la lettre, soit %(amount)s en tout")
        return (words if days > 0 else more) % {"days": abs(days), "amount": money(whole)}
    return ""


def _gap(ours: Figure, theirs: Figure) -> Money | None:
    return ours - theirs if isinstance(ours, Money) and isinstance(theirs, Money) else None


def _towards(less: Money, words: str) -> str:
    """`less` is what the letter lacks; negative when it gives more."""
    size = Money(abs(less.cents))
    told = words % {"amount": money(size), "month": money(size * MONTH)}
    side = (
        _("La lettre vous donne moins : %(told)s.")
        if less.cents > 0
        else _("La lettre vous donne plus : %(told)s.")
    )
    return side % {"told": told}
