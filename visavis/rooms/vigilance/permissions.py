"""Who may break a glass, and who looks at what was noticed. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role


def may_break_glass(by: Actor) -> str | None:
    """Counsellors and heads of agencies; nobody who works for another company."""
    if by.role in {Role.COUNSELLOR, Role.MANAGER} and by.agency_id:
        return None
    return _("Seul un agent public d’une agence ouvre un dossier hors de son équipe.")


def may_settle(by: Actor, *, agency_id: UUID, account_id: UUID) -> str | None:
    """The head of the agency, never about herself; the data-protection officer everywhere."""
    if by.account_id == account_id:
        return _("Cette alerte parle de vos propres lectures : une autre personne la relit.")
    if by.role == Role.PROTECTION_OFFICER or (by.role == Role.MANAGER and by.agency_id == agency_id):
        return None
    return _("La direction de l’agence, ou la protection des données, relit cette alerte.")
