"""The call-back an act is about, locked until the act is done."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.reception.models import CallBack
from visavis.rooms.reception.permissions import may_call


def waiting(call_back_id: UUID, by: Actor) -> CallBack:
    """An open call-back of the actor's agency. Raises `Refusal`."""
    what = _("Rien n’a changé.")
    row = CallBack.objects.select_for_update(of=("self",)).filter(id=call_back_id, ended_at=None).first()
    if row is None:
        why = _("Ce rappel n’attend plus.")
        raise Refusal(what, why, _("La liste à jour est sur la page des rappels."), status=404)
    if reason := may_call(by, row.agency_id):
        raise Refusal(what, reason, status=403)
    return row


def mine(call_back_id: UUID, by: Actor) -> CallBack:
    """The same, once this counsellor has taken it."""
    row = waiting(call_back_id, by)
    if row.taken_by != by.account_id:
        raise Refusal(
            _("Rien n’a changé."), _("Ce rappel est à une autre personne de l’équipe, ou à personne encore."),
            _("Prenez-le d’abord : son numéro s’affiche alors."), status=409,
        )  # fmt: skip
    return row
