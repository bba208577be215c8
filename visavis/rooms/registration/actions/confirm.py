"""Confirm a registration: it counts from the first contact, however long the questions took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.clock import day_at
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.identity.cards import make_card
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies.door import agency
from visavis.rooms.dossier import door as dossier
from visavis.rooms.registration.accounts import account_for
from visavis.rooms.registration.models import Draft
from visavis.rooms.registration.permissions import AT_THE_DESK, may_answer
from visavis.rooms.registration.queries import answers_in


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Registered since `from_on`. `codes` of the card are told this once; empty when it was confirmed before, or by
    somebody who helps: the person gets her card from the desk, into her own hands."""

    from_on: date
    account: Account
    codes: tuple[str, ...]


def confirm(*, file_id: UUID, now: datetime, by: Actor, channel: Channel) -> Confirmed:
    """Register the person from the day her file was opened, and make her account with its card.

    Confirming twice changes nothing. Raises `Refusal`.
    """
    if reason := may_answer(by, file_id):
        raise Refusal(what=_("L’inscription n’est pas confirmée."), why=reason, status=403)
    draft = Draft.objects.select_for_update().filter(file_id=file_id).first()
    if draft is None:
        raise Refusal(
            what=_("L’inscription n’est pas confirmée."),
            why=_("Elle n’est pas commencée."),
            now_what=_("Dites d’abord votre nom."),
            status=404,
        )
    answers, agency_id = answers_in(draft), dossier.agency_id_of(file_id)
    zone = agency(agency_id).zone if agency_id else "Europe/Paris"
    from_on = day_at(draft.begun_at, zone)
    if draft.finished_at:
        with acting_as(SERVICE if by.role == Role.HELPER else by):
            return Confirmed(from_on, account_for(file_id, now), ())
    Draft.objects.filter(id=draft.id).update(finished_at=now)
    for need in (answers.get("needs") or {}).get("needs", []):
        dossier.need(file_id=file_id, need=need, now=now)
    _name_a_referent(file_id, now, by, channel)
    _move(file_id, (answers.get("place") or {}).get("agency"), now, by, channel)
    dossier.register(file_id=file_id, from_on=from_on, now=now, by=by, channel=channel)
    if by.role == Role.HELPER:
        with acting_as(SERVICE):
            return Confirmed(from_on, account_for(file_id, now), ())
    account = account_for(file_id, now)
    return Confirmed(from_on, account, make_card(account, now))


def _name_a_referent(file_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """A counsellor who registers somebody nobody follows yet follows her."""
    if by.role in AT_THE_DESK and by.account_id and not dossier.referents(file_id):
        dossier.name_referent(file_id=file_id, referent_id=by.account_id, now=now, by=by, channel=channel)


def _move(file_id: UUID, wanted: str | None, now: datetime, by: Actor, channel: Channel) -> None:
    if wanted:
        dossier.move(file_id=file_id, agency_id=UUID(wanted), now=now, by=by, channel=channel)
