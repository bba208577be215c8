"""Opening and closing accounts: for a person, when she has a file; for staff and employers, by an administrator."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.db.models import F

from visavis.foundation.identity.actor import Role
from visavis.foundation.identity.models import Account, Browser, CodeCard
from visavis.foundation.requests.codes import new_code, show_code


def open_account(
    *,
    login: str,
    role: Role,
    public_name: str,
    now: datetime,
    agency_id: UUID | None = None,
    file_id: UUID | None = None,
    organisation_id: UUID | None = None,
    employer: str = "",
) -> Account:
    """The account of this login, made when new. It opens with nothing until a card or a password is given.

    `employer`: the subcontractor who pays a member of staff; '' for a public agent.
    """
    values: dict[str, Any] = {
        "role": role,
        "public_name": public_name,
        "agency_id": agency_id,
        "file_id": file_id,
        "organisation_id": organisation_id,
        "employer": employer.strip(),
        "made_at": now,
        "password": "!",
    }
    account, _ = Account.objects.get_or_create(login=login.strip().lower(), defaults=values)
    return account


def heads_of(agency_id: UUID) -> list[UUID]:
    """The accounts of those who lead an agency, in the order of their names."""
    heads = Account.objects.filter(agency_id=agency_id, role=Role.MANAGER, closed_at=None)
    return list(heads.order_by("public_name", "id").values_list("id", flat=True))


def forget(file_id: UUID, now: datetime) -> None:
    """Close the account of an erased file: no name, no card, no way in; its id stays for the journal."""
    account = Account.objects.filter(file_id=file_id).first()
    if account is None:
        return
    CodeCard.objects.filter(account=account).delete()
    Browser.objects.filter(account=account).delete()
    account.login, account.public_name, account.password = f"erased-{account.id.hex[:30]}", "", "!"
    account.closed_at, account.closed_because = now, "erased"
    account.save(update_fields=["login", "public_name", "password", "closed_at", "closed_because"])


def first_password(account: Account) -> str:
    """A password of 70 random bits, to be told once; its owner is led to change it as soon as she enters."""
    password = f"{show_code(new_code())}-{show_code(new_code())}".lower()
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    return password


def own_password(account: Account, password: str) -> None:
    """The password its owner has chosen. Raises `ValidationError` with what is wrong with it."""
    validate_password(password, account)
    account.set_password(password)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])


def close_account(account: Account, *, because: str, now: datetime) -> None:
    """Nobody enters with it any more; who sits there is out at the next page. What was done under it stays."""
    account.closed_at, account.closed_because = now, because[:40]
    account.save(update_fields=["closed_at", "closed_because"])


def leave_everywhere(account: Account) -> None:
    """Every browser signed in with this account is out at its next page."""
    Account.objects.filter(id=account.id).update(times_left_everywhere=F("times_left_everywhere") + 1)
    account.refresh_from_db(fields=["times_left_everywhere"])
