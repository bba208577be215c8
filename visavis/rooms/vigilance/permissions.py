"""Who may break a glass, and who looks at what was noticed. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role
from visavis.foundation.identity.models import Account


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


def may_note_street(by: Actor, account: Account | None) -> str | None:
    """The head of the agency for her own team, the data-protection officer for anybody; nobody for herself."""
    if by.role not in {Role.MANAGER, Role.PROTECTION_OFFICER} or by.account_id is None:
        return _("La direction de l’agence, ou la protection des données, note la rue d’un agent.")
    hers = account is not None and account.agency_id == by.agency_id and account.role != Role.MANAGER
    if account is None or (by.role == Role.MANAGER and not hers and account.id != by.account_id):
        return _(
            "Aucun agent de votre équipe n’entre avec ce mot. Celle des directions : la protection des données."
        )
    if account.id == by.account_id:
        return _("Une autre personne note votre rue : la protection des données.")
    return None


def may_shelter(by: Actor, *, agency_id: UUID | None) -> str | None:
    """The head of the agency that follows the person."""
    if by.role == Role.MANAGER and by.agency_id is not None and by.agency_id == agency_id:
        return None
    return _("La direction de l’agence qui suit la personne le décide.")
