"""The counsellor's home moves by itself: what the people she follows expect of her."""

from __future__ import annotations

from uuid import UUID

from visavis.foundation.facts import Fact
from visavis.foundation.identity.actor import Actor, Role
from visavis.foundation.live import announce
from visavis.rooms.dossier.door import referents
from visavis.rooms.dossier.facts import ReferentNamed

DESK = "desk"


def on_expected(fact: Fact) -> None:
    """A person wrote, was answered, or took her words back: whoever follows her sees it at home."""
    if fact.person:
        announce(DESK, *(each.account_id for each in referents(fact.person) if each.to_on is None))


def on_named(fact: ReferentNamed) -> None:
    """One more person on the new counsellor's page."""
    announce(DESK, fact.referent_id)


def may_follow(by: Actor, account_id: UUID) -> bool:
    """Her own home only."""
    return by.role == Role.COUNSELLOR and by.account_id == account_id
