"""Take a case: its mediator, and nobody else, may read the file from now on until it ends."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.mediation.actions._case import about, refuse_ended
from visavis.rooms.mediation.facts import ReferralTaken
from visavis.rooms.mediation.models import Referral
from visavis.rooms.mediation.permissions import may_take


def take(*, referral_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Become its mediator. Two at once: the first has it, the second is told."""
    what = _("Vous n’avez pas pris cette saisine.")
    if refused := may_take(by):
        raise Refusal(what=what, why=refused, status=403)
    found = Referral.objects.select_for_update().filter(id=referral_id).first()
    if found is None:  # to this mediator it does not exist, or not any more
        why = _("Elle n’attend plus : un autre médiateur l’a prise, ou la personne l’a retirée.")
        raise Refusal(what=what, why=why, status=404)
    refuse_ended(found, what)
    if found.mediator_id == by.account_id:
        return
    found.mediator_id, found.taken_at = by.account_id, now
    found.save(update_fields=["mediator_id", "taken_at"])
    publish(ReferralTaken(**about(found, now=now, by=by, channel=channel), referral_id=found.id))
