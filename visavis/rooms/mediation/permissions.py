"""Who may ask the mediator, who may mediate, who answers for the service. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role


def may_refer(by: Actor, file_id: UUID) -> str | None:
    """The person, or staff who write down what she asks."""
    if by.file_id == file_id or by.role in {Role.COUNSELLOR, Role.MANAGER}:
        return None
    return _("Seule la personne saisit le médiateur, ou un agent à sa demande.")


def may_withdraw(by: Actor, file_id: UUID) -> str | None:
    """The person alone: nobody of the service ends what looks at the service."""
    return None if by.file_id == file_id else _("Seule la personne retire sa demande.")


def may_take(by: Actor) -> str | None:
    """A mediator, by name."""
    if by.role == Role.MEDIATOR and by.account_id:
        return None
    return _("Seul un médiateur ouvre une saisine.")


def may_mediate(by: Actor, mediator_id: UUID | None) -> str | None:
    """The mediator to whom this case was given, nobody else."""
    if refused := may_take(by):
        return refused
    return None if by.account_id == mediator_id else _("Cette saisine est suivie par un autre médiateur.")


def may_reply(by: Actor) -> str | None:
    """Whoever leads the agency answers a recommendation for the service."""
    if by.role in {Role.MANAGER, Role.ADMINISTRATOR} and by.account_id:
        return None
    return _("La direction répond elle-même aux recommandations.")
