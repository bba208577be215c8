"""What the reception adds to a file: the call that is owed, the visits, for her counsellor's page; the export."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.rooms.dossier.door import Awaited, Section, resolve
from visavis.rooms.reception import queries
from visavis.rooms.reception.models import CallBack
from visavis.rooms.reception.numbers import forget_number
from visavis.rooms.reception.visits import every_visit, received_within, visits

SHOWN = 3


def section(file_id: UUID, actor: Actor) -> Section | None:
    """For the counsellor: the call that is owed to the person."""
    due = queries.due_for(file_id)
    if due is None:
        return None
    return Section(title=_("À rappeler"), template="reception/_section.html", context={"due": due})


def linked(file_id: UUID, by: Actor, at: datetime) -> bool:
    """Whether the person was received at this agency within the last week."""
    return received_within(file_id, at, agency_id=by.agency_id)


def awaited(by: Actor, at: datetime) -> Iterable[Awaited]:
    """For whoever works at the agency: the calls that are owed, by hour."""
    for row in queries.owed_in(by.agency_id, by) if by.agency_id else []:
        who = "" if row.file_id else _("Une personne sans dossier")
        file_id = resolve(row.file_id) if row.file_id else None
        yield Awaited(_("Rappeler"), row.asked_at, row.due_at, reverse("reception:to_call"), file_id, who)


def forget(file_id: UUID) -> None:
    """Destroy the numbers of the calls still owed; they have keys of their own."""
    for key in CallBack.objects.filter(file_id=file_id).order_by("id").values_list("key", flat=True):
        forget_number(key)


def export(file_id: UUID) -> list[dict[str, object]]:
    """For the export of the whole file: every call-back, oldest first, without its number, which is not kept."""
    return queries.everything(file_id)


def visits_section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: the latest visits, and noting one."""
    context = {"visits": visits(file_id)[0][:SHOWN], "file_id": file_id}
    return Section(title=_("Visites"), template="reception/_visits.html", context=context)


def visits_export(file_id: UUID) -> list[dict[str, object]]:
    """For the export of the whole file: every visit with its note, oldest first."""
    return every_visit(file_id)
