"""How appointments are told in the person's file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from visavis.foundation.words.show import moment
from visavis.rooms.appointments.motives import MODE_WORDS


def _words(details: dict[str, Any]) -> dict[str, str]:
    how = str(MODE_WORDS.get(details["mode"], ""))
    return {"when": moment(datetime.fromisoformat(details["starts_at"])), "how": how[:1].lower() + how[1:]}


def told_booked(details: dict[str, Any]) -> str:
    return _("Rendez-vous pris pour le %(when)s, %(how)s") % _words(details)


def told_moved(details: dict[str, Any]) -> str:
    return _("Rendez-vous déplacé au %(when)s, %(how)s") % _words(details)


def told_cancelled(details: dict[str, Any]) -> str:
    return _("Rendez-vous du %(when)s annulé, sans conséquence") % _words(details)


def told_prepared(details: dict[str, Any]) -> str:
    return _("Ce qu’il faut préparer pour le rendez-vous est noté")
