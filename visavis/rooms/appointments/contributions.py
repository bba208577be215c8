"""What appointments add to a file: what is next for the person, the part on the counsellor's page, the export."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Actor
from visavis.rooms.appointments import queries
from visavis.rooms.dossier.door import Section


def section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: the coming meetings, and giving a new one."""
    context = {"meetings": queries.coming(file_id, now()), "file_id": file_id}
    return Section(title=_("Rendez-vous"), template="appointments/_section.html", context=context)


def linked(file_id: UUID, by: Actor, at: datetime) -> bool:
    """Whether the person is expected by this agent, or by her agency, or was lately: a week on either side."""
    return queries.met_within(file_id, at, agency_id=by.agency_id, account_id=by.account_id)


def export(file_id: UUID) -> list[dict[str, object]]:
    """For the export of the whole file: every appointment, oldest first, those that ended too."""
    return queries.everything(file_id)
