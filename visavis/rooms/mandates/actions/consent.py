"""Take down the person's yes. From this moment the mandate opens what it names."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.database.in_line import stand_in_line
from visavis.foundation.facts import header, publish
from visavis.foundation.identity import cards
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.identity.models import Account, CodeCard
from visavis.foundation.papers.door import receipt
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.mandates.facts import MandateGiven
from visavis.rooms.mandates.kinds import Kind, Way
from visavis.rooms.mandates.models import Consent, Ending, Mandate
from visavis.rooms.mandates.permissions import is_herself, may_take_down
from visavis.rooms.mandates.values import Yes


def consent(*, mandate_id: UUID, yes: Yes, now: datetime, by: Actor, channel: Channel) -> None:
    """Record the yes with the proof its way asks for. Said twice, the first yes stays. Raises `Refusal`.

    No way asks for a telephone, an address or a screen of the person: a signature, a code read from her paper
    card, or her word before two agents are enough.
    """
    what = _("Le mandat n’est pas encore donné.")
    if reason := may_take_down(by):
        raise Refusal(what=what, why=reason, status=403)
    stand_in_line("mandate", mandate_id)
    found = Mandate.objects.filter(id=mandate_id).first()
    if found is None:
        raise Http404("mandate")
    if Consent.objects.filter(mandate_id=found.id).exists():
        return
    if Ending.objects.filter(mandate_id=found.id).exists() or found.until_at <= now:
        raise Refusal(what=what, why=_("Ce mandat est déjà terminé. Écrivez-en un nouveau."), status=410)
    if reason := _unfit(found, yes, by):
        raise Refusal(what=what, why=reason)
    Consent.objects.bulk_create([_proof(found, yes, now, by, channel)])
    publish(
        MandateGiven(
            **header(
                now=now, by=by, channel=channel, file_id=found.file_id, agency_id=agency_id_of(found.file_id)
            ),
            mandate_id=found.id,
            kind=found.kind,
            way=yes.way,
        )
    )


def _unfit(found: Mandate, yes: Yes, by: Actor) -> str | None:
    """Why this yes does not count for this mandate; None when it does."""
    if (found.kind == Kind.GUARDIAN) != (yes.way == Way.JUDGEMENT):
        return _("Le mandat d’une tutelle repose sur la décision du juge, et lui seul.")
    if yes.way in {Way.SELF, Way.SMS} and not is_herself(by, found.file_id):
        return _("Cet accord ne peut venir que de la personne elle-même.")
    if yes.way == Way.SMS and not yes.sms_reference:
        return _("Le message de la personne n’a pas de référence.")
    if yes.way in {Way.PAPER, Way.JUDGEMENT} and not _has_paper(found, yes):
        return _("Il manque la photo du papier signé.")
    if yes.way == Way.WITNESS and by.account_id in {None, found.asked_by, found.account_id}:
        return _(
            "Un second agent doit entendre la personne : ni celui qui écrit, ni celui qui reçoit le mandat."
        )
    return None


def _has_paper(found: Mandate, yes: Yes) -> bool:
    return yes.paper_id is not None and receipt(yes.paper_id, file_id=found.file_id) is not None


def _proof(found: Mandate, yes: Yes, now: datetime, by: Actor, channel: Channel) -> Consent:
    """The row of this yes. A spoken code is spent here; raises `Refusal` when it is not one of hers."""
    proof = Consent(
        mandate_id=found.id, file_id=found.file_id, way=yes.way, at=now, channel=channel, taken_by=by.account_id
    )  # fmt: skip
    if yes.way in {Way.PAPER, Way.JUDGEMENT}:
        proof.paper_id = yes.paper_id
    if yes.way == Way.SMS:
        proof.sms_reference = yes.sms_reference[:80]
    if yes.way == Way.CODE:
        proof.card_id = _card_of(found.file_id, yes.spoken)
    if yes.way == Way.WITNESS:
        proof.taken_by, proof.witness_id = found.asked_by, by.account_id
    return proof


def _card_of(file_id: UUID, spoken: str) -> UUID:
    """The card of the person one of whose codes was said; the code is spent."""
    account = Account.objects.filter(file_id__of=file_id, closed_at=None).first()
    card = CodeCard.objects.filter(account=account, revoked_at=None).order_by("-made_at").first()
    if account is None or card is None or not cards.spend(account, spoken):
        raise Refusal(
            what=_("Le mandat n’est pas encore donné."),
            why=_("Ce code n’est pas un code de la carte de cette personne, ou il a déjà servi."),
            now_what=_("Demandez le code suivant de sa carte, ou choisissez une autre façon de dire oui."),
            field="spoken",
        )
    return card.id
