"""Threads that move by themselves: both sides are told that something was said, never what."""

from __future__ import annotations

from uuid import UUID

from visavis.foundation.facts import Fact
from visavis.foundation.identity.actor import Actor, Role
from visavis.foundation.live import announce
from visavis.rooms.dossier.door import agency_id_of

THREAD = "thread"


def on_said(fact: Fact) -> None:
    """A message was written, answered or taken back."""
    announce(THREAD, fact.person)


def may_follow(by: Actor, file_id: UUID) -> bool:
    """Who may read the thread: the person, and staff to whom the database shows the file."""
    return by.role in {Role.PERSON, Role.COUNSELLOR, Role.MANAGER} and agency_id_of(file_id) is not None
