"""How the facts of the foundation are told in a person's file: letters and papers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from visavis.foundation.letters import facts as letter
from visavis.foundation.papers import facts as paper
from visavis.rooms.dossier.contributions import tell


def tell_foundation() -> None:
    """Give words to every fact of the foundation that is about a person."""
    for kind, words in {
        letter.LetterWritten: lambda _details: _("Un courrier vous a été écrit"),
        letter.LetterHanded: _handed,
        letter.LetterWaitsAtDesk: lambda _details: _("Un courrier vous attend au guichet"),
        paper.PaperReceived: lambda _details: _("Un papier a été reçu de vous"),
        paper.PaperKept: lambda _details: _("Votre papier est lisible et gardé"),
        paper.PaperRefused: lambda _details: _("Votre papier n’a pas pu être gardé"),
    }.items():
        tell(kind, words)


def _handed(details: dict[str, Any]) -> str:
    if details["real"]:
        return _("Un courrier vous a été envoyé")
    return _("Un courrier attend dans la boîte de départ")
