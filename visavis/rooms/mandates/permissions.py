"""Who may give, take down, end and time. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role
from visavis.rooms.mandates.kinds import OF_A_PERSON, OF_STAFF, Kind

DESK = frozenset({Role.COUNSELLOR, Role.MANAGER})


def is_herself(by: Actor, file_id: UUID) -> bool:
    """The person of this file, and not somebody who has it open for her."""
    return by.role == Role.PERSON and by.file_id == file_id


def may_give(by: Actor, file_id: UUID, kind: str) -> str | None:
    """The person to somebody from outside; an agent writes down any kind. A helper never passes a mandate on."""
    if by.role in DESK:
        return None
    if not is_herself(by, file_id):
        return _("Seule la personne donne un mandat, ou un agent l’écrit avec elle.")
    if kind not in OF_A_PERSON:
        return _("Ce mandat se donne avec un agent, au guichet ou au téléphone.")
    return None


def may_begin(by: Actor, kind: str) -> str | None:
    """Who registers somebody without a file: an agent under her own mandate, a helper in her own capacity."""
    if by.account_id and by.role in DESK and kind in OF_STAFF:
        return None
    if by.account_id and by.role == Role.HELPER and kind in {*OF_A_PERSON, Kind.GUARDIAN}:
        return None
    return _("Ce genre de mandat ne va pas avec ce compte.")


def may_take_down(by: Actor) -> str | None:
    """An agent takes down the person's yes; by text message the person says it herself."""
    if by.role in DESK or (by.role == Role.PERSON and by.file_id):
        return None
    return _("Seul un agent note l’accord d’une personne.")


def may_end(by: Actor, file_id: UUID, holder: UUID) -> str | None:
    """The person, by any door; an agent at her word; the helper gives it back."""
    if is_herself(by, file_id) or by.role in DESK or by.role == Role.SERVICE:
        return None
    if by.account_id and by.account_id == holder:
        return None
    return _("Seule la personne arrête un mandat, ou un agent à sa demande.")


def may_welcome(by: Actor) -> str | None:
    """Helpers are welcomed at the desk."""
    return None if by.role in DESK else _("L’agence ouvre le compte de la personne qui aide.")
