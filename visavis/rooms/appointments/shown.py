"""A meeting in words, as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from visavis.foundation.vault import Shredded
from visavis.rooms.appointments.codes import code_of
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.appointments.motives import COMPANY, MODE_WORDS, NEEDS, Mode, motive_of
from visavis.rooms.appointments.queries import Meeting


@dataclass(frozen=True, slots=True)
class Shown:
    """A meeting with the words of its codes; `who` is the person's name on a counsellor's page."""

    meeting: Meeting
    mode: str | Promise
    motive: str | Promise
    needs: tuple[str | Promise, ...]
    company: str | Promise
    on_site: bool
    who: str = ""


def shown(held: Meeting, who: str = "") -> Shown:
    """The words of a meeting."""
    return Shown(
        meeting=held,
        mode=MODE_WORDS[held.mode],
        motive=motive_of(held.motive).words,
        needs=tuple(NEEDS[need] for need in held.needs if need in NEEDS),
        company=COMPANY.get(held.company, ""),
        on_site=held.mode == Mode.ON_SITE,
        who=who,
    )


def code_shown(appointment_id: UUID) -> str:
    """The code that moves or cancels it; empty once the file was erased."""
    try:
        return code_of(Appointment.objects.get(id=appointment_id))
    except Shredded:
        return ""
