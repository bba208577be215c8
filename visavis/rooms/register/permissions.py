"""Who may switch recommendations off and who may overrule a proposal. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role

FOLLOWERS = frozenset({Role.COUNSELLOR, Role.MANAGER})


def may_switch(by: Actor, file_id: UUID) -> str | None:
    """The person herself, or her counsellor at her wish."""
    if by.file_id == file_id or by.role in FOLLOWERS:
        return None
    return _("Seuls la personne et son conseiller font ce choix.")


def may_overrule(by: Actor) -> str | None:
    """A human who follows the person, never a machine."""
    if by.role in FOLLOWERS and by.account_id:
        return None
    return _("Seul un conseiller écrit une note qui passe avant une proposition.")
