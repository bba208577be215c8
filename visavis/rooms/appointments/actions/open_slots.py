"""Open slots along the desk's weekly hours; closed days and public holidays get none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies.door import agency, hours_on
from visavis.rooms.appointments.facts import SlotsOpened
from visavis.rooms.appointments.models import Slot
from visavis.rooms.appointments.motives import Mode
from visavis.rooms.appointments.permissions import may_open_slots

LONGEST_DAYS = 92


@transaction.atomic
def open_slots(
    *,
    agency_id: UUID,
    counsellor_id: UUID,
    place: str,
    first_on: date,
    last_on: date,
    now: datetime,
    by: Actor,
    channel: Channel,
    minutes: int = 45,
    modes: tuple[str, ...] = tuple(Mode),
) -> int:
    """Open slots of `minutes` from `first_on` to `last_on` and return how many are new.

    Those already open stay as they are: done twice, it changes nothing.
    """
    if reason := may_open_slots(by, agency_id):
        raise Refusal(what=_("Aucun créneau n’a été ouvert."), why=reason, status=403)
    if not timedelta(0) <= last_on - first_on <= timedelta(days=LONGEST_DAYS):
        why = _("La fin vient après le début, et trois mois après au plus.")
        raise Refusal(what=_("Aucun créneau n’a été ouvert."), why=why, field="last_on")
    wanted = [
        Slot(agency_id=agency_id, counsellor_id=counsellor_id, place=place, starts_at=start,
             ends_at=start + timedelta(minutes=minutes), modes=[str(mode) for mode in modes], opened_at=now)
        for start in _starts(agency_id, first_on, last_on, minutes)
    ]  # fmt: skip
    Slot.objects.bulk_create(wanted, ignore_conflicts=True)
    count = Slot.objects.filter(id__in=[slot.id for slot in wanted]).count()
    publish(
        SlotsOpened(
            **header(now=now, by=by, channel=channel, file_id=None, agency_id=agency_id),
            counsellor_id=counsellor_id,
            first_on=first_on,
            last_on=last_on,
            count=count,
        )
    )
    return count


def _starts(agency_id: UUID, first_on: date, last_on: date, minutes: int) -> Iterator[datetime]:
    place, length = agency(agency_id), timedelta(minutes=minutes)
    for ahead in range((last_on - first_on).days + 1):
        for opens, closes in hours_on(place, first_on + timedelta(days=ahead)):
            start = opens
            while start + length <= closes:
                yield start
                start += length
