"""Lets a printed card alone open an account. A jobseeker's only: for all others it is the second step."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from visavis.foundation.database.identity import knock
from visavis.foundation.identity import cards
from visavis.foundation.identity.models import Account


class CardBackend(BaseBackend):
    """Django's authentication backend for `authenticate(…, card=True)`."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        card: bool = False,
        **others: Any,
    ) -> Account | None:
        if not card or not username or not password:
            return None
        knock(username)
        account = Account.objects.filter(login=username, closed_at=None).first()
        if account is None or account.needs_two_steps:
            return None
        return account if cards.spend(account, password) else None

    def get_user(self, user_id: Any) -> Account | None:
        return Account.objects.filter(id=user_id, closed_at=None).first()
