"""Handing letters to the outside: the first of the person's channels that takes it, once."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from visavis.foundation.clock import now
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Channel
from visavis.foundation.jobs import Retry, job
from visavis.foundation.letters.facts import LetterHanded, LetterWaitsAtDesk
from visavis.foundation.letters.message import Address
from visavis.foundation.letters.models import Handing, Outcome, SentLetter
from visavis.foundation.letters.people import addresses_of
from visavis.foundation.outside.chosen import port
from visavis.foundation.outside.ports import Attachment, Parcel, Undeliverable, Unreachable
from visavis.foundation.requests.codes import show_code
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.vault import unseal, unseal_bytes

PATIENCE = timedelta(hours=24)
_PORTS = {Channel.MAIL: "mail", Channel.SMS: "sms", Channel.PAPER: "post"}


@job("letters.hand_over", retry=Retry(times=40))
def hand_over(*, file_id: UUID, letter_id: UUID) -> None:
    """Try the person's channels in her order; what none can carry waits at the desk.

    A channel that is down is tried again for 24 hours, then the next one is taken.
    """
    letter = SentLetter.objects.get(id=letter_id, file_id=file_id)
    done = letter.handings.filter(outcome__in=[Outcome.HANDED, Outcome.AT_DESK])
    if done.exists():
        return
    for address in _wanted(letter):
        if _carry(letter, address):
            return
    _note(letter, Channel.DESK, Outcome.AT_DESK, real=True)
    publish(LetterWaitsAtDesk(**_header(letter, Channel.DESK), letter=letter.id))


def _wanted(letter: SentLetter) -> list[Address]:
    only = set(letter.channels.split(",")) - {""}
    return [it for it in addresses_of(letter.file_id) if not only or str(it.channel) in only]


def _carry(letter: SentLetter, address: Address) -> bool:
    """Hand the letter over by one channel. False when that channel never will take it."""
    parcel = _parcel(letter, address)
    if parcel is None:
        return False
    way = port(_PORTS[address.channel])
    try:
        way.carry(parcel)
    except Undeliverable:
        _note(letter, address.channel, Outcome.REFUSED, real=way.real)
        return False
    except Unreachable:
        if now() - letter.at < PATIENCE:
            raise
        _note(letter, address.channel, Outcome.REFUSED, real=way.real)
        return False
    _note(letter, address.channel, Outcome.HANDED, real=way.real)
    publish(LetterHanded(**_header(letter, address.channel), letter=letter.id, real=way.real))
    return True


def _parcel(letter: SentLetter, address: Address) -> Parcel | None:
    """What goes by this channel; None when the message has no form for it."""
    words = json.loads(unseal(letter.file_id, letter.words))
    reference = f"{letter.reference}-{letter.id.hex}"
    if address.channel == Channel.SMS:
        text = words["sms"]
        return Parcel(file_id=letter.file_id, reference=reference, to=address.to, text=text) if text else None
    sheet = unseal_bytes(letter.file_id, letter.sheet)
    name = f"vis-a-vis-{show_code(letter.reference)}.pdf"
    return Parcel(
        file_id=letter.file_id,
        reference=reference,
        to=address.to,
        subject=words["subject"],
        text=words["text"] if address.channel == Channel.MAIL else "",
        attachment=Attachment(name, "application/pdf", sheet),
    )


def _note(letter: SentLetter, channel: Channel, outcome: Outcome, *, real: bool) -> None:
    Handing(
        id=uuid7(),
        letter=letter,
        file_id=letter.file_id,
        channel=channel,
        outcome=outcome,
        real=real,
        at=now(),
    ).save(force_insert=True)


def _header(letter: SentLetter, channel: Channel) -> dict[str, Any]:
    return header(now=now(), by=SERVICE, channel=channel, file_id=letter.file_id)
