"""What somebody looked for last. It may be a name or a number: sealed in her session, and out of every address."""

from __future__ import annotations

from django.http import HttpRequest

from visavis.foundation.vault.brief import seal_briefly, unseal_briefly

KEY = "sought"
LONGEST = 120


def keep(request: HttpRequest, typed: str) -> None:
    """Keep what was typed, for the page that shows what it finds and for the lists that go on."""
    request.session[KEY] = seal_briefly(typed.strip()[:LONGEST], KEY)


def sought(request: HttpRequest) -> str:
    """The words kept; nothing when nothing was looked for."""
    return unseal_briefly(str(request.session.get(KEY, "")), KEY) or ""
