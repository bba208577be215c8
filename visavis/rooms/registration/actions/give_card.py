"""Give a new printed card at the desk; the former one stops working at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.identity.cards import make_card
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import agency_id_of, registered_since
from visavis.rooms.registration.accounts import account_for
from visavis.rooms.registration.facts import CardGiven
from visavis.rooms.registration.permissions import may_give_card


def give_card(
    *, file_id: UUID, now: datetime, by: Actor, channel: Channel
) -> tuple[Account, tuple[str, ...]]:
    """The account and its ten new codes, told this once. Raises `Refusal`."""
    reason = may_give_card(by) or (
        "" if registered_since(file_id) else _("L’inscription n’est pas encore confirmée.")
    )
    if reason:
        raise Refusal(what=_("La carte n’est pas faite."), why=reason, status=403)
    account = account_for(file_id, now)
    codes = make_card(account, now)
    agency_id = agency_id_of(file_id)
    publish(CardGiven(**header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id)))
    return account, codes
