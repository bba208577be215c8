"""A card on its way to the printer: its codes stay in the session, sealed, until the person has them."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from visavis.foundation.requests.codes import show_code
from visavis.foundation.vault import seal, unseal

_KEPT = "cards"


@dataclass(frozen=True, slots=True)
class Card:
    """What is printed: the name of the card and its ten codes."""

    login: str
    codes: tuple[str, ...]


def keep(request: HttpRequest, file_id: UUID, login: str, codes: tuple[str, ...]) -> None:
    """Keep a fresh card for the next page."""
    sealed = seal(file_id, json.dumps([show_code(login.upper()), *codes]))
    request.session[_KEPT] = {
        **request.session.get(_KEPT, {}),
        str(file_id): base64.b64encode(sealed).decode(),
    }


def shown(request: HttpRequest, file_id: UUID | None) -> Card | None:
    """The card that may still be shown."""
    kept = request.session.get(_KEPT, {}).get(str(file_id))
    if not kept or file_id is None:
        return None
    name, *codes = json.loads(unseal(file_id, base64.b64decode(kept)))
    return Card(name, tuple(codes))


def forget(request: HttpRequest, file_id: UUID | None) -> None:
    """The card is on paper: nobody sees it again."""
    request.session[_KEPT] = {
        key: kept for key, kept in request.session.get(_KEPT, {}).items() if key != str(file_id)
    }
