"""Opening accounts: for a person, when she has a file; for staff and employers, by an administrator."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from visavis.foundation.identity.actor import Role
from visavis.foundation.identity.models import Account


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
