"""Printed cards of ten one-time codes: made at the desk or at registration, shown once, kept as hashes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import transaction

from visavis.foundation.clock import now as present
from visavis.foundation.identity import tries
from visavis.foundation.identity.models import Account, CodeCard
from visavis.foundation.requests.codes import new_code, read_code, show_code

CODES = 10
# A code is 35 random bits and five tries close the door: the rounds protect a stolen table only, and ten
# codes have to be made while the person waits.
ROUNDS = 60_000
_hasher = PBKDF2PasswordHasher()


def make_card(
    account: Account, now: datetime | None = None, *, made_by: UUID | None = None
) -> tuple[str, ...]:
    """A new card of ten codes as people read them; the account's former card stops working.

    Whoever hands over a card knows whom: it also reopens a door that wrong tries had closed.
    """
    at = now or present()
    codes = tuple(new_code() for _ in range(CODES))
    CodeCard.objects.filter(account=account, revoked_at=None).update(revoked_at=at)
    hashes = [_hashed(code) for code in codes]
    CodeCard.objects.create(account=account, code_hashes=hashes, made_at=at, made_by=made_by)
    tries.reopen(account.login)
    return tuple(show_code(code) for code in codes)


def _hashed(code: str) -> str:
    return _hasher.encode(code, _hasher.salt(), ROUNDS)


def given(account: Account) -> bool:
    """Does the account have a card? One whose codes are all spent still counts: it is replaced, not forgotten."""
    return CodeCard.objects.filter(account=account, revoked_at=None).exists()


def left(account: Account) -> int:
    """How many codes of the present card are unspent."""
    card = CodeCard.objects.filter(account=account, revoked_at=None).order_by("-made_at").first()
    return len(card.code_hashes) - len(card.used) if card else 0


def spend(account: Account, typed: str) -> bool:
    """Use up one code of the account's card. False: not one of its codes, or already used."""
    code = read_code(typed)
    if code is None:
        return False
    with transaction.atomic():
        card = (
            CodeCard.objects.select_for_update()
            .filter(account=account, revoked_at=None)
            .order_by("-made_at")
            .first()
        )
        if card is None:
            return False
        for place, kept in enumerate(card.code_hashes):
            if place not in card.used and _hasher.verify(code, kept):
                card.used = [*card.used, place]
                card.save(update_fields=["used"])
                return True
    return False
