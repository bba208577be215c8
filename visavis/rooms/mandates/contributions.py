"""What mandates add to a file, to the work of an agency, to the export, to the erasure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.facts import Fact
from visavis.foundation.identity.actor import SERVICE, Actor, Channel
from visavis.foundation.trace.write import writing
from visavis.foundation.vault import shred
from visavis.rooms.dossier.door import Awaited, Section
from visavis.rooms.mandates import queries, reach
from visavis.rooms.mandates.actions.end import end_all
from visavis.rooms.mandates.counting import use
from visavis.rooms.mandates.models import AskedWord, Heard
from visavis.rooms.mandates.words_asked import parcel_key


def journal(fact: Fact) -> None:
    """Journal every fact; one done under a mandate is counted as help, and carries the mandate's number."""
    writing(fact, use(fact))


def notes(facts: list[UUID]) -> dict[UUID, str]:
    """For the timeline: who did these facts for the person, under which mandate."""
    return queries.notes(facts)


def section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: who may act for the person now, and the way to give or end a mandate."""
    held = [each for each in queries.of_file(file_id, now()) if each.state in {"holding", "waiting"}]
    context = {"mandates": held, "file_id": file_id}
    return Section(title=_("Qui peut agir pour elle"), template="mandates/_section.html", context=context)


def awaited(by: Actor, at: datetime) -> Iterable[Awaited]:
    """For whoever works at the agency: the mandates that wait for a second agent."""
    for each in queries.to_witness(by, at) if by.agency_id else []:
        url = reverse("mandates:witness", args=[each.id])
        due_at = each.asked_at + timedelta(hours=1)
        yield Awaited(_("Entendre son accord, comme second agent"), each.asked_at, due_at, url, each.file_id)


def export(file_id: UUID) -> list[dict[str, Any]]:
    """For the export of the whole file: each mandate, and what was done under it."""
    return [
        {
            "number": each.number,
            "holder": each.holder,
            "kind": each.kind,
            "families": list(each.families),
            "asked_at": each.asked_at.isoformat(),
            "until_at": each.until_at.isoformat(),
            "consent": each.way,
            "ended_at": each.ended_at.isoformat() if each.ended_at else None,
            "acts": [
                {"at": done.at.isoformat(), "family": done.family, "minutes": done.minutes}
                for done in queries.all_help_under(each.id)
            ],
        }
        for each in queries.of_file(file_id, now(), most=10_000)
    ]


def forget(file_id: UUID) -> None:
    """When a file is erased, nobody acts for it any more, and no mark of a number stays."""
    end_all(file_id=file_id, now=now(), by=SERVICE, channel=Channel.AUTOMATIC)
    reach.forget(file_id)


def forget_heard(now: datetime, kept: timedelta) -> int:
    """Erase the codes of agents who heard somebody, so long after; the consent says who they were."""
    return Heard.objects.filter(at__lt=now - kept).delete()[0]


def forget_asked(now: datetime, kept: timedelta) -> int:
    """Erase the marks of numbers that were asked for a word, so long after."""
    old = AskedWord.objects.filter(at__lt=now - kept)
    for row in old.order_by("id"):
        shred(parcel_key(row))
    return old.delete()[0]
