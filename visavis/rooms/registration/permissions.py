"""Who may do what here. Each function gives a reason when it refuses, None when it allows."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role

AT_THE_DESK = {Role.COUNSELLOR, Role.MANAGER}


def may_answer(by: Actor, file_id: UUID) -> str | None:
    """A person answers for herself; a counsellor types what the person in front of her says."""
    if by.file_id == file_id or by.role in AT_THE_DESK | {Role.SERVICE}:
        return None
    return _("Seule la personne, ou un conseiller à côté d’elle, répond à ces questions.")


def may_give_card(by: Actor) -> str | None:
    """Cards are printed at the desk, for the person who stands there."""
    if by.role in AT_THE_DESK | {Role.SERVICE}:
        return None
    return _("Une nouvelle carte se fait au guichet, avec vous.")
