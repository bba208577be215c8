"""A result made ready to be read: the announcing figures, the panels in reading order, the drawings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.decisions.rights import DayKind, Entitlement, PaidMonth, month_lines
from visavis.decisions.shared.money import euros
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Actor
from visavis.foundation.ui.calendars import Month, Months, line_of_months, month_of
from visavis.foundation.words.show import day, money, month
from visavis.rooms.agencies.door import agency, working_days_after
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.rights.opened import Opened, of_kept
from visavis.rooms.rights.queries import Kept
from visavis.rooms.rights.sheet import Panel, numbered, sheet_of
from visavis.rooms.rights.tools import TOOLS, asked_in_words

# The promise of the room of contestations, which stands above this one.
ANSWER_WITHIN_WORKING_DAYS = 5

# The panels a person opens first; those below them in the tree follow where they belong.
FIRST = ("aj", "duree", "premier_jour")
KINDS = {
    DayKind.LEAVE_DELAY: "leave",
    DayKind.SPECIFIC_DELAY: "leave",
    DayKind.BEFORE_REGISTRATION: "plain",
    DayKind.WAITING: "wait",
    DayKind.PAID: "paid",
    DayKind.WORKED: "plain",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of a result needs. `answer_by` is the day a contestation made today is answered by.

    `differences`: what a kept result replayed today says otherwise, in words. `number`: of the computation, as
    people say it, '' when it is not kept. `rows`: each month paid, with its line.
    """

    result: Entitlement
    words: tuple[str, ...]
    panels: tuple[Panel, ...]
    calendar: Month | None
    months: Months | None
    answer_by: date | None
    differences: tuple[str, ...] = ()
    number: str = ""
    rows: tuple[tuple[PaidMonth, Panel], ...] = ()

    @property
    def contestable(self) -> bool:
        """Can a line of this be contested here?"""
        return any(panel.contest for panel in self.panels)

    @property
    def first(self) -> tuple[Panel, ...]:
        """The panels of the announced figures (the answer itself when there is none)."""
        announced = tuple(panel for panel in self.panels if panel.node.code in FIRST)
        return announced or self.panels[:1]

    @property
    def others(self) -> tuple[Panel, ...]:
        """Every other step, in the order of the law."""
        return tuple(panel for panel in self.panels if panel not in self.first)


def shown(base: Opened) -> Shown:
    """The right somebody has open, each line with its number and where it is contested."""
    panels, result = base.sheet.by_code, base.result
    own = dict.fromkeys(node.code for node in base.explanation.walk())
    codes = {one: month_lines.code_of("mois", one.month) for one in result.months}
    rows = tuple((one, panels[code]) for one, code in codes.items() if code in panels)
    ordered = _in_reading_order(tuple(panels[code] for code in own))
    return Shown(
        result, _answer_words(result), ordered, _calendar(result), _months(result), None, number=base.number, rows=rows,
    )  # fmt: skip


def shown_kept(kept: Kept, actor: Actor) -> Shown:
    """A kept result, each line contested by one action, by the person or by staff for her."""
    page = shown(of_kept(kept, actor))
    language = get_language() or "fr"
    told = tuple(one.say(language) for one in kept.differences)
    return replace(page, answer_by=answered_by(kept.file_id), differences=told)


def answered_by(file_id: UUID | None) -> date | None:
    """The day a contestation made today is answered by; None when nobody follows the file yet."""
    agency_id = agency_id_of(file_id) if file_id else None
    if agency_id is None:
        return None
    place = agency(agency_id)
    return working_days_after(place, place.local(now()).date(), ANSWER_WITHIN_WORKING_DAYS)


def _answer_words(result: Entitlement) -> tuple[str, ...]:
    answer, language = result.eligibility, get_language() or "fr"
    said = [*answer.why, *answer.missing, *([answer.who_decides] if answer.who_decides else [])]
    return tuple(sentence.say(language) for sentence in said)


