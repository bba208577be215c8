"""What a counsellor said of some offers for one person: it comes before the order of the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from visavis.rooms.dossier.door import PrevailingNote, prevailing_notes
from visavis.rooms.offers.models import State
from visavis.rooms.offers.queries import Shown, offers_listed
from visavis.rooms.offers.search import Asked
from visavis.rooms.people.door import humans_only

KIND, FIRST = "offer", "first"
MOST = 10

Said = Sequence[tuple[PrevailingNote, Shown]]


@dataclass(frozen=True, slots=True)
class ByHumans:
    """Offers a counsellor puts first, those she sets aside, each with her note; is the order of machines off?"""

    first: Said
    aside: Said
    humans_only: bool


def by_humans(file_id: UUID | None) -> ByHumans:
    """What humans said to this person; nothing for nobody's file."""
    notes = prevailing_notes(file_id, KIND)[:MOST]
    offers = {one.id: one for one in offers_listed([note.subject_id for note in notes])}
    said = [
        (note, offers[note.subject_id])
        for note in notes
        if note.subject_id in offers and offers[note.subject_id].state == State.SHOWN
    ]
    first = [each for each in said if each[0].stance == FIRST]
    return ByHumans(first, [each for each in said if each not in first], humans_only(file_id))


def obeying(asked: Asked, said: ByHumans) -> Asked:
    """The search that leaves out what a human placed herself, and orders by date alone where that is wished."""
    placed = frozenset(note.subject_id for note, _ in (*said.first, *said.aside))
    return replace(asked, by_date=said.humans_only, but=placed)


def note_on(file_id: UUID | None, offer_id: UUID) -> PrevailingNote | None:
    """What a human said of this offer to this person."""
    return next((note for note in prevailing_notes(file_id, KIND) if note.subject_id == offer_id), None)
