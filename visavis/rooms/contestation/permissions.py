"""Who may contest and who may answer. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role


def may_contest(by: Actor, file_id: UUID) -> str | None:
    """The person, signed in or by her resume code, or staff who write down what she says."""
    if by.file_id == file_id or by.role in {Role.COUNSELLOR, Role.MANAGER}:
        return None
    return _("Seule la personne conteste, ou un agent à sa demande.")


def may_answer(by: Actor, done_by: UUID | None = None) -> str | None:
    """A human of the agency, never a machine, and never the one whose act is contested (`done_by`)."""
    if done_by and by.account_id == done_by:
        return _("C’est votre propre lecture qui est contestée : une autre personne répond.")
    if by.role in {Role.COUNSELLOR, Role.MANAGER} and by.account_id:
        return None
    return _("Une contestation reçoit la réponse d’un agent, jamais d’une machine.")
