"""Declare the training of a group in a quarter: hours and skills, never of one person."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.knowledge.facts import TrainingDeclared
from visavis.rooms.knowledge.models import SMALLEST_GROUP, Training
from visavis.rooms.knowledge.permissions import may_declare


def declare(
    *, team: str, people: int, quarter: date, hours: int, skills: tuple[str, ...], now: datetime, by: Actor,
    channel: Channel,
) -> None:  # fmt: skip
    """Told again, the latest holds and the former stays. Raises `Refusal` for a group under five people."""
    what = _("La formation n’est pas déclarée.")
    if (reason := may_declare(by)) or by.account_id is None or by.agency_id is None:
        raise Refusal(what=what, why=reason or "", status=403)
    if people < SMALLEST_GROUP:
        why = _("Un groupe a 5 personnes au moins : en dessous, le chiffre parlerait de quelqu’un.")
        raise Refusal(what=what, why=why, field="people")
    Training.objects.bulk_create(
        [
            Training(
                agency_id=by.agency_id, team=team.strip(), people=people, quarter=quarter, hours=hours,
                skills=[each.strip() for each in skills if each.strip()], declared_at=now, declared_by=by.account_id,
            )
        ]
    )  # fmt: skip
    head = header(now=now, by=by, channel=channel, file_id=None, agency_id=by.agency_id)
    publish(TrainingDeclared(**head, quarter=quarter, people=people, hours=hours))
