"""Who may do what here. Each function gives a reason when it refuses, None when it allows."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role

TYPISTS = {Role.COUNSELLOR, Role.MANAGER, Role.SERVICE}


def may_declare(by: Actor, file_id: UUID) -> str | None:
    """The person tells her own month, or a counsellor types it with her."""
    if by.file_id == file_id or by.role in TYPISTS:
        return None
    return _("Seule la personne, ou un conseiller avec elle, dit son mois.")
