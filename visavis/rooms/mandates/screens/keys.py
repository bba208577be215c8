"""The keys of a new helper on their way to the printer: sealed in the session until they are on paper."""

from __future__ import annotations

import json

from django.http import HttpRequest

from visavis.foundation.requests.codes import show_code
from visavis.foundation.vault.brief import seal_briefly, unseal_briefly
from visavis.rooms.mandates.actions.welcome import Keys

_KEPT = "helper_keys"
_CODE = "heard_code"


def keep(request: HttpRequest, made: Keys) -> None:
    """Keep fresh keys for the next page of whoever made them."""
    words = json.dumps([made.login, made.name, made.password, *made.codes])
    request.session[_KEPT] = seal_briefly(words, str(request.user.pk))


def shown(request: HttpRequest) -> dict[str, object] | None:
    """The keys that may still be shown."""
    sealed = request.session.get(_KEPT)
    words = unseal_briefly(sealed, str(request.user.pk)) if sealed else None
    if words is None:
        return None
    login, name, password, *codes = json.loads(words)
    return {"login": show_code(login.upper()), "name": name, "password": password, "codes": codes}


def forget(request: HttpRequest) -> None:
    """The keys are on paper: nobody sees them again."""
    request.session.pop(_KEPT, None)


def keep_code(request: HttpRequest, code: str) -> None:
    """Keep the code of who was heard for the next page."""
    request.session[_CODE] = seal_briefly(code, str(request.user.pk))


def code_once(request: HttpRequest) -> str | None:
    """The code to say now: the page after shows it no more."""
    sealed = request.session.pop(_CODE, None)
    return unseal_briefly(sealed, str(request.user.pk)) if sealed else None
