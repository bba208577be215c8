"""What a person receives about her contestation: the answer, then what it promised, by the channels she chose."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from visavis.foundation.letters.message import Message
from visavis.foundation.letters.short import fitting
from visavis.foundation.letters.writing import Sent, send
from visavis.foundation.words.show import day, moment
from visavis.rooms.contestation.queries import Contested, one

OUTCOMES = {
    "changed": lambda: _("**Vous aviez raison.**"),
    "partly": lambda: _("**Vous aviez raison en partie.**"),
    "kept": lambda: _("**Le résultat est maintenu.**"),
}


def on_opened(contestation_id: UUID, now: datetime) -> Sent | None:
    """It came in: its number, who sees to it, our day and the law's, what stops meanwhile (CRPA, L112-3 and R112-5)."""
    contested = one(contestation_id)
    if contested is None or contested.answered_at:
        return None
    said = [_received(contested), _promised(contested), contested.stops, _silence(contested)]
    sms = _("Vis-à-vis : nous avons reçu votre contestation, numéro %(number)s. Une personne vous répond.")
    return _send(
        contested, "contestation.opened", _("Nous avons reçu votre contestation"), [*filter(None, said)], now,
        sms=sms % {"number": contested.number}, who=contested.owner,
    )  # fmt: skip


def on_escalated(contestation_id: UUID, now: datetime) -> Sent | None:
    """We are late: who has it now, and what the person can do without waiting for us."""
    contested = one(contestation_id)
    if contested is None or contested.answered_at or contested.escalated_at is None:
        return None
    first = _("Nous devions vous répondre avant %(moment)s (numéro %(number)s). **Nous sommes en retard.**")
    said = [
        first % {"number": contested.number, "moment": moment(contested.due_at)},
        _("%(name)s dirige l’agence et s’en charge maintenant.") % {"name": contested.owner}
        if contested.owner
        else "",
        _("Vous n’avez pas à attendre : le médiateur peut regarder dès aujourd’hui, gratuitement."),
    ]
    sms = _("Vis-à-vis : notre réponse est en retard. La direction de l’agence s’en charge.")
    subject = _("Notre réponse est en retard")
    return _send(
        contested, "contestation.escalated", subject, [*filter(None, said)], now, sms=sms, who=contested.owner
    )


def on_reopened(contestation_id: UUID, now: datetime) -> Sent | None:
    """Somebody else read the answer again and did not agree with it."""
    contested = one(contestation_id)
    if contested is None or contested.look is None or contested.look.verdict != "reopens":
        return None
    look = contested.look
    first = _("La réponse de %(first)s a été tirée au sort, et %(name)s l’a relue (numéro %(number)s).")
    said = [
        first % {"first": look.first_by, "name": look.looked_by, "number": contested.number},
        _("**Votre contestation est rouverte.** Vous n’avez rien à faire."),
        look.reason,
        _promised(contested),
    ]
    sms = _("Vis-à-vis : %(name)s a relu notre réponse et rouvre votre contestation.") % {
        "name": look.looked_by
    }
    subject = _("Votre contestation est rouverte")
    return _send(contested, "contestation.reopened", subject, said, now, sms=sms, who=look.looked_by)


def on_answered(contestation_id: UUID, now: datetime) -> Sent | None:
    """Who read again and what, what she decided and why, both figures, what follows, what can still be done."""
    contested = one(contestation_id)
    if contested is None or contested.answered_at is None:
        return None
    said = [
        _read_again(contested),
        _outcome(contested),
        contested.reason,
        _pieces(contested),
        *_figures(contested),
    ]
    if contested.to_redo:
        promised = _("%(name)s, ou un collègue, refait le calcul avant %(moment)s. Vous le recevrez de même.")
        if contested.of_refusal:
            promised = _(
                "%(name)s, ou un collègue, fait la correction avant %(moment)s. Vous le recevrez de même."
            )
        said.append(promised % {"name": contested.answered_by, "moment": moment(contested.owed_at)})
    if contested.steps:
        said.append(_("Toujours pas d’accord ? %(steps)s") % {"steps": " ".join(contested.steps)})
    subject = _("La réponse à votre contestation")
    return _send(contested, "contestation.answered", subject, said, now, who=contested.answered_by)


def on_settled(contestation_id: UUID, now: datetime) -> Sent | None:
    """What was promised is done."""
    contested = one(contestation_id)
    if contested is None or contested.redone_at is None:
        return None
    first = _("%(name)s a fait ce qui vous était promis après votre contestation (numéro %(number)s).")
    said = [first % {"name": contested.redone_by, "number": contested.number}, contested.redone]
    subject = _("La réponse à votre contestation")
    said += _figures(contested)
    return _send(contested, "contestation.settled", subject, said, now, who=contested.redone_by)


def _received(contested: Contested) -> str:
    words = _("Nous avons reçu ce que vous nous dites : « %(title)s ». **Votre numéro : %(number)s.**")
    return words % {"title": contested.title, "number": contested.number}


def _promised(contested: Contested) -> str:
    if not contested.owner:
        words = _("Une personne vous répond par écrit, avec une raison, avant %(moment)s.")
        return words % {"moment": moment(contested.due_at)}
    words = _("%(name)s veille à ce que vous ayez une réponse écrite, avec une raison, avant %(moment)s.")
    return words % {"name": contested.owner, "moment": moment(contested.due_at)}


def _silence(contested: Contested) -> str:
    """What the law makes of a silence, which we do not mean to keep."""
    if contested.legal_due_on is None:
        return ""
    words = _(
        "Sans réponse de nous le %(day)s, la loi dit que c’est un refus (%(law)s). Le médiateur peut regarder avant."
    )
    return words % {"day": day(contested.legal_due_on), "law": contested.ground.delay}


def _pieces(contested: Contested) -> str:
    read = [*contested.pieces, *filter(None, [contested.elsewhere])]
    return _("Ce qui a été relu : %(pieces)s.") % {"pieces": ", ".join(read)} if read else ""


def _outcome(contested: Contested) -> str:
    if contested.outcome == "kept" and contested.is_complaint:
        return _("**Nous ne changeons rien.**")
    if contested.outcome == "kept" and contested.of_refusal:
        return _("**Le refus est maintenu.**")
    if contested.outcome == "kept" and not contested.computed:
        return _("**La lecture était nécessaire.**")
    return OUTCOMES[contested.outcome]()


def _read_again(contested: Contested) -> str:
    title = contested.title
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


def _send(
    contested: Contested, name: str, subject: str, said: list[str], now: datetime, *, who: str, sms: str = ""
) -> Sent:
    answered = _("Vis-à-vis : %(name)s vous a répondu. Lisez sa réponse dans votre espace ou au guichet.")
    message = Message(
        name=name,
        subject=subject,
        text="\n\n".join(filter(None, said)),
        sms=fitting(sms or answered % {"name": who}),
        disagree=_how_to_mediate(),
        signatory=who,
    )
    return send(contested.file_id, message, occasion=_occasion(contested), now=now)


def _occasion(contested: Contested) -> UUID:
    """One letter of each kind; one more of each once the contestation was opened again."""
    reopened = contested.look and contested.look.verdict == "reopens"
    return uuid5(contested.id, "again") if reopened else contested.id


def _how_to_mediate() -> str:
    return _(
        "Le médiateur peut regarder, gratuitement. Le guichet vous dit comment, ou la page « Médiation »."
    )
