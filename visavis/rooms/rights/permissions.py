"""Who may have rights computed. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role


def may_compute(by: Actor, file_id: UUID) -> str | None:
    """The person herself, or those who follow her file."""
    if by.file_id == file_id or by.role in {Role.COUNSELLOR, Role.MANAGER}:
        return None
    return _("Seules la personne et l’équipe qui la suit font ce calcul.")
