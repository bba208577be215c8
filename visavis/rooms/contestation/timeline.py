"""How contestations are told in the file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def opened(details: dict[str, Any]) -> str:
    return _("Contestation ouverte")


def answered(details: dict[str, Any]) -> str:
    outcomes = {
        "changed": _("vous aviez raison"),
        "partly": _("vous aviez raison en partie"),
        "kept": _("le résultat est maintenu"),
    }
    return _("Réponse à votre contestation : %(outcome)s") % {"outcome": outcomes.get(details["outcome"], "")}


def settled(details: dict[str, Any]) -> str:
    if details["computed"]:
        return _("Votre calcul contesté est refait")
    return _("Ce qui vous était promis après votre contestation est fait")
