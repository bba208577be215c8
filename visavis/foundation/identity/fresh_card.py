"""A card on its way to the printer: its codes stay in the session, sealed, until they are on paper."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.http import HttpRequest

from visavis.foundation.identity.models import Account
from visavis.foundation.vault.brief import seal_briefly, unseal_briefly

_KEPT = "fresh_card"


@dataclass(frozen=True, slots=True)
class FreshCard:
    """What is printed: the login, the name of whom it is for, and ten codes."""

    login: str
    name: str
    codes: tuple[str, ...]


def keep(request: HttpRequest, account: Account, codes: tuple[str, ...]) -> None:
    """Keep a fresh card for the next page of whoever made it."""
    card = json.dumps([account.login, account.public_name, *codes])
    request.session[_KEPT] = seal_briefly(card, str(request.user.pk))


def shown(request: HttpRequest) -> FreshCard | None:
    """The card that may still be shown."""
    sealed = request.session.get(_KEPT)
    card = unseal_briefly(sealed, str(request.user.pk)) if sealed else None
    if card is None:
        return None
    login, name, *codes = json.loads(card)
    return FreshCard(login, name, tuple(codes))


def forget(request: HttpRequest) -> None:
    """The card is on paper: nobody sees it again."""
    request.session.pop(_KEPT, None)
