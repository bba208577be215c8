"""How corrections are told in the file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from visavis.rooms.rectification.data import data


def asked(details: dict[str, Any]) -> str:
    return _("Correction demandée : %(datum)s") % {"datum": _datum(details)}


def corrected(details: dict[str, Any]) -> str:
    return _("Donnée corrigée : %(datum)s") % {"datum": _datum(details)}


def refused(details: dict[str, Any]) -> str:
    return _("Correction refusée, avec une raison : %(datum)s") % {"datum": _datum(details)}


def _datum(details: dict[str, Any]) -> str:
    known = data().get(details["datum"])
    words = str(known.words) if known else details["datum"]
    return words[:1].lower() + words[1:]
