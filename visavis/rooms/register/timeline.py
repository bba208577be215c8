"""How these choices are told in the person's file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def switched_off(details: dict[str, Any]) -> str:
    return _("Recommandations éteintes : une personne vous oriente")


def switched_on(details: dict[str, Any]) -> str:
    return _("Recommandations rallumées")


def overruled(details: dict[str, Any]) -> str:
    if details["kind"] == "rights":
        return _("Votre conseiller a écrit une note qui passe avant le calcul de vos droits")
    if details["stance"] == "first":
        return _("Votre conseiller vous propose une offre")
    return _("Votre conseiller a mis une offre de côté pour vous")


def withdrawn(details: dict[str, Any]) -> str:
    return _("Votre conseiller a retiré une note")
