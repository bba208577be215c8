"""Write a mandate down. It opens nothing before the person's yes (`consent`)."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.codes import new_code
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.mandates.facts import MandateAsked
from visavis.rooms.mandates.families import FAMILIES
from visavis.rooms.mandates.kinds import LONGEST, OF_STAFF
from visavis.rooms.mandates.models import Mandate
from visavis.rooms.mandates.permissions import DESK, may_give
from visavis.rooms.mandates.reach import keep_reach
from visavis.rooms.mandates.values import Terms


def give(*, file_id: UUID, terms: Terms, now: datetime, by: Actor, channel: Channel) -> UUID:
    """The id of the new mandate: these families of acts, for `terms.days` days (one to 365). Raises `Refusal`.

    The same holder may have several mandates; each is taken back by itself. Nothing of the person's own access
    changes, whatever the mandate.
    """
    if reason := may_give(by, file_id, terms.kind) or _unfit(terms):
        raise Refusal(what=_("Le mandat n’est pas écrit."), why=reason, status=403)
    written = Mandate(
        number=new_code(), file_id=file_id, account_id=terms.account_id, kind=terms.kind,
        families=[code for code in FAMILIES if code in terms.families],
        asked_at=now, asked_by=by.account_id, asked_channel=channel, until_at=now + timedelta(days=terms.days),
    )  # fmt: skip
    written.save(force_insert=True)
    keep_reach(file_id)
    publish(
        MandateAsked(
            **header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id)),
            mandate_id=written.id,
            kind=written.kind,
            until_at=written.until_at,
        )
    )
    return written.id


def _unfit(terms: Terms) -> str | None:
    """Why these terms cannot be given; None when they can."""
    if not terms.families or set(terms.families) - set(FAMILIES):
        return _("Choisissez au moins un acte de la liste.")
    if not 1 <= terms.days < LONGEST.days:
        return _("Un mandat dure un jour au moins et un an au plus.")
    with acting_as(SERVICE):
        holder = Account.objects.filter(id=terms.account_id, closed_at=None).first()
    if holder is None:
        return _("Nous ne connaissons pas la personne qui aide. Le guichet lui ouvre un compte.")
    wanted = DESK if terms.kind in OF_STAFF else {Role.HELPER}
    if Role(holder.role) not in wanted:
        return _("Ce genre de mandat ne va pas avec ce compte.")
    return None
