"""The tools beside a right, each in one shape: what is asked, what is found. One mechanism shows, keeps, replays and
contests them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from visavis.decisions.rights import foreseeing
from visavis.decisions.shared.as_json import Json
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.money import ZERO
from visavis.foundation.ui.panel import said
from visavis.rooms.rights import aids, asking, choices, papers
from visavis.rooms.rights.asked import Typed, typed_in
from visavis.rooms.rights.beside_letter import beside
from visavis.rooms.rights.right import Right
from visavis.rooms.rights.ways import job_beside


@dataclass(frozen=True, slots=True)
class Found:
    """What a tool found: its `lines`, opened one by one; its `months`, told in a table; `shown`, for its own page."""

    lines: tuple[Explanation, ...]
    months: tuple[Explanation, ...] = ()
    shown: Any = None

    def to_json(self) -> Json:
        """What is kept of it: every line."""
        return {
            "lines": [node.to_json() for node in self.lines],
            "months": [node.to_json() for node in self.months],
        }

    @classmethod
    def from_json(cls, data: Json) -> Found:
        """The lines as they were kept."""
        both = (tuple(Explanation.from_json(each) for each in data[name]) for name in ("lines", "months"))
        return cls(*both)


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: its name in addresses, its title, what is asked (`form`), what it finds (None: nothing to compare).
    `words` says what was asked where the fields of the form depend on the right."""

    name: str
    title: Promise
    form: type[forms.Form]
    compute: Callable[[Right, Mapping[str, Any]], Found | None]
    page: tuple[str, ...]
    words: Callable[[Json], tuple[tuple[str, str], ...]] | None = None

    @property
    def address(self) -> str:
        """Its page."""
        name, *args = self.page
        return reverse(name, args=args)


def _letter(right: Right, typed: Mapping[str, Any]) -> Found:
    figures = {
        name: Decimal(value) if isinstance(value, int) else value
        for name, value in typed.items()
        if value is not None
    }
    found = beside(right, figures)
    return Found(found.explained, shown=found)


def _job(right: Right, typed: Mapping[str, Any]) -> Found | None:
    if not right.result.figures:
        return None
    wage = typed["wage"] + (typed["other_wage"] or ZERO)
    ways = job_beside(right.result, wage=wage, start=typed["start"], months=typed["months"])
    return Found(ways.lines, ways.months, ways)


def _business(right: Right, typed: Mapping[str, Any]) -> Found | None:
    return _choice(choices.arce(right, typed))


def _option(right: Right, typed: Mapping[str, Any]) -> Found | None:
    return _choice(choices.option(right, typed))


def _choice(chosen: choices.Chosen | None) -> Found | None:
    return Found(chosen.lines, chosen.months, chosen) if chosen else None


def _aid(aid: aids.Aid, right: Right, typed: Mapping[str, Any]) -> Found:
    return Found(aid.compute(right, typed))


def _papers(right: Right, typed: Mapping[str, Any]) -> Found:
    shown, lines = papers.compare(right, typed)
    return Found(lines, shown=shown)


def _foreseen(right: Right, typed: Mapping[str, Any]) -> Found:
    return Found(foreseeing.lines(right.situation))


TOOLS: dict[str, Tool] = {
    each.name: each
    for each in (
        Tool("lettre", _("Comparer avec ma lettre"), asking.LetterForm, _letter, ("rights:letter",)),
        Tool("emploi", _("Et si je prends cet emploi ?"), asking.JobForm, _job, ("rights:job",)),
        Tool("creation", _("Capital ou allocation ?"), asking.BusinessForm, _business, ("rights:business",)),
        Tool("ancien-droit", _("Ancien droit ou nouveau droit ?"), asking.OptionForm, _option, ("rights:option",)),
        Tool(
            papers.NAME, _("Attestation et fiches de paie"), papers.PapersForm, _papers, ("rights:papers",),
            papers.in_words,
        ),
        Tool(foreseeing.NAME, _("Ce qui changerait la réponse"), forms.Form, _foreseen, ("rights:result",)),
        *(
            Tool(name, aid.title, aid.form, partial(_aid, aid), ("rights:aid", name))
            for name, aid in aids.AIDS.items()
        ),
    )
}  # fmt: skip


def found_by(name: str, right: Right, asked: Json) -> Found | None:
    """What a tool finds for what was asked. Raises `KeyError` for a tool that is not there any more."""
    return TOOLS[name].compute(right, Typed(typed_in(asked)))


def asked_in_words(name: str, asked: Json) -> tuple[tuple[str, str], ...]:
    """What was asked of a tool, as people read it: label, answer."""
    if name not in TOOLS:
        return ()
    tool = TOOLS[name]
    if tool.words:
        return tool.words(asked)
    fields, typed = tool.form.base_fields, typed_in(asked)
    return tuple((str(fields[one].label), _answer(fields[one], typed[one])) for one in fields if one in typed)


def _answer(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return str(_("Oui"))
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))
    return said(value) if not isinstance(value, str) else value
