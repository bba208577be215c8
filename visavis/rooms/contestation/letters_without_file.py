"""What somebody without a file receives about her complaint, when she asked for it by letter or by mail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import override

from visavis.foundation.letters.message import Message
from visavis.foundation.letters.writing import Sent, send
from visavis.foundation.words.show import moment
from visavis.rooms.contestation.letters import OUTCOMES
from visavis.rooms.contestation.without_file import BY_LETTER, Complaint, one


def on_opened(complaint_id: UUID, now: datetime) -> Sent | None:
    """It came in: its number, who sees to it, by when."""
    found = _to_write(complaint_id)
    if found is None or found.answered_at:
        return None
    with override(found.language):
        return _send(found, "opened", _("Nous avons reçu votre réclamation"), [_promised(found)], now)


def on_escalated(complaint_id: UUID, now: datetime) -> Sent | None:
    """We are late: who has it now."""
    found = _to_write(complaint_id)
    if found is None or found.answered_at or found.escalated_at is None:
        return None
    with override(found.language):
        late = _(
            "Nous devions vous répondre avant %(moment)s (numéro %(number)s). **Nous sommes en retard.**"
        )
        said = [late % {"moment": moment(found.due_at), "number": found.number}]
        said.append(_("La direction de l’agence s’en charge maintenant."))
        return _send(found, "escalated", _("Notre réponse est en retard"), said, now)


def on_answered(complaint_id: UUID, now: datetime) -> Sent | None:
    """Who answers, what she decided and why, what she checked, what can still be done."""
    found = _to_write(complaint_id)
    if found is None or found.answered_at is None:
        return None
    with override(found.language):
        first = _("%(name)s répond à votre réclamation, numéro %(number)s.")
        said = [
            first % {"name": found.answered_by, "number": found.number},
            OUTCOMES[found.outcome]() if found.outcome != "kept" else _("**Nous ne changeons rien.**"),
            found.reason,
            _("Ce qui a été vérifié : %(what)s") % {"what": found.checked},
            _("Toujours pas d’accord ? Le médiateur regarde gratuitement, par courrier ou au guichet."),
        ]
        return _send(found, "answered", _("La réponse à votre réclamation"), said, now)


def on_reopened(complaint_id: UUID, now: datetime) -> Sent | None:
    """Chance chose the answer, and somebody else opened it again: who, why, who answers now, by when."""
    found = _to_write(complaint_id)
    if found is None or found.look is None or found.look.verdict != "reopens":
        return None
    with override(found.language):
        first = _("Notre réponse à votre réclamation, numéro %(number)s, a été tirée au sort et relue.")
        again = _("%(name)s n’est pas d’accord avec elle, et rouvre votre réclamation :")
        said = [
            first % {"number": found.number},
            again % {"name": found.look.looked_by},
            found.look.reason,
            _("Une autre personne vous répond avant **%(moment)s**.") % {"moment": moment(found.due_at)},
        ]
        return _send(found, "reopened", _("Votre réclamation est rouverte"), said, now)


def _to_write(complaint_id: UUID) -> Complaint | None:
    found = one(complaint_id)
    return found if found and found.way in BY_LETTER else None


def _promised(found: Complaint) -> str:
    words = _("Votre réclamation a le numéro **%(number)s**. %(who)s vous répond avant **%(moment)s**.")
    who = found.owner or _("Une personne")
    return words % {"number": found.number, "who": who, "moment": moment(found.due_at)}


def _send(found: Complaint, name: str, subject: str, said: list[str], now: datetime) -> Sent:
    message = Message(
        name=f"contestation.without_file_{name}",
        subject=subject,
        text="\n\n".join(said),
        language=found.language[:2],
    )
    return send(found.key, message, occasion=_occasion(found), now=now)


def _occasion(found: Complaint) -> UUID:
    """One letter of each kind; one more of each once it was opened again."""
    return uuid5(found.id, "again") if found.look and found.look.verdict == "reopens" else found.id
