"""What we ask of django-allauth: signing in and second factors, but no self-made accounts by e-mail."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from visavis.foundation.database.identity import knock


class NoSelfSignup(DefaultAccountAdapter):
    """Accounts are made by registering (a person) or by an administrator (staff), never by a sign-up form."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        super().pre_authenticate(request, **credentials)
        knock(str(credentials.get("username") or "").strip().lower())
