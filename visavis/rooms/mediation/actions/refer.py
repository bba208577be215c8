"""Ask the mediator to look: by web, phone, desk or paper. From now on the clock of her answer runs."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.codes import new_code
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.contestation.door import one as contested
from visavis.rooms.dossier.door import agency_id_of, kept_keys
from visavis.rooms.mediation.clock import judged_by
from visavis.rooms.mediation.facts import ReferralReceived
from visavis.rooms.mediation.models import Referral
from visavis.rooms.mediation.permissions import may_refer


def refer(
    *, file_id: UUID, contestation_id: UUID | None, words: str, now: datetime, by: Actor, channel: Channel
) -> str:
    """Keep the request and return its number. `contestation_id`: the complaint made before, None when there is none.

    A complaint the mediator looks at already is not referred twice: the first one's number comes back. Nothing is
    refused here, not even a first request: a human says whether the law lets her take it.
    """
    what = _("Le médiateur n’est pas saisi.")
    if reason := may_refer(by, file_id):
        raise Refusal(what=what, why=reason, status=403)
    if contestation_id:
        before = contested(contestation_id)
        if before is None or before.file_id not in kept_keys([file_id]):
            raise Http404("contestation")
        running = Referral.objects.filter(contestation_id=contestation_id, ended_at=None).first()
        if running:
            return running.number
    agency_id = agency_id_of(file_id)
    if agency_id is None:
        raise Refusal(what=what, why=_("Aucune agence ne suit encore ce dossier."))
    referral = Referral(
        number=new_code(), file_id=file_id, agency_id=agency_id, contestation_id=contestation_id,
        sealed_words=seal(file_id, words.strip()), channel=channel, received_at=now,
        judge_by=judged_by(agency_id, now),
    )  # fmt: skip
    referral.save(force_insert=True)
    about = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id)
    publish(ReferralReceived(**about, referral_id=referral.id, judge_by=referral.judge_by))
    return referral.number
