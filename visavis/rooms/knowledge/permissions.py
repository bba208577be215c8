"""Who may write, rely and declare. A reason when refused, None when allowed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role

WRITERS = frozenset({Role.COUNSELLOR, Role.MANAGER})


def may_write(by: Actor) -> str | None:
    """Those who use the notes write them; each version is signed."""
    if by.role in WRITERS and by.account_id:
        return None
    return _("Seuls celles et ceux qui travaillent à l’agence écrivent ici.")


def may_declare(by: Actor) -> str | None:
    """The agency's management tells the training of its own groups."""
    if by.role == Role.MANAGER and by.agency_id:
        return None
    return _("Seule la direction d’une agence déclare la formation de ses équipes.")
