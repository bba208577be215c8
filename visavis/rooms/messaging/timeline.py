"""How messages are told in the person's file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def told_written(details: dict[str, Any]) -> str:
    return _("Vous avez écrit à votre agence")


def told_answered(details: dict[str, Any]) -> str:
    if details["late"]:
        return _("Votre agence vous a répondu, après l’heure promise")
    return _("Votre agence vous a écrit")


def told_withdrawn(details: dict[str, Any]) -> str:
    return _("Un message a été retiré par son auteur")
