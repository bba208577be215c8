"""Stop a use of a person's data, at her wish."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.sharing.facts import UseStopped
from visavis.rooms.sharing.models import Restriction
from visavis.rooms.sharing.permissions import may_choose
from visavis.rooms.sharing.uses import uses


def stop(*, file_id: UUID, use: str, reason: str, now: datetime, by: Actor, channel: Channel) -> None:
    """Stop it from now on; the reason may be empty. Stopped twice: the first stays. An announced end is taken back.

    Raises `Refusal`, `Http404`.
    """
    if refused := may_choose(by, file_id):
        raise Refusal(what=_("Rien n’est changé."), why=refused, status=403)
    known = uses().get(use)
    if known is None:
        raise Http404("use")
    if known.elsewhere:
        known.elsewhere.switch_off(file_id=file_id, reason=reason, now=now, by=by, channel=channel)
        return
    kept, is_new = Restriction.objects.get_or_create(
        file_id=file_id, use=use, lift_at=None,
        defaults={
            "sealed_reason": seal(file_id, reason.strip()), "asked_at": now, "asked_by": by.account_id,
            "channel": channel,
        },
    )  # fmt: skip
    if is_new:
        fact = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
        publish(UseStopped(**fact, restriction_id=kept.id, use=use))
