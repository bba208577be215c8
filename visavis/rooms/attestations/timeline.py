"""How what happens here is told in the person's file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def contract_stated(details: dict[str, Any]) -> str:
    return _("Contrat corrigé") if details["correction"] else _("Contrat noté")


def pay_stated(details: dict[str, Any]) -> str:
    return _("Salaires notés")


def contract_removed(details: dict[str, Any]) -> str:
    return _("Contrat retiré")
