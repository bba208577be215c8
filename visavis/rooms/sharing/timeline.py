"""How sharing and stopping are told in the file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from visavis.foundation.words.show import day
from visavis.rooms.sharing.parts import KINDS
from visavis.rooms.sharing.uses import uses


def agreed(details: dict[str, Any]) -> str:
    return _("Vous laissez lire une partie de votre dossier : %(kind)s") % {
        "kind": _lower(KINDS, details["kind"])
    }


def ended(details: dict[str, Any]) -> str:
    return _("Partage arrêté, plus rien n’est lu : %(kind)s") % {"kind": _lower(KINDS, details["kind"])}


def stopped(details: dict[str, Any]) -> str:
    return _("Arrêté à votre demande : %(use)s") % {"use": _use(details)}


def resumed(details: dict[str, Any]) -> str:
    if details["announced"]:
        until = day(datetime.fromisoformat(details["lift_at"]))
        return _("Reprise annoncée pour le %(day)s : %(use)s") % {"day": until, "use": _use(details)}
    return _("Repris à votre demande : %(use)s") % {"use": _use(details)}


def _use(details: dict[str, Any]) -> str:
    known = uses().get(details["use"])
    words = str(known.words) if known else details["use"]
    return words[:1].lower() + words[1:]


def _lower(words: dict[str, Any], code: str) -> str:
    said = str(words.get(code, code))
    return said[:1].lower() + said[1:]
