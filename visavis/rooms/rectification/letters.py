"""What a person receives about a correction: before, after, who, why, who else was told."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.letters.message import Message
from visavis.foundation.letters.short import fitting
from visavis.foundation.letters.writing import Sent, send
from visavis.rooms.rectification.queries import Corrected, one


def on_decided(correction_id: UUID, now: datetime) -> Sent | None:
    """The decision, in words that can be shown to anybody."""
    found = one(correction_id)
    if found is None or found.decided_at is None:
        return None
    refused = found.outcome == "refused"
    said = _refused(found) if refused else _corrected(found)
    sms = (
        _(
            "Vis-à-vis : une correction est refusée, avec une raison. Lisez-la dans votre espace ou au guichet."
        )
        if refused
        else _("Vis-à-vis : une donnée de votre dossier est corrigée. Ce n’est pas vous ? Appelez-nous.")
    )
    message = Message(
        name="rectification.decided",
        subject=_("Votre demande de correction"),
        text="\n\n".join(each for each in said if each),
        sms=fitting(sms),
        disagree=_(
            "Vous n’êtes pas d’accord ? Contestez, au guichet, par téléphone, par lettre ou en ligne : "
            "une autre personne relit."
        ),
        signatory=found.decided_by,
    )
    return send(found.file_id, message, occasion=found.id, now=now)


def _corrected(found: Corrected) -> list[str]:
    words = _("Votre dossier est corrigé : %(datum)s (numéro %(number)s).")
    both = _("Avant : **%(before)s**. Maintenant : **%(after)s**.")
    told = _("Qui avait reçu l’ancienne donnée en est prévenu : %(told)s.")
    return [
        words % {"datum": _lower(found.words), "number": found.number},
        both % {"before": found.before or _("rien"), "after": found.after},
        found.reason,
        told % {"told": ", ".join(found.told)} if found.told else "",
        _("Ce n’est pas ce que vous vouliez ? Dites-le, nous le changeons."),
    ]


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _refused(found: Corrected) -> list[str]:
    words = _("%(name)s a lu votre demande (numéro %(number)s) et ne change pas ceci : %(datum)s.")
    return [
        words % {"name": found.decided_by, "number": found.number, "datum": _lower(found.words)},
        found.reason,
        _("Votre demande reste écrite dans votre dossier, à côté de cette donnée."),
    ]
