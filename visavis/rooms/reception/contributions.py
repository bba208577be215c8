"""What the reception adds to a file: the call that is owed, the visits, for her counsellor's page; the export."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.rooms.dossier.door import Section
from visavis.rooms.reception import queries
from visavis.rooms.reception.models import CallBack
from visavis.rooms.reception.numbers import forget_number
from visavis.rooms.reception.visits import every_visit, visits

SHOWN = 3


def section(file_id: UUID, actor: Actor) -> Section | None:
    """For the counsellor: the call that is owed to the person."""
    due = queries.due_for(file_id)
    if due is None:
        return None
    return Section(title=_("À rappeler"), template="reception/_section.html", context={"due": due})


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
