"""The two things that matter on the home page, in the words of the rooms that know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.words.show import money, month
from visavis.rooms.appointments.door import MODE_WORDS, Mode, next_of
from visavis.rooms.rights.door import latest, what_changed


@dataclass(frozen=True, slots=True)
class Appointment:
    """When (local time), where and with whom."""

    starts_at: datetime
    where: str
    with_whom: str


def next_appointment(file_id: UUID) -> Appointment | None:
    """The next appointment; None when nothing is booked."""
    meeting = next_of(file_id, now())
    if meeting is None:
        return None
    where = (
        f"{meeting.at.address}, {meeting.place}"
        if meeting.mode == Mode.ON_SITE
        else str(MODE_WORDS[meeting.mode])
    )
    return Appointment(meeting.starts_at, where, meeting.counsellor)


@dataclass(frozen=True, slots=True)
class Rights:
    """What the latest computation says, in one sentence."""

    sentence: str


def rights(file_id: UUID) -> Rights | None:
    """The sentence of the latest computation; None when there is none."""
    kept = latest(file_id)
    if kept is None:
        return None
    figures = kept.result.figures
    if figures:
        words = _("Vos droits : %(amount)s par jour, jusqu’en %(month)s.") % {
            "amount": money(figures.daily_gross),
            "month": month(figures.last_paid_month),
        }
        stale = _("Votre dossier a changé depuis : à recalculer.") if what_changed(file_id, kept) else ""
        return Rights(f"{words} {stale}".strip())
    if kept.verdict == "no":
        return Rights(_("Pas de droit pour l’instant : ouvrez « Mes droits » pour savoir pourquoi."))
    return Rights(_("On ne peut pas encore dire vos droits : une personne décide."))
