"""Hear a text message: OUI and the number says yes to a mandate, STOP ends every mandate at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.requests.codes import read_code
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.mandates.actions.consent import consent
from visavis.rooms.mandates.actions.end import end_all
from visavis.rooms.mandates.kinds import Kind, Way
from visavis.rooms.mandates.models import Mandate
from visavis.rooms.mandates.reach import mark_of, people_at
from visavis.rooms.mandates.values import Yes
from visavis.rooms.mandates.words_asked import heard

STOP = frozenset({"STOP", "ARRET", "ARRÊT", "FIN"})
YES = frozenset({"OUI", "YES"})


def hear(*, number: str, text: str, reference: str, now: datetime, by: Actor, channel: Channel) -> bool:
    """Do what the message says for whoever can be reached at this number. False: nothing of ours in it.

    Heard twice, it is done once. A number that several people share speaks for all of them when it says STOP,
    and for none but the one whose mandate is named when it says yes.
    """
    words = [word.strip(".,;:!?") for word in text.upper().split()] or [""]
    if words[0] not in STOP | YES:
        return False
    with acting_as(SERVICE):
        people = people_at(number)
        done = 0 if people else _first_word(number, words, reference, now)
    for file_id in people:
        herself = Actor(role=Role.PERSON, file_id=file_id)
        with acting_as(herself):
            if words[0] in STOP:
                done += end_all(file_id=file_id, now=now, by=herself, channel=Channel.SMS)
            else:
                done += _say_yes(file_id, words[1:], reference, now, herself)
    return bool(done)


def _first_word(number: str, words: list[str], reference: str, now: datetime) -> int:
    """The answer of somebody without a file, from a number that nobody known speaks from."""
    mark = mark_of(number)
    return 0 if mark is None else int(heard(mark, yes=words[0] in YES, reference=reference, now=now))


def _say_yes(file_id: UUID, words: list[str], reference: str, now: datetime, herself: Actor) -> int:
    """Consent to the mandate whose number is written; without a number, to the only one that waits."""
    rows = Mandate.objects.filter(file_id__of=file_id, consent=None, ending=None, until_at__gt=now)
    waiting = list(rows.exclude(kind=Kind.GUARDIAN).order_by("id"))
    named = read_code("".join(words))
    chosen = [each for each in waiting if each.number == named] if named else waiting
    if len(chosen) != 1:
        return 0
    yes = Yes(way=Way.SMS, sms_reference=reference)
    try:
        consent(mandate_id=chosen[0].id, yes=yes, now=now, by=herself, channel=Channel.SMS)
    except Refusal:
        return 0
    return 1
