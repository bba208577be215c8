"""Who pays whoever acts: a public agent says nothing, somebody of a subcontractor says so wherever her name stands."""

from __future__ import annotations

from django.utils.translation import gettext as _


def signed(name: str, employer: str) -> str:
    """The name as people read it: « Yasmine Roche, Accueil Plus, prestataire »; a public agent's name alone."""
    if not employer:
        return name
    words = {"name": name, "employer": employer}
    return (
        _("%(name)s, %(employer)s, prestataire") % words if name else _("%(employer)s, prestataire") % words
    )
