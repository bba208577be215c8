"""Who may contest, answer, read an answer again. A reason when refused, None when allowed."""

from __future__ import annotations

from collections.abc import Container
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.decisions.remedies import Ground
from visavis.foundation.identity.actor import Actor, Role


def may_contest(by: Actor, file_id: UUID) -> str | None:
    """The person, signed in or by her resume code, or staff who write down what she says."""
    if by.file_id == file_id or by.role in {Role.COUNSELLOR, Role.MANAGER}:
        return None
    return _("Seule la personne conteste, ou un agent à sa demande.")


def may_answer(
    by: Actor, done_by: UUID | None = None, *, ground: Ground | None = None, first_by: UUID | None = None
) -> str | None:
    """A human of the agency, never a machine, never the one whose act is contested (`done_by`).

    `first_by` gave an answer that somebody else opened again: another person answers. What is said of the manner
    of somebody of the team is answered by whoever leads it.
    """
    if done_by and by.account_id == done_by:
        return _("C’est votre propre acte qui est contesté : une autre personne répond.")
    if first_by and by.account_id == first_by:
        return _("Votre réponse a été rouverte : une autre personne répond.")
    if by.role not in {Role.COUNSELLOR, Role.MANAGER} or not by.account_id:
        return _("Une contestation reçoit la réponse d’un agent, jamais d’une machine.")
    if ground and ground.by_head and by.role != Role.MANAGER:
        return _("C’est l’accueil par l’équipe qui est en cause : la direction de l’agence répond elle-même.")
    return None


def may_look_again(by: Actor, involved: Container[UUID | None]) -> str | None:
    """A human of the agency who neither answered nor did what was contested."""
    if by.role not in {Role.COUNSELLOR, Role.MANAGER} or not by.account_id:
        return _("Un agent relit, jamais une machine.")
    if by.account_id in involved:
        return _("Vous avez pris part à cette affaire : une autre personne relit.")
    return None
