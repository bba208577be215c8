"""A message: written once, in the person's language, for every channel."""

from __future__ import annotations

from dataclasses import dataclass

from visavis.foundation.identity.actor import Channel
from visavis.foundation.letters.parts import Part, paragraphs, plain
from visavis.foundation.letters.short import short

CARRIED = (Channel.MAIL, Channel.SMS, Channel.PAPER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is said to one person on one occasion.

    `name` is the message's own name, `room.what` ("appointments.booked"). `text` is plain, its
    paragraphs separated by blank lines, figures between double stars. `sms` fits one text message
    (≤ 160 GSM characters; accents it cannot carry are dropped); empty, the message never goes by SMS.
    `letter` is the body of the printed letter; empty, it is made of `text`. `disagree` replaces the
    standing words under "Si vous n'êtes pas d'accord"; `signatory` replaces the letterhead's.
    """

    name: str
    subject: str
    text: str
    sms: str = ""
    letter: tuple[Part, ...] = ()
    disagree: str = ""
    signatory: str = ""
    language: str = "fr"

    def __post_init__(self) -> None:
        if not self.subject.strip() or "\n" in self.subject or len(self.subject) > 120:
            raise ValueError("A message has a subject: one line of 120 characters at most.")
        if not self.text.strip():
            raise ValueError("A message says something: its text is empty.")
        object.__setattr__(self, "sms", short(plain(self.sms)))

    def body(self) -> tuple[Part, ...]:
        """The body of the printed letter."""
        return self.letter or paragraphs(self.text)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person can be reached: `to` is a mail address, a number (+33…) or address lines."""

    channel: Channel
    to: str
    consent: bool = True

    def __post_init__(self) -> None:
        if self.channel not in CARRIED:
            raise ValueError(f"Nothing can be carried by {self.channel}.")
