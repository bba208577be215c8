"""The account of a registered person: opened by a card of codes, without mail, telephone or password."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import Role
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.codes import new_code
from visavis.rooms.people.door import name_of


def account_for(file_id: UUID, now: datetime) -> Account:
    """The person's account, made when she has none. Its login is a code, never a name."""
    account = Account.objects.filter(file_id=file_id).first()
    if account:
        return account
    called = name_of(file_id).full
    return open_account(login=new_code(), role=Role.PERSON, public_name=called, now=now, file_id=file_id)
