"""Who may agree, take back and stop. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role

DESK = frozenset({Role.COUNSELLOR, Role.MANAGER})
PARTNERS = {Role.PARTNER: "partner", Role.EMPLOYER: "employer", Role.TRAINER: "trainer"}


def may_choose(by: Actor, file_id: UUID) -> str | None:
    """The person herself, or an agent who writes down what she says. Nobody else, whatever the mandate."""
    herself = by.role == Role.PERSON and by.file_id == file_id
    if herself or by.role in DESK or by.role == Role.SERVICE:
        return None
    return _("Seule la personne fait ce choix, ou un agent à sa demande.")


def may_end(by: Actor, file_id: UUID, partner: UUID) -> str | None:
    """The same, or the partner who gives it back."""
    return None if by.account_id == partner else may_choose(by, file_id)


def may_lift(by: Actor) -> str | None:
    """A human of the agency announces the end of a restriction, with a reason."""
    if by.role in DESK and by.account_id:
        return None
    return _("Seul un agent annonce la reprise, avec une raison.")
