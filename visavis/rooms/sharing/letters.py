"""What a person receives: which partner reads what until when, and the notice before a stopped use goes on."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.letters.message import Message
from visavis.foundation.letters.short import fitting
from visavis.foundation.letters.writing import Sent, send
from visavis.foundation.words.show import day
from visavis.rooms.sharing.models import Restriction
from visavis.rooms.sharing.queries import of_file, stopped_uses


def on_agreed(file_id: UUID, agreement_id: UUID, now: datetime) -> Sent | None:
    """Who, what, until when, how it stops."""
    found = next((each for each in of_file(file_id, now, most=1000) if each.id == agreement_id), None)
    if found is None or not found.holds:
        return None
    first = _("%(partner)s peut lire ceci de votre dossier, jusqu’au **%(day)s** : %(parts)s.")
    said = [
        first
        % {"partner": found.partner, "day": day(found.until_at), "parts": ", ".join(found.parts).lower()},
        _("Chaque lecture est écrite dans votre dossier."),
        _(
            "Vous arrêtez quand vous voulez, en une fois : au guichet, par téléphone, dans votre espace "
            "ou par SMS (STOP)."
        ),
    ]
    sms = _("Vis-à-vis : %(partner)s peut lire une partie de votre dossier. Pour arrêter : STOP.")
    message = Message(
        name="sharing.agreed",
        subject=_("Vous laissez lire une partie de votre dossier"),
        text="\n\n".join(said),
        sms=fitting(sms % {"partner": found.partner[:40]}),
    )
    return send(file_id, message, occasion=agreement_id, now=now)


def on_announced(file_id: UUID, restriction_id: UUID, now: datetime) -> Sent | None:
    """What goes on, from which day, why, and that she may stop it again."""
    row = Restriction.objects.filter(id=restriction_id).first()
    found = next((each for each in stopped_uses(file_id) if row and each.code == row.use), None)
    if found is None or found.lift_at is None:
        return None
    first = _("Vous aviez fait arrêter ceci : %(use)s. **Cela reprend le %(day)s**, et pas avant.")
    said = [
        first % {"use": found.words.lower(), "day": day(found.lift_at)},
        _("%(name)s vous dit pourquoi : %(reason)s") % {"name": found.lifted_by, "reason": found.lift_reason},
        _("Vous pouvez l’arrêter de nouveau quand vous voulez, ou contester, sans donner de raison."),
    ]
    message = Message(
        name="sharing.announced",
        subject=_("Un arrêt que vous aviez demandé se termine"),
        text="\n\n".join(said),
        sms=fitting(
            _("Vis-à-vis : un arrêt que vous aviez demandé se termine dans 15 jours. Lisez pourquoi.")
        ),
        signatory=found.lifted_by,
    )
    return send(file_id, message, occasion=restriction_id, now=now)
