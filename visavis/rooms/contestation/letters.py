"""What a person receives about her contestation: the answer, then what it promised, by the channels she chose."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.letters.message import Message
from visavis.foundation.letters.short import fitting
from visavis.foundation.letters.writing import Sent, send
from visavis.foundation.words.show import moment
from visavis.rooms.contestation.queries import Contested, one

OUTCOMES = {
    "changed": lambda: _("**Vous aviez raison.**"),
    "partly": lambda: _("**Vous aviez raison en partie.**"),
    "kept": lambda: _("**Le résultat est maintenu.**"),
}


def on_answered(contestation_id: UUID, now: datetime) -> Sent | None:
    """Who read again, what she decided and why, both figures, and what follows."""
    contested = one(contestation_id)
    if contested is None or contested.answered_at is None:
        return None
    said = [_read_again(contested), _outcome(contested), contested.reason, *_figures(contested)]
    if contested.to_redo:
        promised = _("%(name)s, ou un collègue, refait le calcul avant %(moment)s. Vous le recevrez de même.")
        if contested.of_refusal:
            promised = _(
                "%(name)s, ou un collègue, fait la correction avant %(moment)s. Vous le recevrez de même."
            )
        said.append(promised % {"name": contested.answered_by, "moment": moment(contested.owed_at)})
    return _send(contested, "contestation.answered", contested.answered_by, said, now)


def on_settled(contestation_id: UUID, now: datetime) -> Sent | None:
    """What was promised is done."""
    contested = one(contestation_id)
    if contested is None or contested.redone_at is None:
        return None
    first = _("%(name)s a fait ce qui vous était promis après votre contestation (numéro %(number)s).")
    said = [first % {"name": contested.redone_by, "number": contested.number}, contested.redone]
    return _send(contested, "contestation.settled", contested.redone_by, [*said, *_figures(contested)], now)


def _outcome(contested: Contested) -> str:
    if contested.outcome == "kept" and contested.of_refusal:
        return _("**Le refus est maintenu.**")
    if contested.outcome == "kept" and not contested.computed:
        return _("**La lecture était nécessaire.**")
    return OUTCOMES[contested.outcome]()


def _read_again(contested: Contested) -> str:
    title = contested.subject.title if contested.subject else _("une ligne de votre dossier")
    words = _("%(name)s a relu ce que vous contestez : « %(title)s » (numéro %(number)s).")
    return words % {"name": contested.answered_by, "title": title, "number": contested.number}


def _figures(contested: Contested) -> list[str]:
    moved = _("%(title)s : %(before)s dans le calcul contesté, **%(after)s** maintenant.")
    same = _("%(title)s : **%(after)s**, comme avant.")
    return [
        (same if before == after else moved) % {"title": _name(title), "before": before, "after": after}
        for title, before, after in (contested.came_out.rows if contested.came_out else ())
    ]


def _name(title: str) -> str:
    """A question is quoted, a figure named."""
    return _("« %(title)s »") % {"title": title} if title.endswith("?") else title


def _send(contested: Contested, name: str, who: str, said: list[str], now: datetime) -> Sent:
    sms = _("Vis-à-vis : %(name)s vous a répondu. Lisez sa réponse dans votre espace ou au guichet.")
    message = Message(
        name=name,
        subject=_("La réponse à votre contestation"),
        text="\n\n".join(said),
        sms=fitting(sms % {"name": who}),
        disagree=_("Toujours pas d’accord ? Parlez-en au guichet : la suite existe, et elle est gratuite."),
        signatory=who,
    )
    return send(contested.file_id, message, occasion=contested.id, now=now)
