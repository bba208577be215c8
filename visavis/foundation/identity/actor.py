"""The actor: who does something, told to every action, to the journal and to the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from visavis.foundation.database.identity import present, seen_as
from visavis.foundation.identity.employers import signed


class Role(StrEnum):
    """In what capacity somebody acts. One account, one role."""

    VISITOR = "visitor"
    PERSON = "person"
    HELPER = "helper"
    COUNSELLOR = "counsellor"
    MANAGER = "manager"
    EMPLOYER = "employer"
    PARTNER = "partner"
    TRAINER = "trainer"
    SUBCONTRACTOR = "subcontractor"
    MEDIATOR = "mediator"
    DELEGATE = "delegate"
    PROTECTION_OFFICER = "protection_officer"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"
    SERVICE = "service"


STAFF = frozenset(
    {
        Role.COUNSELLOR,
        Role.MANAGER,
        Role.SUBCONTRACTOR,
        Role.MEDIATOR,
        Role.DELEGATE,
        Role.PROTECTION_OFFICER,
        Role.INSPECTOR,
        Role.ADMINISTRATOR,
    }
)

# Those outside the service whom a person can let read, or act: never more than she says.
OUTSIDE = frozenset({Role.HELPER, Role.PARTNER, Role.EMPLOYER, Role.TRAINER})


class Channel(StrEnum):
    """By which door an act came in. The observatory counts them; rights never depend on them."""

    WEB = "web"
    PHONE = "phone"
    DESK = "desk"
    PAPER = "paper"
    SMS = "sms"
    MAIL = "mail"
    API = "api"
    HOME = "home"
    AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class Standing:
    """The mandate under which a helper acts: the number people say, and the families of acts it opens."""

    id: UUID
    number: str
    families: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts. `file_id` is the file this actor may see as her own (a person, or a visitor whose
    resume code was checked), or the file a helper has open under `mandate`; `agency_id` is where a
    member of staff works; `employer` names the subcontractor who pays her, '' for a public agent."""

    role: Role
    account_id: UUID | None = None
    name: str = ""
    employer: str = ""
    agency_id: UUID | None = None
    file_id: UUID | None = None
    organisation_id: UUID | None = None
    mandate: Standing | None = None

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF

    @property
    def signed(self) -> str:
        """The name that people read beside her acts."""
        return signed(self.name, self.employer)

    def with_file(self, file_id: UUID) -> Actor:
        """The same actor, once a file is known to be hers."""
        return replace(self, file_id=file_id)

    def under(self, mandate: Standing, file_id: UUID) -> Actor:
        """The same helper, with this person's file open under this mandate."""
        return replace(self, file_id=file_id, mandate=mandate)


VISITOR = Actor(role=Role.VISITOR)
SERVICE = Actor(role=Role.SERVICE, name="Vis-à-vis")


def _who(actor: Actor) -> dict[str, UUID | None]:
    return {
        "account": actor.account_id,
        "agency": actor.agency_id,
        "file": actor.file_id,
        "organisation": actor.organisation_id,
    }


def declare(actor: Actor) -> None:
    """Tell the database who acts, until the end of the transaction (`SET LOCAL`)."""
    present(actor.role, **_who(actor))


@contextmanager
def acting_as(actor: Actor) -> Iterator[Actor]:
    """One transaction (or a step of the running one) in which `actor` acts; the former comes back after.

    For jobs, commands and the few acts the service does on nobody's behalf.
    """
    with transaction.atomic(), seen_as(actor.role, **_who(actor)):
        yield actor
