"""Writing a letter: printed, sealed, kept as sent, then put in line for the person's channels."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from visavis.foundation.clock import day_at
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.foundation.jobs import later
from visavis.foundation.letters.facts import LetterWritten
from visavis.foundation.letters.jobs import hand_over
from visavis.foundation.letters.message import CARRIED, Message
from visavis.foundation.letters.models import SentLetter
from visavis.foundation.letters.parts import plain
from visavis.foundation.letters.people import letterhead_of
from visavis.foundation.letters.sheet import Letter, Letterhead, pdf
from visavis.foundation.letters.short import with_phone
from visavis.foundation.requests.codes import new_code, show_code
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.vault import seal, seal_bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that is kept: its id, the reference printed on it, and whether it is new."""

    id: UUID
    reference: str
    new: bool


def send(
    file_id: UUID,
    message: Message,
    *,
    occasion: UUID,
    now: datetime,
    channels: tuple[Channel, ...] = (),
) -> Sent:
    """Send a message to a person, by her channels in her order (or only by `channels`).

    `occasion` is the id of what it speaks of (an appointment, a fact): the same message on the same
    occasion is sent once, however often this is called. Done by the service itself, in the running
    transaction; the outside is reached by a job after the commit.
    """
    if unknown := set(channels) - set(CARRIED):
        raise ValueError(f"Nothing can be carried by {', '.join(sorted(unknown))}.")
    with acting_as(SERVICE):
        kept = _kept(file_id, message.name, occasion)
        if kept is None:
            try:
                with transaction.atomic():
                    return _write(file_id, message, occasion, now, channels)
            except IntegrityError:
                kept = SentLetter.objects.get(file_id=file_id, message=message.name, occasion=occasion)
        return Sent(kept.id, kept.reference, new=False)


def _kept(file_id: UUID, name: str, occasion: UUID) -> SentLetter | None:
    return SentLetter.objects.filter(file_id=file_id, message=name, occasion=occasion).first()


def _write(
    file_id: UUID, message: Message, occasion: UUID, now: datetime, channels: tuple[Channel, ...]
) -> Sent:
    reference = new_code()
    head = letterhead_of(file_id, message.language)
    head = replace(head, signatory=message.signatory or head.signatory)
    sheet = pdf(_letter(message, head, reference, now))
    words = json.dumps(_words(message, head, reference), ensure_ascii=False)
    letter = SentLetter(
        id=uuid7(), file_id=file_id, message=message.name, occasion=occasion, reference=reference,
        language=message.language, channels=",".join(channels), at=now,
        words=seal(file_id, words), words_sha256=hashlib.sha256(words.encode()).hexdigest(),
        sheet=seal_bytes(file_id, sheet), sheet_sha256=hashlib.sha256(sheet).hexdigest(),
    )  # fmt: skip
    letter.save(force_insert=True)
    publish(
        LetterWritten(
            **header(now=now, by=SERVICE, channel=Channel.AUTOMATIC, file_id=file_id),
            letter=letter.id,
            message=message.name,
        )
    )
    later(hand_over, file_id=file_id, letter_id=letter.id)
    return Sent(letter.id, reference, new=True)


def _letter(message: Message, head: Letterhead, reference: str, now: datetime) -> Letter:
    with override(message.language):
        day = date_format(day_at(now, head.zone), "j F Y")
        dated = gettext("%(town)s, le %(day)s") % {"town": head.town, "day": day}
    return Letter(
        title=plain(message.subject),
        parts=message.body(),
        head=head,
        reference=show_code(reference),
        dated=dated,
        moment=now,
        language=message.language,
        disagree=message.disagree,
    )


def _words(message: Message, head: Letterhead, reference: str) -> dict[str, str]:
    """What goes by mail and SMS, a human in each."""
    with override(message.language):
        human = gettext("En face de vous")
        label = gettext("Référence")
    ways = "\n".join(f"{it.title} : {' '.join(plain(line) for line in it.lines)}" for it in head.human)
    signed = f"{head.signatory}\n{label} {show_code(reference)}"
    text = f"{plain(message.text.strip())}\n\n{signed}\n\n{human}\n{ways}\n"
    said = plain(message.text.strip())
    return {
        "subject": plain(message.subject),
        "said": said,
        "text": text,
        "sms": with_phone(message.sms, head.phone),
    }
