"""Somebody without a file complains: no account, no name needed; a number, a code, an owner and a clock."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.decisions.remedies import OFFERED
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.foundation.requests.codes import new_code, show_code
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation.actions._opening import SEED_BYTES
from visavis.rooms.contestation.clock import owed_by
from visavis.rooms.contestation.facts import ComplaintWithoutFileOpened
from visavis.rooms.contestation.models import ComplaintWithoutFile as Row
from visavis.rooms.contestation.models import DrawWithoutFile
from visavis.rooms.contestation.owner import head_of
from visavis.rooms.contestation.remaking import RIGHTS
from visavis.rooms.contestation.without_file import closed, digest_of

PACE = timedelta(hours=1)
OF_A_BROWSER, OF_AN_ADDRESS = 3, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What she says: about what, in which words, from which page, and how she wants the answer (`reach`: where).
    `line` is the line of a trial that she contests, with all it stands on; it is about her rights, then."""

    about: str
    words: str
    page: str
    way: str
    reach: str = ""
    line: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What leads back to it, told once: the number, and the code that only she has."""

    id: UUID
    number: str
    code: str


def complain_without_file(
    *, said: Said, agency_id: UUID, now: datetime, by: Actor, channel: Channel, marks: tuple[str, str] = ("", "")
) -> Kept:  # fmt: skip
    """Keep it with its number, owner, clock and draw. Raises `Refusal` (429 past the pace of `marks`)."""
    what = _("La réclamation n’est pas enregistrée.")
    if said.about not in ({RIGHTS} if said.line else {each.code for each in OFFERED}):
        why = _("Dites en une ligne de quoi il s’agit. « Autre chose » convient aussi.")
        raise Refusal(what=what, why=why, field="about")
    if said.way not in Row.Way.values or (said.way != Row.Way.HERE and not said.reach.strip()):
        raise Refusal(what=what, why=_("Dites comment vous voulez la réponse, et où."), field="way")
    _refuse_a_flood(marks, now, what)
    number, code, key = new_code(), new_code(), uuid7()
    row = Row(
        id=uuid7(), number=number, code_digest=digest_of(number, code), key=key, agency_id=agency_id,
        about=said.about, sealed_words=closed(key, said.words.strip()),
        sealed_page=closed(key, said.page) if said.page else None,
        sealed_line=closed(key, json.dumps(said.line, ensure_ascii=False)) if said.line else None, way=said.way,
        sealed_reach=closed(key, said.reach.strip()), language=(get_language() or "fr")[:8], channel=channel,
        browser_mark=marks[0], address_mark=marks[1], opened_at=now, due_at=owed_by(agency_id, now),
        owner_id=head_of(agency_id),
    )  # fmt: skip
    with acting_as(SERVICE):
        row.save(force_insert=True)
        DrawWithoutFile.objects.create(complaint=row, seed=secrets.token_bytes(SEED_BYTES))
    publish(
        ComplaintWithoutFileOpened(
            **header(now=now, by=by, channel=channel, file_id=None, agency_id=agency_id),
            complaint_id=row.id,
            about=row.about,
            due_at=row.due_at,
        )
    )
    return Kept(row.id, show_code(number), show_code(code))


def _refuse_a_flood(marks: tuple[str, str], now: datetime, what: str) -> None:
    browser, address = marks
    if not browser and not address:
        return
    with acting_as(SERVICE):
        recent = Row.objects.filter(opened_at__gt=now - PACE)
        flood = recent.filter(browser_mark=browser).count() >= OF_A_BROWSER
        flood = flood or recent.filter(address_mark=address).count() >= OF_AN_ADDRESS
    if flood:
        raise Refusal(
            what=what, why=_("Trop de réclamations sont parties depuis cet appareil ou ce lieu, en une heure."),
            now_what=_("Celles qui sont enregistrées auront leur réponse. Sinon, appelez-nous : c’est gratuit."),
            who=_("Au guichet, quelqu’un vous reçoit sans rendez-vous."), status=429,
        )  # fmt: skip
