"""Opening accounts: for a person, when she has a file; for staff and employers, by an administrator."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from visavis.foundation.identity.actor import Role
from visavis.foundation.identity.models import Account, CodeCard


def open_account(
    *,
    login: str,
    role: Role,
    public_name: str,
    now: datetime,
    agency_id: UUID | None = None,
    file_id: UUID | None = None,
    organisation_id: UUID | None = None,
) -> Account:
    """The account of this login, made when new. It opens with nothing until a card or a password is given."""
    values: dict[str, Any] = {
        "role": role,
        "public_name": public_name,
        "agency_id": agency_id,
        "file_id": file_id,
        "organisation_id": organisation_id,
        "made_at": now,
        "password": "!",
    }
    account, _ = Account.objects.get_or_create(login=login.strip().lower(), defaults=values)
    return account


def forget(file_id: UUID, now: datetime) -> None:
    """Close the account of an erased file: no name, no card, no way in; its id stays for the journal."""
    account = Account.objects.filter(file_id=file_id).first()
    if account is None:
        return
    CodeCard.objects.filter(account=account).delete()
    account.login, account.public_name, account.password = f"erased-{account.id.hex[:30]}", "", "!"
    account.closed_at, account.closed_because = now, "erased"
    account.save(update_fields=["login", "public_name", "password", "closed_at", "closed_because"])
