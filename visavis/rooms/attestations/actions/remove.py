"""Take a contract away, with the reason: it no longer counts, what was said of it stays readable."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.attestations import queries
from visavis.rooms.attestations.actions.state import columns
from visavis.rooms.attestations.facts import ContractRemoved
from visavis.rooms.attestations.models import Terms
from visavis.rooms.attestations.permissions import may_state
from visavis.rooms.dossier.door import agency_id_of


def remove(*, file_id: UUID, contract_id: UUID, why: str, now: datetime, by: Actor, channel: Channel) -> None:
    """Remove a contract. One already removed changes nothing. Raises `Refusal` without a reason."""
    if reason := may_state(by, file_id) or (None if why.strip() else _("Dites pourquoi, en quelques mots.")):
        raise Refusal(what=_("Le contrat n’est pas retiré."), why=reason)
    known = queries.contract(file_id, contract_id)
    if known is None:
        return
    Terms.objects.create(
        file_id=file_id, contract_id=contract_id, stated_at=now, account_id=by.account_id, role=by.role,
        channel=channel, basis=known.source.basis, sealed_why=seal(file_id, why.strip()), removed=True,
        **columns(file_id, known.terms),
    )  # fmt: skip
    fact = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(ContractRemoved(**fact, contract_id=contract_id))
