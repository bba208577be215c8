"""What a person receives about her meeting: that it is booked, moved, cancelled, and near."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from visavis.foundation.letters.message import Message
from visavis.foundation.letters.parts import plain
from visavis.foundation.letters.short import fitting
from visavis.foundation.letters.writing import Sent, send
from visavis.foundation.words.show import moment
from visavis.rooms.appointments.codes import code_of
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.appointments.motives import COMPANY, MODE_WORDS, NEEDS, Mode
from visavis.rooms.appointments.queries import Meeting, meeting


def on_booked(appointment_id: UUID, now: datetime) -> Sent | None:
    """The letter that says when, where, with whom, and how to change it. None when it no longer holds."""
    return _about(appointment_id, "appointments.booked", _("Votre rendez-vous est pris"), now)


def on_moved(appointment_id: UUID, now: datetime) -> Sent | None:
    """The same for the new time."""
    return _about(appointment_id, "appointments.moved", _("Votre rendez-vous a changé d’heure"), now)


def remind(appointment_id: UUID, name: str, now: datetime) -> Sent | None:
    """The reminder; `name` tells the one of two days before from the one of two hours before."""
    return _about(appointment_id, f"appointments.{name}", _("Votre rendez-vous approche"), now)


def on_cancelled(appointment_id: UUID, now: datetime) -> Sent | None:
    """The letter that says the meeting does not take place, and that it costs nothing."""
    row = Appointment.objects.filter(id=appointment_id).select_related("slot").first()
    if row is None:
        return None
    when = moment(row.starts_at)
    text = _(
        "Votre rendez-vous du **%(when)s** est annulé. Cela ne change rien à vos droits.\n\n"
        "Pour en prendre un autre : au guichet, par téléphone ou en ligne."
    ) % {"when": when}
    message = Message(
        name="appointments.cancelled",
        subject=_("Votre rendez-vous est annulé"),
        text=text,
        sms=_sms(
            _("Vis-à-vis : votre rendez-vous du %(when)s est annulé. Vos droits ne changent pas."), when
        ),
    )
    return send(row.file_id, message, occasion=row.id, now=now)


def _about(appointment_id: UUID, name: str, subject: str, now: datetime) -> Sent | None:
    held = meeting(appointment_id)
    if held is None:
        return None
    code = code_of(Appointment.objects.get(id=held.id))
    short_words = _("Vis-à-vis : rendez-vous %(when)s, %(how)s. Déplacer ou annuler : code %(code)s.")
    message = Message(
        name=name,
        subject=subject,
        text="\n\n".join(_paragraphs(held, code)),
        sms=_sms(short_words, moment(held.starts_at), how=_how(held), code=code),
    )
    # Each time of the meeting is an occasion of its own: moved twice, it is written twice, reminders too.
    return send(held.file_id, message, occasion=uuid5(held.id, held.starts_at.isoformat()), now=now)


def _how(held: Meeting) -> str:
    words = str(MODE_WORDS[held.mode])
    return words[0].lower() + words[1:]


def _paragraphs(held: Meeting, code: str) -> list[str]:
    said = [
        _("Vous rencontrez %(who)s le **%(when)s**. Comptez %(minutes)s minutes.")
        % {
            "who": held.counsellor or _("un conseiller"),
            "when": moment(held.starts_at),
            "minutes": held.minutes,
        },
        _where(held),
    ]
    if held.needs:
        prepared = ", ".join(str(NEEDS[need]).lower() for need in held.needs if need in NEEDS)
        said.append(_("Nous préparons pour vous : %(needs)s.") % {"needs": prepared})
    if held.company in COMPANY:
        said.append(_("Vous venez avec quelqu’un. C’est votre droit."))
    else:
        said.append(
            _("Vous pouvez venir avec quelqu’un : famille, association, syndicat. C’est votre droit.")
        )
    said.append(
        _(
            "Pour le déplacer ou l’annuler : au guichet, par téléphone ou en ligne, avec le code **%(code)s**. "
            "Annuler ne change rien à vos droits."
        )
        % {"code": code}
    )
    return said


def _where(held: Meeting) -> str:
    if held.mode == Mode.ON_SITE:
        place = {
            "place": held.place,
            "agency": held.at.name,
            "address": held.at.address,
            "access": held.at.access,
        }
        return (_("À l’agence %(agency)s, %(place)s, %(address)s. %(access)s") % place).strip()
    if held.mode == Mode.PHONE:
        return _("Par téléphone : nous vous appelons à cette heure.")
    if held.mode == Mode.HOME:
        return _("Chez vous ou dans un lieu proche : nous venons à cette heure.")
    return _("En vidéo. Si l’image coupe, nous vous appelons. Vous pouvez toujours venir sur place.")


def _sms(words: str, when: str, **rest: str) -> str:
    """The words when they fit one text message, else nothing: the letter or the mail says it all."""
    return fitting(plain(words % {"when": when, **rest}))
