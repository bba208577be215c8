"""A pytest plugin: what a test lays out before anybody acts, accounts and signed-in browsers, the service does.

Only where nobody is known: inside a request or `acting_as`, tests meet the same row policies as the service.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest


@pytest.fixture(autouse=True, scope="session")
def _accounts_are_laid_out_by_the_service() -> None:
    """`Account.objects.create(…)` and `client.force_login(…)` work in a test that says nothing about itself."""
    from django.test import Client

    from visavis.foundation.identity.models import Account, Accounts, CodeCard

    for owner, name in (
        (Account, "save"),
        (CodeCard, "save"),
        (Accounts, "get"),
        (Accounts, "get_or_create"),
        (Client, "force_login"),
    ):
        setattr(owner, name, _by_the_service_when_nobody_acts(getattr(owner, name)))


def _by_the_service_when_nobody_acts(method: Callable[..., Any]) -> Callable[..., Any]:
    from visavis.foundation.database.identity import presented
    from visavis.foundation.identity.actor import SERVICE, acting_as

    @wraps(method)
    def laid_out(*given: Any, **named: Any) -> Any:
        if presented()["role"] and method.__name__ != "force_login":
            return method(*given, **named)
        with acting_as(SERVICE):
            return method(*given, **named)

    return laid_out
