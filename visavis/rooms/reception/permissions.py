"""Who may do what with call-backs and visits. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role

DESK = frozenset({Role.COUNSELLOR, Role.MANAGER})


def may_call(by: Actor, agency_id: UUID) -> str | None:
    """Counsellors and managers call the people who asked their agency."""
    if by.role in DESK and by.agency_id == agency_id:
        return None
    return _("Seule l’agence rappelle ceux qui le lui ont demandé.")


def may_receive(by: Actor, agency_id: UUID) -> str | None:
    """Whoever received somebody at her own agency says so."""
    if by.role in DESK and by.agency_id == agency_id:
        return None
    return _("Seule l’agence qui reçoit note la visite.")
