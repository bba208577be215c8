"""Ask that a datum be put right. What is hers alone to say is put right at once; else a human decides by a day."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.codes import new_code
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.rectification.actions.put_right import written
from visavis.rooms.rectification.clock import owed_by
from visavis.rooms.rectification.data import OTHER, Act, data
from visavis.rooms.rectification.facts import CorrectionAsked
from visavis.rooms.rectification.models import Correction
from visavis.rooms.rectification.permissions import may_ask


def ask(
    *,
    file_id: UUID,
    datum: str,
    wanted: str,
    said: str = "",
    value: dict[str, Any] | None = None,
    now: datetime,
    by: Actor,
    channel: Channel,
) -> UUID:
    """The id of the correction. `wanted` is what the file should say, in her words; `said`, for anything that has no
    datum of its own, what it says wrongly. `value` is given with what is hers alone to say: whoever helps her under a
    mandate does not say it in her place, an agent looks at it. Raises `Refusal`.
    """
    what, known = _("La correction n’est pas demandée."), data().get(datum)
    if reason := may_ask(by, file_id):
        raise Refusal(what=what, why=reason, status=403)
    if known is None or not wanted.strip():
        raise Refusal(what=what, why=_("Dites ce que votre dossier devrait dire."), field="wanted")
    agency_id = agency_id_of(file_id)
    if agency_id is None:
        raise Refusal(what=what, why=_("Aucune agence ne suit encore ce dossier."))
    before = said.strip() if datum == OTHER else known.stands(file_id)
    asked = Correction(
        number=new_code(), file_id=file_id, agency_id=agency_id, datum=datum, sealed_before=seal(file_id, before),
        sealed_wanted=seal(file_id, wanted.strip()), asked_at=now, asked_by=by.account_id, channel=channel,
        due_at=owed_by(agency_id, now),
    )  # fmt: skip
    asked.save(force_insert=True)
    fact = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id)
    publish(CorrectionAsked(**fact, correction_id=asked.id, datum=datum, due_at=asked.due_at))
    if known.hers and value and by.mandate is None:
        written(asked, value, "", Act(now, by, channel))
    return asked.id
