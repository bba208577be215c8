"""The human block of each page, gathered from the rooms: desk, phone, next meeting on site, call back."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Actor, Role
from visavis.foundation.identity.models import Account
from visavis.foundation.ui.human import CallBack, Colleague, DeskState, HumanBlock, NextSlot, Open, PhoneLine
from visavis.front.letterhead import weekly_hours
from visavis.rooms.agencies.door import PHONE, Place, opening
from visavis.rooms.appointments.door import promised
from visavis.rooms.dossier.door import referents
from visavis.rooms.reception.door import call_back_for, due_for, known_number, place_of

# Who books for herself at once; an employer or a partner arranges the hour with whoever calls her back.
BOOKERS = frozenset({Role.VISITOR, Role.PERSON, Role.HELPER})


def human_block(request: HttpRequest) -> HumanBlock:
    """The block for whoever asks for the page. Raises when no agency is founded: the lasting facts are shown then."""
    actor: Actor = request.actor
    try:
        place = place_of(request)
    except Http404 as nowhere:
        raise LookupError("no agency yet") from nowhere
    at = now()
    promise = promised(place.id, at)
    staff = actor.is_staff
    slot = promise.slot if promise.kept else None
    return HumanBlock(
        desk=_desk(place, actor, at),
        phone=_phone(place, at),
        slot=NextSlot(
            starts_at=slot.starts_at,
            slot=str(slot.id),
            book_url=reverse("appointments:reserve") if _books(actor) else "",
            choose_url=reverse("appointments:agenda" if staff else "reception:ask"),
        )
        if slot
        else None,
        call_back=_call_back(place, actor, at),
        for_staff=staff,
        colleague=_colleague(actor) if staff else None,
        manager=_manager(actor) if staff else None,
        as_of=place.local(at),
    )


def _books(actor: Actor) -> bool:
    """Whoever books at once; a helper with a file open, when its mandate names appointments."""
    return actor.role in BOOKERS and (actor.mandate is None or "appointments" in actor.mandate.families)


def _desk(place: Place, actor: Actor, at: datetime) -> DeskState:
    door = opening(place, at)
    name = ""
    if actor.file_id:
        name = next((each.name for each in referents(actor.file_id) if each.to_on is None), "")
    return DeskState(
        state=Open.OPEN if door.open else Open.CLOSED,
        until=door.until,
        opens_at=door.next,
        counsellor=name if door.open else "",
        address=place.address,
        hours=_sentence(weekly_hours(place)),
    )


def _phone(place: Place, at: datetime) -> PhoneLine:
    line = opening(place, at, door=PHONE)
    return PhoneLine(number=place.phone, until=line.until, hours=_sentence(weekly_hours(place, PHONE)))


def _call_back(place: Place, actor: Actor, at: datetime) -> CallBack:
    waiting = due_for(actor.file_id) if actor.file_id else None
    before = place.local(waiting or call_back_for(place, at).due)
    known = bool(actor.file_id and known_number(actor.file_id))
    return CallBack(url=reverse("reception:ask"), before=before, number_known=known)


def _colleague(actor: Actor) -> Colleague | None:
    """Another counsellor of the same agency, by name: nobody works alone."""
    found = (
        Account.objects.filter(agency_id=actor.agency_id, role=Role.COUNSELLOR, closed_at=None)
        .exclude(id=actor.account_id)
        .order_by("public_name", "id")
        .first()
    )
    return Colleague(name=found.actor().signed, url=reverse("reception:to_call")) if found else None


def _manager(actor: Actor) -> Colleague | None:
    found = (
        Account.objects.filter(agency_id=actor.agency_id, role=Role.MANAGER, closed_at=None)
        .order_by("public_name", "id")
        .first()
    )
    return Colleague(name=found.actor().signed) if found and found.id != actor.account_id else None


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else _("Heures inconnues : demandez-les au téléphone.")
