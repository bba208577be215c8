"""Ask to be called back: a number, nothing else; no login, no reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.foundation.requests.codes import read_code
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies.door import agency
from visavis.rooms.reception.facts import CallBackAsked
from visavis.rooms.reception.models import CallBack
from visavis.rooms.reception.numbers import mark_of, seal_number
from visavis.rooms.reception.promise import call_back_for

PACE = timedelta(hours=1)
OF_A_BROWSER, OF_AN_ADDRESS = 3, 20


@dataclass(frozen=True, slots=True)
class Asked:
    """The call promised: before `due_at` (local to the agency). `new` is false when this number already waited."""

    id: UUID
    due_at: datetime
    new: bool


@transaction.atomic
def ask(
    *,
    number: str,
    agency_id: UUID,
    now: datetime,
    by: Actor,
    channel: Channel,
    about: str = "",
    marks: tuple[str, str] = ("", ""),
) -> Asked:
    """Promise a call to `number` (international form). `about` is a resume or incident code, kept when it is one.

    `marks` are those of the browser and the network address. Raises `Refusal` (429) past the pace.
    """
    _refuse_a_flood(marks, now)
    place = agency(agency_id)
    due_at = call_back_for(place, now).due
    row = CallBack(
        id=uuid7(), agency_id=agency_id, file_id=None if by.is_staff else by.file_id, key=(key := uuid7()),
        sealed_number=seal_number(key, number), number_mark=mark_of(number), about=read_code(about) or "",
        language=get_language() or "fr", channel=channel, browser_mark=marks[0], address_mark=marks[1],
        asked_at=now, due_at=due_at,
    )  # fmt: skip
    CallBack.objects.bulk_create([row], ignore_conflicts=True)
    with acting_as(SERVICE):
        kept = CallBack.objects.get(agency_id=agency_id, number_mark=row.number_mark, ended_at=None)
    if kept.id == row.id:
        publish(
            CallBackAsked(
                **header(now=now, by=by, channel=channel, file_id=row.file_id, agency_id=agency_id),
                call_back_id=row.id,
                due_at=due_at,
            )
        )
    return Asked(kept.id, place.local(kept.due_at), kept.id == row.id)


def _refuse_a_flood(marks: tuple[str, str], now: datetime) -> None:
    browser, address = marks
    if not browser and not address:
        return
    with acting_as(SERVICE):
        recent = CallBack.objects.filter(asked_at__gt=now - PACE)
        flood = (browser and recent.filter(browser_mark=browser).count() >= OF_A_BROWSER) or (
            address and recent.filter(address_mark=address).count() >= OF_AN_ADDRESS
        )
    if flood:
        raise Refusal(
            _("Ce rappel n’est pas noté."), _("Trop de rappels ont été demandés depuis cet appareil ou ce lieu."),
            _("Les rappels déjà promis tiennent. Sinon, appelez-nous : c’est gratuit."),
            _("Au guichet, quelqu’un vous reçoit sans rendez-vous."), status=429,
        )  # fmt: skip
