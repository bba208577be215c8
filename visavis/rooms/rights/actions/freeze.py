"""Freeze a computation as it stands: whoever trusts it is protected, and a counsellor looks at it by a day."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.decisions.rights import read
from visavis.foundation.clock import end_of_day
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies.door import agency, working_days_after
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.rights import queries
from visavis.rooms.rights.facts import SimulationFrozen
from visavis.rooms.rights.models import Frozen
from visavis.rooms.rights.permissions import may_freeze

LOOKED_AT_WITHIN_WORKING_DAYS = 5


def freeze(*, computation_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Its inputs, the versions of the law and the result stay word for word; frozen twice, nothing more happens."""
    what = _("Le calcul n’est pas figé.")
    kept = queries.one(computation_id)
    if kept is None:
        raise Http404("computation")
    if reason := may_freeze(by, kept.file_id):
        raise Refusal(what=what, why=reason, status=403)
    agency_id = agency_id_of(kept.file_id)
    if agency_id is None:
        raise Refusal(what=what, why=_("Aucune agence ne suit encore ce dossier."))
    place = agency(agency_id)
    due_on = working_days_after(place, place.local(now).date(), LOOKED_AT_WITHIN_WORKING_DAYS)
    situation = read(kept.situation).situation
    row, new = Frozen.objects.get_or_create(
        computation_id=computation_id,
        defaults={
            "file_id": kept.file_id, "agency_id": agency_id, "channel": channel, "frozen_at": now,
            "due_at": end_of_day(due_on, place.zone),
            "situation": str(situation.last.end_reason) if situation and situation.contracts else "",
        },
    )  # fmt: skip
    if new:
        about = header(now=now, by=by, channel=channel, file_id=kept.file_id, agency_id=agency_id)
        publish(SimulationFrozen(**about, computation_id=computation_id, due_at=row.due_at))
