"""How a person is called and reached: all that other rooms may ask of this one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.vault import seal, unseal
from visavis.rooms.people.choices import humans_only, keep_choices
from visavis.rooms.people.finding import PersonName, exactly, find, key_of, same_family
from visavis.rooms.people.held import held
from visavis.rooms.people.models import Birth, ContactChannel, Name
from visavis.rooms.people.numbers import forget_number, keep_identity_number, masked, renew_mark
from visavis.rooms.people.streets import street_of

__all__ = [
    "Contact",
    "PersonName",
    "born_on",
    "contacts_of",
    "exactly",
    "find",
    "forget",
    "give_birth_date",
    "give_name",
    "held",
    "humans_only",
    "keep_choices",
    "keep_identity_number",
    "key_of",
    "masked",
    "name_of",
    "names_of",
    "reach_by",
    "renew_mark",
    "same_family",
    "street_of",
]


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a person: `kind` is letter, phone, sms, mail or desk."""

    kind: str
    address: str


def give_name(*, file_id: UUID, given: str, family: str, kind: str = "used", on: date) -> None:
    """Record how the person is called from `on`; the former name of this kind stays, dated."""
    given, family = given.strip(), family.strip()
    Name.objects.filter(file_id=file_id, kind=kind, to_on=None).update(to_on=on)
    Name.objects.create(
        file_id=file_id,
        kind=kind,
        given=given,
        family=family,
        key=key_of(f"{family} {given}").strip(),
        from_on=on,
    )


def names_of(file_ids: Iterable[UUID]) -> dict[UUID, PersonName]:
    """The present name of each file the reader may see (used name first, else birth name)."""
    rows = Name.objects.filter(file_id__in=list(file_ids), to_on=None).order_by("kind")
    found = {}
    for row in rows:
        if row.kind == Name.Kind.USED or row.file_id not in found:
            found[row.file_id] = PersonName(row.file_id, row.given, row.family)
    return found


def name_of(file_id: UUID) -> PersonName:
    """The present name; an empty family and the word "Personne" when none is visible."""
    return names_of([file_id]).get(file_id, PersonName(file_id, "Personne", ""))


def born_on(file_id: UUID) -> date | None:
    """The day of birth, when known."""
    return Birth.objects.filter(file_id__of=file_id).values_list("born_on", flat=True).first()


def give_birth_date(*, file_id: UUID, on: date) -> None:
    """Record or correct the day of birth."""
    Birth.objects.update_or_create(file_id=file_id, defaults={"born_on": on})


def reach_by(
    *, file_id: UUID, contacts: Sequence[Contact], on: date, now: datetime, by: Actor, channel: Channel
) -> None:
    """The person's ways to be reached from the day `on`, in her order; giving them is consenting to them."""
    ContactChannel.objects.filter(file_id=file_id, to_on=None).update(to_on=on)
    for rank, contact in enumerate(contacts, start=1):
        ContactChannel.objects.create(
            file_id=file_id,
            rank=rank,
            kind=contact.kind,
            sealed_address=seal(file_id, contact.address),
            consented_at=now,
            from_on=on,
        )


def contacts_of(file_id: UUID) -> tuple[Contact, ...]:
    """How to reach the person now, first choice first; empty when she gave none (the desk remains)."""
    rows = ContactChannel.objects.filter(file_id=file_id, to_on=None).order_by("rank")
    return tuple(Contact(row.kind, unseal(file_id, row.sealed_address)) for row in rows)


def forget(file_id: UUID) -> None:
    """Erase names, birth, identity number and addresses of a file, the former ones too."""
    for table in (Name, Birth, ContactChannel):
        table.objects.filter(file_id=file_id).delete()
    forget_number(file_id)
