"""What the reception adds to a file: the call that is owed, for her and for her counsellor's page; the export."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.rooms.dossier.door import Section
from visavis.rooms.reception import queries


def section(file_id: UUID, actor: Actor) -> Section | None:
    """For the counsellor: the call that is owed to the person."""
    due = queries.due_for(file_id)
    if due is None:
        return None
    return Section(title=_("À rappeler"), template="reception/_section.html", context={"due": due})


def export(file_id: UUID) -> list[dict[str, object]]:
    """For the export of the whole file: every call-back, oldest first, without its number, which is not kept."""
    return queries.everything(file_id)
