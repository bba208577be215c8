"""Reading an id out of an address or a form: lists are paged by links that name the last row shown."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404


def id_in(address: Mapping[str, str], name: str) -> UUID | None:
    """The id in an address; None when there is none or it is not one: a list then shows its first page."""
    try:
        return UUID(address.get(name, ""))
    except ValueError:
        return None


def id_sent(form: Mapping[str, str], name: str) -> UUID | None:
    """The id a form sends; None when it sends none. 404 when it is not one: an act never guesses what was meant."""
    found = id_in(form, name)
    if found is None and form.get(name):
        raise Http404(name)
    return found
