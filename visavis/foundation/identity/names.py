"""Names by account id: staff sign what they do, with the employer of whoever is not a public agent.

Anybody else is named to those who may see the account.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from visavis.foundation.at_hand import kept
from visavis.foundation.identity.employers import signed


def names_of(accounts: Iterable[UUID | None]) -> dict[UUID, str]:
    """The name of each account whose name the reader may know: staff always, others when she sees them.

    An act of a subcontractor is told as one wherever it is told: his employer's name is part of the signature.
    """
    wanted = frozenset(each for each in accounts if each)
    found = kept(_names, wanted) if wanted else {}
    return {each: signed(name, employer) for each, (name, employer) in found.items()}


def _names(accounts: frozenset[UUID]) -> dict[UUID, tuple[str, str]]:
    wanted = list(accounts)
    with connection.cursor() as cursor:
        cursor.execute(
            "select named.id, named.public_name, coalesce(paid.employer, '') from ("
            "select id, public_name from visavis_staff_names(%s::uuid[]) "
            "union select id, public_name from identity_account where id = any (%s::uuid[])) as named "
            "left join visavis_employers(%s::uuid[]) as paid using (id)",
            [wanted, wanted, wanted],
        )
        return {account: (name, employer) for account, name, employer in cursor.fetchall()}


def name_of(account: UUID | None) -> str:
    """The public name of one account; '' when unknown, or not for this reader."""
    return names_of([account]).get(account, "") if account else ""
