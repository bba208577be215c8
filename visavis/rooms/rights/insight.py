"""Beside a result: what would change it, what is not known and which question to ask first, what to check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.decisions.rights import Situation, foreseeing
from visavis.decisions.rights.counterfactuals import changes
from visavis.decisions.rights.intervals import Interval, interval_of_unknown
from visavis.decisions.shared.answer import Verdict
from visavis.decisions.shared.finding import Finding
from visavis.foundation.words.show import language, money
from visavis.rooms.rights.sheet import Panel, sheet_of


@dataclass(frozen=True, slots=True)
class Check:
    """A problem in plain words, and the page where its field is typed ('' when it is not here)."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Insight:
    """`changes`: sentences, each tried before it is told. `spread`: lowest and highest figures while something is
    unknown; `question` narrows them most, and is answered at `ask`. `ends` and `contested`: the lines of the spread and
    of the changes, each with where it is contested."""

    changes: tuple[str, ...]
    spread: tuple[str, ...]
    question: str
    ask: str
    ends: tuple[Panel, ...] = ()
    contested: tuple[Panel, ...] = ()


def insight_of(
    situation: Situation, *, typed: bool, tried: Callable[[str, str], str] = lambda tool, code: ""
) -> Insight:
    """What to say beside the result. `typed`: the questions are answered on the pages of the trial; `tried` gives
    where a line of a tool is contested."""
    spoken = language()
    changing, found = changes(situation), interval_of_unknown(situation)
    ends = foreseeing.lines_of_ends(found)
    sheet = sheet_of(
        (*ends, *foreseeing.lines_of_changes(changing)), contest=lambda code: tried(foreseeing.NAME, code)
    )
    both = sheet.lines[: len(ends)], sheet.lines[len(ends) :]
    told = tuple(each.sentence.say(spoken) for each in changing)
    if found is None:
        return Insight(told, (), "", "", *both)
    question = found.question.say(spoken) if found.question else ""
    ask = page_of_field(found.ask) if typed and found.ask else ""
    return Insight(told, _spread(found), question, ask, *both)


def _spread(found: Interval) -> tuple[str, ...]:
    """The lowest and highest figures in sentences; what is the same in every case is said so."""
    said = []
    if len(found.verdicts) > 1:
        words = {Verdict.YES: _("oui"), Verdict.NO: _("non"), Verdict.CANNOT_SAY: _("une personne décide")}
        answers = f" {_('ou')} ".join(words[each] for each in Verdict if each in found.verdicts)
        said.append(_("La réponse : %(answers)s.") % {"answers": answers})
    amounts = {
        _("Par jour"): found.daily_gross and tuple(money(each) for each in found.daily_gross),
        _("Par mois, net"): found.month_net and tuple(money(each) for each in found.month_net),
        _("Durée, en jours"): found.duration_days and tuple(str(each) for each in found.duration_days),
    }
    return (*said, *(_between(name, *ends) for name, ends in amounts.items() if ends))


def _between(name: str, low: str, high: str) -> str:
    if low == high:
        return _("%(name)s : %(value)s dans tous les cas.") % {"name": name, "value": low}
    return _("%(name)s : entre %(low)s et %(high)s.") % {"name": name, "low": low, "high": high}


def checks_of(findings: Sequence[Finding]) -> tuple[Check, ...]:
    """Each finding with the page of its field."""
    spoken = language()
    return tuple(Check(each.sentence.say(spoken), page_of_field(each.evidence.field)) for each in findings)


def page_of_field(path: str) -> str:
    """Where the datum at a path of a situation is typed: `contracts.0.end` → the first contract."""
    first, *rest = path.split(".")
    if first == "contracts":
        return reverse("rights:contract", args=[int(rest[0]) + 1]) if rest else reverse("rights:contracts")
    return reverse(
        "rights:simulate" if first in {"birth", "overseas", "mayotte", "alsace_moselle"} else "rights:around"
    )
