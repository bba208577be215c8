"""How contestations are told in the file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from visavis.rooms.contestation.subjects import COMPLAINT


def opened(details: dict[str, Any]) -> str:
    return _("Réclamation reçue") if details["subject"] == COMPLAINT else _("Contestation ouverte")


def taken(details: dict[str, Any]) -> str:
    return _("Quelqu’un veille à ce que vous ayez une réponse")


def escalated(details: dict[str, Any]) -> str:
    return _("Notre réponse est en retard : la direction de l’agence s’en charge")


def answered(details: dict[str, Any]) -> str:
    outcomes = {
        "changed": _("vous aviez raison"),
        "partly": _("vous aviez raison en partie"),
        "kept": _("le résultat est maintenu"),
    }
    return _("Réponse à votre contestation : %(outcome)s") % {"outcome": outcomes.get(details["outcome"], "")}


def drawn(details: dict[str, Any]) -> str:
    return _("La réponse est tirée au sort : une autre personne la relit")


def looked(details: dict[str, Any]) -> str:
    if details["verdict"] == "agrees":
        return _("Une autre personne a relu la réponse et la confirme")
    return _("Une autre personne a relu la réponse et rouvre votre contestation")


def settled(details: dict[str, Any]) -> str:
    if details["computed"]:
        return _("Votre calcul contesté est refait")
    return _("Ce qui vous était promis après votre contestation est fait")
