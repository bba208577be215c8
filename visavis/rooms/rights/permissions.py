"""Who may have rights computed. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role
from visavis.rooms.people.door import humans_only


def may_compute(by: Actor, file_id: UUID) -> str | None:
    """The person herself unless she wants no estimate by a machine, or those who follow her file."""
    if by.file_id == file_id:
        return may_estimate(by)
    if by.role in {Role.COUNSELLOR, Role.MANAGER}:
        return None
    return _("Seules la personne et l’équipe qui la suit font ce calcul.")


def may_estimate(by: Actor) -> str | None:
    """Anybody, but one who switched recommendations off: a counsellor computes with her."""
    if humans_only(by.file_id):
        return _("Vous avez éteint les recommandations : votre conseiller fait ce calcul avec vous.")
    return None


def may_freeze(by: Actor, file_id: UUID) -> str | None:
    """The person herself, or those who follow her file: freezing protects her, whatever she chose of machines."""
    if by.file_id == file_id or by.role in {Role.COUNSELLOR, Role.MANAGER}:
        return None
    return _("Seules la personne et l’équipe qui la suit figent ce calcul.")


def may_countersign(by: Actor) -> str | None:
    """A human of the agency, under her name."""
    if by.role in {Role.COUNSELLOR, Role.MANAGER} and by.account_id:
        return None
    return _("Un agent contresigne, jamais une machine.")
