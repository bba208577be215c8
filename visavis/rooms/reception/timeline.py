"""How call-backs and visits are told in the person's file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from visavis.foundation.words.show import moment
from visavis.rooms.reception.motives import Motive


def told_asked(details: dict[str, Any]) -> str:
    return _("Vous avez demandé qu’on vous rappelle, promis avant %(when)s") % {
        "when": moment(datetime.fromisoformat(details["due_at"]))
    }


def told_tried(details: dict[str, Any]) -> str:
    said = ngettext(
        "Nous vous avons appelé, %(n)s essai", "Nous vous avons appelé, %(n)s essais", details["tries"]
    )
    return said % {"n": details["tries"]}


def told_made(details: dict[str, Any]) -> str:
    late = details["minutes_late"]
    if not late:
        return _("Nous nous sommes parlé au téléphone, à l’heure promise")
    said = ngettext(
        "Nous nous sommes parlé au téléphone, avec %(n)s minute de retard",
        "Nous nous sommes parlé au téléphone, avec %(n)s minutes de retard",
        late,
    )
    return said % {"n": late}


def told_taken(details: dict[str, Any]) -> str:
    return _("Quelqu’un s’occupe de vous rappeler")


def told_received(details: dict[str, Any]) -> str:
    motive = str(Motive(details["motive"]).label)
    said = ngettext(
        "Visite à l’agence, %(n)s minute : %(motive)s",
        "Visite à l’agence, %(n)s minutes : %(motive)s",
        details["minutes"],
    )
    return said % {"n": details["minutes"], "motive": motive[0].lower() + motive[1:]}
