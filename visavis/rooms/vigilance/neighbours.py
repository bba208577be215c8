"""Who lives in the reader's own street: two keyed marks are compared, and no address of staff is kept.

What is compared is the street and the postcode of the letters a person receives; who gave no postal address has none.
"""

from __future__ import annotations

from uuid import UUID

from visavis.foundation.identity.actor import SERVICE, Actor, acting_as
from visavis.foundation.vault import blind_mark, blind_marks
from visavis.rooms.people.door import contacts_of, street_of
from visavis.rooms.vigilance.models import Street

PURPOSE = "vigilance.street"


def mark_of(address: str) -> str:
    """The keyed mark of the street of this address; '' when it names no street with its postcode."""
    street = street_of(address)
    return blind_mark(PURPOSE, street) if street else ""


def lives_near(file_id: UUID, by: Actor) -> bool:
    """Whether the person of the file has her letters sent to the street of this reader."""
    with acting_as(SERVICE):
        noted = Street.objects.filter(account_id=by.account_id).values_list("mark", flat=True).first()
        if noted is None:
            return False
        streets = {street_of(each.address) for each in contacts_of(file_id) if each.kind == "letter"}
    return any(noted in blind_marks(PURPOSE, street) for street in streets if street)
