"""What a meeting is about, how it takes place, what is prepared for it: closed lists, in the person's words.

Each motive has its cut-off times: how long before the meeting one may still book it, move it, cancel it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Mode(StrEnum):
    """How people meet. On site comes first, always."""

    ON_SITE = "on_site"
    PHONE = "phone"
    HOME = "home"
    VIDEO = "video"


MODE_WORDS: dict[str, str | Promise] = {
    Mode.ON_SITE: _("Sur place"),
    Mode.PHONE: _("Par téléphone"),
    Mode.HOME: _("Chez vous ou dans un lieu proche"),
    Mode.VIDEO: _("En vidéo"),
}
MODE_EFFECTS: dict[str, str | Promise] = {
    Mode.ON_SITE: _("Quelqu’un vous reçoit à l’agence."),
    Mode.PHONE: _("Quelqu’un vous appelle à cette heure. Vos droits restent les mêmes."),
    Mode.HOME: _("Si vous déplacer est difficile. Quelqu’un vient. Vos droits restent les mêmes."),
    Mode.VIDEO: _("Jamais imposée. La refuser ne change rien. Si l’image coupe, on vous appelle."),
}


@dataclass(frozen=True, slots=True)
class Motive:
    """One motive and its three notices."""

    code: str
    words: str | Promise
    book_notice: timedelta = timedelta(minutes=30)
    move_notice: timedelta = timedelta(hours=2)
    cancel_notice: timedelta = timedelta(0)


UNSAID = Motive("unsaid", _("Sans le dire d’avance"))
MOTIVES: dict[str, Motive] = {
    motive.code: motive
    for motive in (
        Motive("first_meeting", _("Un premier rendez-vous")),
        Motive("rights", _("Comprendre ou relire mes droits"), book_notice=timedelta(hours=2)),
        Motive("project", _("Parler de mon projet")),
        Motive("paperwork", _("Être aidé pour une démarche ou un papier")),
        UNSAID,
    )
}
# Somebody travels: a visit at home asks for a day, whatever the motive.
HOME_NOTICE = timedelta(hours=24)

NEEDS: dict[str, str | Promise] = {
    "interpreter": _("Un interprète"),
    "sign_language": _("La langue des signes"),
    "hearing_loop": _("Une boucle auditive"),
    "lift": _("Un accès sans marche"),
    "childcare": _("Une place pour mon enfant"),
    "escort": _("Qu’on vienne me chercher à l’entrée"),
}
NEED_EFFECTS: dict[str, str | Promise] = {
    "interpreter": _("arabe, turc, dari, ukrainien, ou autre"),
    "sign_language": _("sur place ou par visio-interprétation"),
    "childcare": _("un coin pour les enfants, près de vous"),
}
COMPANY: dict[str, str | Promise] = {
    "family": _("Quelqu’un de ma famille ou un ami"),
    "association": _("Une association"),
    "union": _("Un syndicat"),
    "other": _("Une autre personne"),
}


def motive_of(code: str) -> Motive:
    """The motive of a code; an unknown code is `UNSAID`."""
    return MOTIVES.get(code, UNSAID)


def book_notice(motive: Motive, mode: str) -> timedelta:
    """How long before the meeting one may still book it."""
    return max(motive.book_notice, HOME_NOTICE) if mode == Mode.HOME else motive.book_notice
