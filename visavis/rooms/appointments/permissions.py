"""Who may do what with appointments. Each function gives a reason when it refuses, None when it allows."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role

DESK = frozenset({Role.COUNSELLOR, Role.MANAGER})
ONESELF = frozenset({Role.PERSON, Role.VISITOR, Role.HELPER})


def may_hold(by: Actor, file_id: UUID) -> str | None:
    """Book, move, cancel, prepare: the person for herself, or a counsellor with her, at the desk or by phone."""
    if by.role in DESK or by.role == Role.SERVICE:
        return None
    if by.role in ONESELF and by.file_id == file_id:
        return None
    return _("Ce rendez-vous est celui d’une autre personne.")


def may_open_slots(by: Actor, agency_id: UUID) -> str | None:
    """Counsellors and managers open slots in their own agency."""
    if by.role == Role.SERVICE or (by.role in DESK and by.agency_id == agency_id):
        return None
    return _("Seule l’agence ouvre ses créneaux.")
