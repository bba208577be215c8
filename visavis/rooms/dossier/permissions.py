"""Who may do what with a file. Each function gives a reason when it refuses, None when it allows."""

from __future__ import annotations

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role


def may_open_file(by: Actor, *, under_mandate: bool = False) -> str | None:
    """A person for herself, staff at the desk, or a helper with the mandate of this act, may open a new file."""
    if by.role in {Role.VISITOR, Role.COUNSELLOR, Role.MANAGER, Role.SERVICE}:
        return None
    if by.role == Role.HELPER and under_mandate:
        return None
    return _("Seule la personne, ou un agent à sa demande, ouvre un dossier.")


def may_merge(by: Actor) -> str | None:
    """Counsellors and managers may say that two files are one person's."""
    if by.role in {Role.COUNSELLOR, Role.MANAGER}:
        return None
    return _("Seul un agent peut réunir deux dossiers.")


def may_name_referent(by: Actor) -> str | None:
    """Counsellors and managers of the agency name who follows a person; so does the service at nobody's place."""
    if by.role in {Role.COUNSELLOR, Role.MANAGER, Role.SERVICE}:
        return None
    return _("Seule l’agence nomme le conseiller qui suit une personne.")


def may_erase(by: Actor) -> str | None:
    """The data-protection officer, or the service when the time of keeping is over."""
    if by.role in {Role.PROTECTION_OFFICER, Role.SERVICE}:
        return None
    return _("Seule la personne chargée de la protection des données efface un dossier.")
