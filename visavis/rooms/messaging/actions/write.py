"""Write a message: the person asks, or the counsellor answers. One action, both sides."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.clock import end_of_day
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.agencies.door import agency, working_days_after
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.messaging.facts import MessageAnswered, MessageWritten
from visavis.rooms.messaging.models import Message
from visavis.rooms.messaging.permissions import may_write

ANSWER_WITHIN_WORKING_DAYS = 2
LONGEST = 5000


def write(*, file_id: UUID, text: str, from_person: bool, now: datetime, by: Actor, channel: Channel) -> UUID:
    """Add a message to the file's thread and return its id.

    From the person: the clock of the answer starts (two working days of her agency, until midnight there).
    From a counsellor: what waited is answered. A desk note of the person's words is `from_person` with the
    counsellor as `by` and `channel=desk`. Refuses an empty text and one over 5,000 characters.
    """
    if reason := may_write(by, file_id):
        raise Refusal(what=_("Le message n'est pas parti."), why=reason, status=403)
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise Refusal(
            what=_("Le message n'est pas parti."),
            why=_("Il doit avoir entre 1 et 5 000 caractères."),
            field="text",
        )
    message = Message(
        file_id=file_id,
        sealed=seal(file_id, text),
        from_person=from_person,
        account_id=by.account_id,
        channel=channel,
        sent_at=now,
    )
    publish_one = _ask if from_person else _answer
    publish_one(message, now=now, by=by, channel=channel)
    return message.id


def _ask(message: Message, *, now: datetime, by: Actor, channel: Channel) -> None:
    agency_id = agency_id_of(message.file_id)
    if agency_id is None:
        raise Refusal(
            what=_("Le message n'est pas parti."), why=_("Aucune agence ne suit encore ce dossier.")
        )
    place = agency(agency_id)
    due_on = working_days_after(place, place.local(now).date(), ANSWER_WITHIN_WORKING_DAYS)
    message.agency_id = agency_id
    message.answer_due_at = end_of_day(due_on, place.zone)
    message.save(force_insert=True)
    publish(
        MessageWritten(
            **header(now=now, by=by, channel=channel, file_id=message.file_id, agency_id=agency_id),
            message_id=message.id,
            answer_due_at=message.answer_due_at,
        )
    )


def _answer(message: Message, *, now: datetime, by: Actor, channel: Channel) -> None:
    waiting = Message.objects.filter(file_id=message.file_id, answer_due_at__isnull=False, answered_at=None)
    late = waiting.filter(answer_due_at__lt=now).exists()
    waiting.update(answered_at=now)
    message.save(force_insert=True)
    publish(
        MessageAnswered(
            **header(
                now=now,
                by=by,
                channel=channel,
                file_id=message.file_id,
                agency_id=agency_id_of(message.file_id),
            ),
            message_id=message.id,
            late=late,
        )
    )
