"""How what happens here is told in the person's file; single answers are not worth a line."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def registration_resumed(details: dict[str, Any]) -> str:
    return _("Inscription reprise avec le code")


def card_given(details: dict[str, Any]) -> str:
    return _("Nouvelle carte de codes remise")


def question_answered(details: dict[str, Any]) -> str:
    return _("Une réponse de votre inscription est gardée")
