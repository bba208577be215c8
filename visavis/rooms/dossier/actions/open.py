"""Open a file: the first contact, from which rights date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as, declare
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies.door import day_in
from visavis.rooms.dossier.facts import FileOpened
from visavis.rooms.dossier.models import AgencySpell, File, ReferentSpell
from visavis.rooms.dossier.permissions import may_open_file


def open_file(
    *, agency_id: UUID, now: datetime, by: Actor, channel: Channel, file_id: UUID | None = None,
    under: Callable[[UUID], Actor] | None = None,
) -> UUID:  # fmt: skip
    """Make a file followed by `agency_id` and return its key: `file_id` when whoever opens it has drawn one.

    A visitor becomes the holder of the new file for the rest of the transaction; a counsellor who opens
    one at the desk becomes its referent. A helper opens one `under` the mandate of this act only: written once
    the file lies there, it gives her back with the file open.
    """
    if reason := may_open_file(by, under_mandate=under is not None):
        raise Refusal(what=_("Le dossier n'a pas été ouvert."), why=reason, status=403)
    file_id = file_id or uuid7()
    if by.role == Role.VISITOR:
        by = by.with_file(file_id)
        declare(by)
    today = day_in(agency_id, now)
    with acting_as(SERVICE if by.role == Role.HELPER else by):  # she sees nothing before her mandate
        File.objects.bulk_create([File(id=file_id, opened_at=now, opened_by_channel=channel)])
        AgencySpell.objects.bulk_create([AgencySpell(file_id=file_id, agency_id=agency_id, from_on=today)])
    if by.role == Role.COUNSELLOR and by.account_id:
        ReferentSpell.objects.create(file_id=file_id, account_id=by.account_id, from_on=today)
    by = under(file_id) if under else by
    publish(FileOpened(**header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id)))
    return file_id
