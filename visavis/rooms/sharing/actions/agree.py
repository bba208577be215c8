"""Let a partner read some parts of the file, for a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.mandates.door import keep_reach
from visavis.rooms.sharing.facts import SharingAgreed
from visavis.rooms.sharing.models import LONGEST, Agreement
from visavis.rooms.sharing.parts import PARTS
from visavis.rooms.sharing.permissions import PARTNERS, may_choose
from visavis.rooms.sharing.queries import is_stopped
from visavis.rooms.sharing.values import Share


def agree(*, file_id: UUID, share: Share, now: datetime, by: Actor, channel: Channel) -> UUID:
    """The id of the agreement: it names the parts and the last day. Nothing of the person's own changes.

    Raises `Refusal`.
    """
    what = _("Rien n’est partagé.")
    if reason := may_choose(by, file_id):
        raise Refusal(what=what, why=reason, status=403)
    with acting_as(SERVICE):
        partner = Account.objects.filter(id=share.account_id, closed_at=None).first()
    if partner is None or Role(partner.role) not in PARTNERS:
        raise Refusal(what=what, why=_("Aucun partenaire n’entre avec ce nom."), field="login")
    if not share.parts or set(share.parts) - set(PARTS):
        raise Refusal(what=what, why=_("Choisissez au moins une partie du dossier."), field="parts")
    if not 1 <= share.days < LONGEST.days:
        raise Refusal(what=what, why=_("Un accord dure un jour au moins et un an au plus."), field="days")
    if is_stopped(file_id, "partners"):
        raise Refusal(
            what=what, why=_("Le partage avec des partenaires est arrêté."),
            now_what=_("Rallumez-le d’abord, si vous le voulez."), status=409,
        )  # fmt: skip
    made = Agreement(
        file_id=file_id, account_id=partner.id, organisation_id=partner.organisation_id,
        kind=PARTNERS[Role(partner.role)], sealed_partner=seal(file_id, partner.public_name),
        sealed_why=seal(file_id, share.why.strip()), parts=[code for code in PARTS if code in share.parts],
        agreed_at=now, agreed_by=by.account_id, channel=channel, until_at=now + timedelta(days=share.days),
    )  # fmt: skip
    made.save(force_insert=True)
    keep_reach(file_id)
    fact = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(SharingAgreed(**fact, agreement_id=made.id, kind=made.kind, until_at=made.until_at))
    return made.id
