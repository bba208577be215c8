"""How a person reads it in her file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def told_alerted(details: dict[str, Any]) -> str:
    """Only what is about one file: a namesake, a broken glass."""
    if details["kind"] == "glass":
        return _("La direction de votre agence est prévenue de cette ouverture, et la relit")
    return _("Une lecture de votre dossier est signalée : la direction de l’agence la regarde")


def told_settled(details: dict[str, Any]) -> str:
    return _("La direction de l’agence a relu la lecture signalée")


def told_broken(details: dict[str, Any]) -> str:
    return _(
        "Votre dossier est ouvert pour une heure par un agent d’une autre équipe, avec une raison écrite"
    )


def told_sheltered(details: dict[str, Any]) -> str:
    return _(
        "Les lectures de votre dossier sont suivies de plus près : celles sans lien avec vous sont signalées"
    )


def told_unsheltered(details: dict[str, Any]) -> str:
    return _("Les lectures de votre dossier sont suivies comme celles des autres")