def kept_tool(base: Opened, line: str) -> dict[str, Any]:
    """What the page of a kept comparison shows beside the right: what was asked, every line, the one named `line`."""
    kept, panels = base.kept, base.sheet.by_code
    if kept is None:
        return {}
    opened, found = panels.get(line), kept.found
    if not kept.tool:
        return {"opened": opened}
    lines = dict.fromkeys(node.code for node in numbered(found.lines))
    months = [node.code for node in numbered(found.months) if node.code not in lines]
    return {
        "opened": opened,
        "tool": TOOLS.get(kept.tool),
        "asked": asked_in_words(kept.tool, kept.asked),
        "lines": [panels[code] for code in lines],
        "months": [panels[code] for code in months],
    }


def _in_reading_order(panels: tuple[Panel, ...]) -> tuple[Panel, ...]:
    """First the three figures announced, then the others in the order of the law."""
    first = [panel for code in FIRST for panel in panels if panel.node.code == code]
    return (*first, *(panel for panel in panels if panel.node.code not in FIRST))


def _calendar(result: Entitlement) -> Month | None:
    if result.figures is None:
        return None
    first_paid = result.figures.first_paid_on
    kinds: dict[date, str] = {}
    for span in result.calendar:
        at = span.period.first
        while at <= span.period.last:
            kinds[at] = KINDS[span.kind]
            at += timedelta(days=1)
    return month_of(
        first_paid,
        kinds,
        id="month",
        title=_("Calendrier de %(month)s : premier jour payé le %(day)s")
        % {"month": month(first_paid), "day": day(first_paid)},
        words=_spans_in_words(result),
        first_paid=first_paid,
    )


def _spans_in_words(result: Entitlement) -> list[str]:
    """One sentence per span of the calendar that is not work."""
    words = {
        DayKind.SPECIFIC_DELAY: _("Du %(first)s au %(last)s, rayé : délai pour vos indemnités de départ."),
        DayKind.LEAVE_DELAY: _("Du %(first)s au %(last)s, rayé : vos congés, déjà payés par l’employeur."),
        DayKind.BEFORE_REGISTRATION: _("Du %(first)s au %(last)s, vide : vous n’étiez pas encore inscrit."),
        DayKind.WAITING: _("Du %(first)s au %(last)s, pointillé : délai d’attente."),
        DayKind.PAID: _("Dès le %(first)s, plein : jours payés."),
    }
    return [
        words[span.kind] % {"first": day(span.period.first), "last": day(span.period.last)}
        for span in result.calendar
        if span.kind in words
    ]


def _months(result: Entitlement) -> Months | None:
    if result.figures is None or not result.months:
        return None
    most = max(each.net.cents for each in result.months) or 1
    return line_of_months(
        result.months[0].month,
        [each.net.cents / most for each in result.months],
        id="months",
        title=_("%(count)s mois de versement, jusqu’en %(month)s")
        % {"count": len(result.months), "month": month(result.figures.last_paid_month)},
        first_words=money(result.months[0].net),
        usual_words=_("puis %(amount)s net par mois") % {"amount": money(result.figures.month_net)},
    )


def lines_of(kept: Kept) -> dict[int, str]:
    """The code of each line of a kept computation, by the number printed beside it."""
    return {panel.number: panel.node.code for panel in sheet_of(kept.trees).lines}


@dataclass(frozen=True, slots=True)
class ToldContract:
    """A contract of a trial in one line."""

    number: int
    words: str


def contracts_in_words(said: Sequence[Mapping[str, Any]]) -> list[ToldContract]:
    """The contracts typed so far, in the order they were."""
    words = _("Du %(start)s au %(end)s, %(wage)s brut par mois")
    return [
        ToldContract(
            rank,
            words
            % {
                "start": day(date.fromisoformat(each["start"])),
                "end": day(date.fromisoformat(each["end"])),
                "wage": money(euros(each["gross_monthly"])),
            },
        )
        for rank, each in enumerate(said, 1)
    ]
