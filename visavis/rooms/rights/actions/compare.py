"""Enter the official decision beside a frozen computation: the first line where both part is kept and told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.decisions.rights.letter import compare_with_letter
from visavis.decisions.shared.money import Money
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.rights import queries
from visavis.rooms.rights.facts import DecisionCompared
from visavis.rooms.rights.models import Frozen
from visavis.rooms.rights.permissions import may_freeze


def compare(
    *,
    computation_id: UUID,
    decided_on: date,
    letter: Mapping[str, Money | Decimal | int | date],
    now: datetime,
    by: Actor,
    channel: Channel,
) -> None:
    """Keep the figures of the decision (names of `letter.STEPS`), and where they part. A correction replaces them."""
    what = _("La décision n’est pas enregistrée.")
    found = Frozen.objects.select_for_update().filter(computation_id=computation_id).first()
    kept = queries.one(computation_id)
    if found is None or kept is None:
        raise Http404("frozen")
    if reason := may_freeze(by, found.file_id):
        raise Refusal(what=what, why=reason, status=403)
    compared = compare_with_letter(kept.result, letter)
    if not compared.rows:
        raise Refusal(what=what, why=_("Recopiez au moins un chiffre de la décision."), field="daily_gross")
    found.decided_on, found.told_at = decided_on, now
    found.sealed_decision = seal(found.file_id, json.dumps(as_words(letter)))
    found.gap = Frozen.Gap.PARTS if compared.parting else Frozen.Gap.SAME
    found.parting = compared.parting.code if compared.parting else ""
    found.save(update_fields=["decided_on", "sealed_decision", "told_at", "gap", "parting"])
    about = header(now=now, by=by, channel=channel, file_id=found.file_id, agency_id=found.agency_id)
    publish(DecisionCompared(**about, computation_id=computation_id, gap=found.gap, line=found.parting))


def as_words(letter: Mapping[str, Any]) -> dict[str, str]:
    """The figures of a letter as plain words, ready to be kept."""
    return {
        name: value.isoformat() if isinstance(value, date) else str(value) for name, value in letter.items()
    }
