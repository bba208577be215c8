"""Names by account id: staff sign what they do by name; anybody else is named to those who may see the account."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from visavis.foundation.at_hand import kept


def names_of(accounts: Iterable[UUID | None]) -> dict[UUID, str]:
    """The public name of each account whose name the reader may know: staff always, others when she sees them."""
    wanted = frozenset(each for each in accounts if each)
    return kept(_names, wanted) if wanted else {}


def _names(accounts: frozenset[UUID]) -> dict[UUID, str]:
    wanted = list(accounts)
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, public_name from visavis_staff_names(%s::uuid[]) "
            "union select id, public_name from identity_account where id = any (%s::uuid[])",
            [wanted, wanted],
        )
        return dict(cursor.fetchall())


def name_of(account: UUID | None) -> str:
    """The public name of one account; '' when unknown, or not for this reader."""
    return names_of([account]).get(account, "") if account else ""
