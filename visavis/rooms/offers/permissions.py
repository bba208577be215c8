"""Who may do what with an offer. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role

REVIEWERS = {Role.COUNSELLOR, Role.MANAGER}


def may_deposit(by: Actor, company_id: UUID | None) -> str | None:
    """The employer for its own company; a counsellor for any."""
    own = by.role == Role.EMPLOYER and company_id is not None and by.organisation_id == company_id
    if own or by.role in {*REVIEWERS, Role.SERVICE}:
        return None
    return _("Seul l’employeur dépose ses offres, ou un conseiller pour lui.")


def may_review(by: Actor) -> str | None:
    """A human of the service."""
    return None if by.role in REVIEWERS else _("Seule une personne du service décide d’une offre retenue.")
