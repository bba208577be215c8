"""Who may ask and who decides. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role

DESK = frozenset({Role.COUNSELLOR, Role.MANAGER})


def may_ask(by: Actor, file_id: UUID) -> str | None:
    """The person, somebody who holds her mandate, or staff who write down what she says."""
    if by.file_id == file_id or by.role in DESK:
        return None
    return _("Seule la personne demande une correction, ou un agent à sa demande.")


def may_decide(by: Actor) -> str | None:
    """A human of the agency, never a machine."""
    if by.role in DESK and by.account_id:
        return None
    return _("Une correction est décidée par un agent, jamais par une machine.")
