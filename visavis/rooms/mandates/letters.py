"""What a person receives about her mandates: the question by SMS, the yes, what was done in a day, the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Channel
from visavis.foundation.identity.names import name_of
from visavis.foundation.letters.message import Message
from visavis.foundation.letters.short import fitting, short
from visavis.foundation.letters.writing import Sent, send
from visavis.foundation.requests.codes import show_code
from visavis.foundation.words.show import day, moment
from visavis.rooms.mandates.queries import one
from visavis.rooms.mandates.values import Held, Help


def how_to_stop() -> str:
    """The four doors by which a mandate ends, in one step each."""
    return _(
        "Vous pouvez arrêter quand vous voulez, en une fois et sans raison : au guichet, par téléphone, dans votre "
        "espace, ou en envoyant STOP par SMS."
    )


def ask_yes(mandate_id: UUID, now: datetime) -> Sent | None:
    """The question, by SMS alone: the answer is one word."""
    found = one(mandate_id, now)
    if found is None:
        return None
    said = _(
        "%(name)s demande un mandat pour vous aider. Pour accepter, répondez OUI %(number)s. Sinon, rien."
    )
    words = said % {"name": found.holder[:30], "number": show_code(found.number)}
    message = Message(
        name="mandates.ask", subject=_("Voulez-vous donner ce mandat ?"), text=words, sms=fitting(words)
    )
    return send(found.file_id, message, occasion=found.id, now=now, channels=(Channel.SMS,))


def first_word(account_id: UUID) -> str:
    """The text message that asks somebody without a file, in the words of a telephone."""
    said = _(
        "Vis-à-vis, service de l’emploi. %(name)s veut vous inscrire, en votre nom. "
        "D’accord : répondez OUI. Sinon : STOP."
    )
    return short(said % {"name": name_of(account_id)[:40]})


def on_given(mandate_id: UUID, now: datetime) -> Sent | None:
    """Who may do what, until when, how it was said, how it stops."""
    found = one(mandate_id, now)
    if found is None:
        return None
    said = [_first(found), _acts(found), _kept(), how_to_stop()]
    sms = _("Vis-à-vis : %(name)s a un mandat pour vous aider (n° %(number)s). Pour arrêter : STOP.")
    return _send(found, "mandates.given", _("Vous avez donné un mandat"), said, sms, now)


def on_ended(mandate_id: UUID, now: datetime) -> Sent | None:
    """The mandate opens nothing any more."""
    found = one(mandate_id, now)
    if found is None:
        return None
    first = _(
        "Le mandat n° %(number)s de %(name)s est arrêté. **Il n’ouvre plus rien depuis le %(moment)s.**"
    )
    words = {"number": found.shown, "name": found.holder, "moment": moment(found.ended_at or now)}
    said = [first % words, _("Ce qui a été fait pour vous reste écrit dans votre dossier, avec son nom.")]
    if found.for_guardian:
        said.append(_after_guardian())
    sms = _("Vis-à-vis : le mandat n° %(number)s de %(name)s est arrêté.")
    return _send(found, "mandates.ended", _("Votre mandat est arrêté"), said, sms, now)


def of_a_day(file_id: UUID, on: date, done: Sequence[Help], now: datetime) -> Sent:
    """What was done for the person in one day, act by act: one letter a day at most."""
    lines = [
        _("%(moment)s : %(act)s, par %(name)s (mandat n° %(number)s).")
        % {"moment": moment(each.at), "act": each.words, "name": each.holder, "number": each.number}
        for each in done
    ]
    sms = _(
        "Vis-à-vis : quelqu’un a agi pour vous avec votre mandat. Lisez quoi dans votre espace ou au guichet."
    )
    message = Message(
        name="mandates.used",
        subject=_("Ce qui a été fait pour vous le %(day)s") % {"day": day(on)},
        text="\n\n".join([_("Avec votre mandat, on a fait ceci pour vous :"), *lines, how_to_stop()]),
        sms=fitting(sms),
        disagree=_("Vous n’étiez pas d’accord ? Dites-le au guichet ou au téléphone : une personne relit."),
    )
    return send(file_id, message, occasion=uuid5(NAMESPACE_URL, f"mandates:{file_id}:{on}"), now=now)


def _first(found: Held) -> str:
    words = _("**%(name)s peut agir pour vous jusqu’au %(moment)s** (mandat n° %(number)s ; %(how)s).")
    return words % {
        "name": found.holder, "moment": found.until_words, "number": found.shown, "how": found.way_words,
    }  # fmt: skip


def _acts(found: Held) -> str:
    return _("Pour ces actes seulement : %(acts)s.") % {"acts": " ; ".join(found.acts)}


def _kept() -> str:
    return _(
        "Rien ne vous est retiré : vous gardez votre accès entier. Chaque acte est écrit dans votre dossier."
    )


def _after_guardian() -> str:
    return _("La tutelle décidée par le juge n’en dépend pas : pour agir ici, il faudra revenir au guichet.")


def _send(found: Held, name: str, subject: str, said: list[str], sms: str, now: datetime) -> Sent:
    short = sms % {"name": found.holder[:40], "number": found.shown}
    message = Message(name=name, subject=subject, text="\n\n".join(said), sms=fitting(short))
    return send(found.file_id, message, occasion=found.id, now=now)
