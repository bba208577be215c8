"""How mandates are told in the file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from visavis.rooms.mandates.kinds import Kind, Way


def asked(details: dict[str, Any]) -> str:
    return _("Mandat préparé (%(kind)s) ; il n’ouvre rien avant votre accord") % {"kind": _kind(details)}


def given(details: dict[str, Any]) -> str:
    ways = {Way.JUDGEMENT: _("par la décision du juge")}
    how = ways.get(details["way"], _("avec votre accord"))
    return _("Mandat donné (%(kind)s), %(how)s") % {"kind": _kind(details), "how": how}


def ended(details: dict[str, Any]) -> str:
    return _("Mandat arrêté (%(kind)s) : il n’ouvre plus rien") % {"kind": _kind(details)}


def timed(details: dict[str, Any]) -> str:
    return _("Temps d’aide noté : %(minutes)d minutes") % {"minutes": details["minutes"]}


def _kind(details: dict[str, Any]) -> str:
    label = str(Kind(details["kind"]).label)
    return label[:1].lower() + label[1:]
