"""Who had received a wrong datum, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

_KINDS = {
    "helper": lambda: _("la personne qui vous aide"),
    "partner": lambda: _("un partenaire"),
    "employer": lambda: _("un employeur"),
    "computation": lambda: _("le calcul de vos droits, qui dit qu’il est à refaire"),
}


def recipient_words(kind: str, name: str) -> str:
    """A name when there is one the reader may know, else what it is."""
    return name or _KINDS.get(kind, lambda: kind)()
