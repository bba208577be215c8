"""Why a file may be opened. A short closed list, in the person's words."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from visavis.foundation.requests.codes import show_code


class Purpose(StrEnum):
    """The reasons a reader can give; the person sees them as `WORDS` says."""

    OWN_FILE = "own_file"
    REGISTER = "register"
    PREPARE_APPOINTMENT = "prepare_appointment"
    ANSWER_MESSAGE = "answer_message"
    CHECK_RIGHTS = "check_rights"
    ANSWER_CONTESTATION = "answer_contestation"
    CALL_BACK = "call_back"
    HELP_AT_DESK = "help_at_desk"
    FOLLOW_UP = "follow_up"
    PORTFOLIO = "portfolio"
    BREAK_GLASS = "break_glass"
    MANDATE = "mandate"
    MEDIATION = "mediation"
    SHARED = "shared"
    AUTOMATIC = "automatic"


WORDS = {
    Purpose.OWN_FILE: _("Vous-même"),
    Purpose.REGISTER: _("Vous inscrire"),
    Purpose.PREPARE_APPOINTMENT: _("Préparer le rendez-vous"),
    Purpose.ANSWER_MESSAGE: _("Répondre à votre message"),
    Purpose.CHECK_RIGHTS: _("Vérifier le calcul"),
    Purpose.ANSWER_CONTESTATION: _("Répondre à votre contestation"),
    Purpose.CALL_BACK: _("Vous rappeler"),
    Purpose.HELP_AT_DESK: _("Vous aider au guichet"),
    Purpose.FOLLOW_UP: _("Vous suivre"),
    Purpose.PORTFOLIO: _("Voir la liste des personnes suivies"),
    Purpose.BREAK_GLASS: _("Ouverture hors de l’équipe, avec une raison écrite"),
    Purpose.MANDATE: _("Vous aider, avec votre mandat"),
    Purpose.MEDIATION: _("Regarder ce que vous avez demandé au médiateur"),
    Purpose.SHARED: _("Lire ce que vous partagez"),
    Purpose.AUTOMATIC: _("Calcul automatique"),
}


def under_mandate(number: str) -> str:
    """How the journal writes a purpose that a mandate gives: with its number."""
    return f"{Purpose.MANDATE}:{number}"


def in_words(purpose: str) -> str:
    """The purpose of a line of the journal, for the person."""
    code, _colon, number = purpose.partition(":")
    if number:
        return gettext("Vous aider, mandat n° %(number)s") % {"number": show_code(number)}
    return str(WORDS.get(code, code))
