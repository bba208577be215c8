"""What a person receives when somebody outside her team opened her file: who, when, why, and how to contest."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.names import name_of
from visavis.foundation.letters.message import Message
from visavis.foundation.letters.short import fitting
from visavis.foundation.letters.writing import Sent, send
from visavis.foundation.vault import unseal
from visavis.foundation.words.show import moment
from visavis.rooms.agencies.door import agency
from visavis.rooms.vigilance.models import BrokenGlass


def on_broken(glass_id: UUID, now: datetime) -> Sent | None:
    """Told by the person's own channels, at once."""
    glass = BrokenGlass.objects.filter(id=glass_id).first()
    if glass is None:
        return None
    who, place = name_of(glass.account_id), agency(glass.agency_id).name
    opened = _(
        "%(name)s (%(agency)s) a ouvert votre dossier %(moment)s, pour une heure. Ce n’est pas votre équipe."
    )
    said = [
        opened % {"name": who, "agency": place, "moment": moment(glass.at)},
        _("La raison écrite : « %(reason)s »")
        % {"reason": unseal(glass.file_id, bytes(glass.sealed_reason))},
        _(
            "La direction de votre agence est prévenue et relit cette ouverture. "
            "Tout ce qui a été lu est dans la page « Qui a ouvert mon dossier »."
        ),
    ]
    sms = _(
        "Vis-à-vis : %(name)s a ouvert votre dossier, hors de votre équipe. "
        "La raison est dans votre espace et au guichet."
    )
    message = Message(
        name="vigilance.glass", subject=_("Votre dossier a été ouvert par une autre équipe"), text="\n\n".join(said),
        sms=fitting(sms % {"name": who}), signatory=_("La protection des données"),
        disagree=_("Cette lecture vous étonne ? Contestez-la au guichet, par téléphone, par écrit ou en ligne."),
    )  # fmt: skip
    return send(glass.file_id, message, occasion=glass.id, now=now)
