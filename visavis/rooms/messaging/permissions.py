"""Who may write and withdraw. A reason when refused, None when allowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role


def may_write(by: Actor, file_id: UUID) -> str | None:
    """The person in her own thread, and those who follow her."""
    if by.file_id == file_id or by.role in {Role.COUNSELLOR, Role.MANAGER}:
        return None
    return _("Seules la personne et l'équipe qui la suit écrivent ici.")


def may_withdraw(by: Actor, *, from_person: bool, author_id: UUID | None) -> str | None:
    """Each takes back only her own words; a helper, never the person's."""
    own = (
        from_person if by.file_id and not by.mandate else author_id is not None and author_id == by.account_id
    )
    return None if own else _("On ne retire que ses propres messages.")
