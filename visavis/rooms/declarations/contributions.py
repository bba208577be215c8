"""What declarations add to a file: the months to tell, a part of the counsellor's page, a part of the export."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.clock import end_of_day, now
from visavis.foundation.identity.actor import Actor
from visavis.foundation.words import show
from visavis.rooms.agencies.door import agency
from visavis.rooms.declarations import queries
from visavis.rooms.declarations.telling import figures, of_month, state_words
from visavis.rooms.declarations.values import Declared, Month
from visavis.rooms.declarations.window import State
from visavis.rooms.dossier.door import Section, Task, agency_id_of

SHOWN = 3


def tasks(file_id: UUID) -> Iterable[Task]:
    """For the person: the month that can be told now; then those whose day has passed, in one line."""
    waiting = queries.to_tell(file_id, now())
    for month in waiting:
        if month.state == State.OPEN:
            yield _in_time(file_id, month)
    late = [month for month in waiting if month.state == State.LATE]
    if late:
        yield _late(late)


def _in_time(file_id: UUID, month: Month) -> Task:
    agency_id, until = agency_id_of(file_id), month.window.until
    said = {"of": of_month(month.first, year=False), "day": show.short_day(until)}
    return Task(
        title=_("Dire votre mois %(of)s, avant le %(day)s") % said,
        why=_("Avez-vous travaillé ? Cherchez-vous toujours ? Au guichet et par téléphone aussi."),
        url=reverse("declarations:declare", args=[month.first]),
        due_at=end_of_day(until, agency(agency_id).zone if agency_id else queries.HOME_ZONE),
    )


def _late(months: list[Month]) -> Task:
    one = months[0].first
    title = _("Dire votre mois %(of)s") % {"of": of_month(one, year=False)}
    if len(months) > 1:
        title = _("Dire %(n)s mois passés") % {"n": len(months)}
    return Task(
        title=title,
        why=_("La date est passée, et c’est toujours possible. Une personne peut le faire avec vous."),
        url=reverse("declarations:own") if len(months) > 1 else reverse("declarations:declare", args=[one]),
    )


def section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: the latest months, and where to write what the person says."""
    listed = queries.months(file_id, now())[:SHOWN]
    rows = [
        (month, _inside(state_words(month)), figures(month.totals) if month.totals else "")
        for month in listed
    ]
    context = {"rows": rows, "file_id": file_id}
    return Section(title=_("Déclarations du mois"), template="declarations/_section.html", context=context)


def _inside(words: str) -> str:
    """Words as they stand inside a sentence."""
    return words[0].lower() + words[1:]


def export(file_id: UUID) -> list[dict[str, Any]]:
    """For the export of the whole file: everything told of every month, corrected or not, oldest first."""
    return [_exported(each) for each in queries.everything(file_id)]


def _exported(told: Declared) -> dict[str, Any]:
    return {
        "month": f"{told.month:%Y-%m}",
        "looking": told.looking,
        "jobs": [
            {"employer": job.employer, "hours": str(job.hours), "gross": str(job.gross)} for job in told.jobs
        ],
        "at": told.at.isoformat(),
        "channel": told.channel,
        "typed_by": told.who,
        "replaced_at": told.ended_at.isoformat() if told.ended_at else None,
        "replaced_because": told.ended_because,
    }
