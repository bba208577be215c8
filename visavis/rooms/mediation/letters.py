"""What a person receives about mediation, by the channels she chose: each step, who, by when, what it stops."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.letters.message import Message
from visavis.foundation.letters.short import fitting
from visavis.foundation.letters.writing import Sent, send
from visavis.foundation.words.show import day, moment
from visavis.rooms.mediation.queries import one, recommendation
from visavis.rooms.mediation.values import Referred


def on_received(referral_id: UUID, now: datetime) -> Sent | None:
    """It came in: its number, the day of the first answer, what it stops before a judge."""
    referred = one(referral_id)
    if referred is None:
        return None
    first = _(
        "Le médiateur a reçu votre demande (numéro %(number)s). **Il vous dit avant %(moment)s s’il peut la prendre.**"
    )
    said = [
        first % {"number": referred.number, "moment": moment(referred.judge_by)},
        _(
            "Une décision du service relève parfois du tribunal administratif. Le délai pour y aller s’arrête alors "
            "aujourd’hui et repart à la fin de la médiation (code de justice administrative, L213-13)."
        ),
        how_to_stop(),
    ]
    sms = _("Vis-à-vis : le médiateur a reçu votre demande, numéro %(number)s. C’est gratuit.")
    return _send(referred, "mediation.received", _("Le médiateur a reçu votre demande"), said, sms, now)


def on_judged(referral_id: UUID, now: datetime) -> Sent | None:
    """Taken, with the day of the answer and who reads the file; or not, with the reason and what to do instead."""
    referred = one(referral_id)
    if referred is None or referred.judged_at is None:
        return None
    if referred.admissible and referred.answer_by:
        taken = _("%(name)s prend votre demande (numéro %(number)s) et vous répond avant %(moment)s.")
        said = [
            taken
            % {"name": referred.mediator, "number": referred.number, "moment": moment(referred.answer_by)},
            referred.judgement,
            how_to_stop(),
        ]
        sms = _("Vis-à-vis : le médiateur prend votre demande, numéro %(number)s, et vous répondra.")
    else:
        refused = _("%(name)s ne peut pas prendre votre demande (numéro %(number)s).")
        said = [
            refused % {"name": referred.mediator, "number": referred.number},
            referred.refused_words,
            referred.judgement,
        ]
        sms = _(
            "Vis-à-vis : le médiateur vous a répondu, numéro %(number)s. Lisez pourquoi dans votre espace."
        )
    return _send(referred, "mediation.judged", _("Le médiateur et votre demande"), said, sms, now)


def on_recommended(recommendation_id: UUID, now: datetime) -> Sent | None:
    """What the mediator recommends, and the day by which the service answers."""
    made = recommendation(recommendation_id)
    referred = one(made.referral_id) if made and made.referral_id else None
    if made is None or referred is None:
        return None
    first = _("%(name)s recommande ceci au service (numéro %(number)s) :")
    owed = _("**Le service répond avant %(moment)s.** Vous lirez sa réponse.")
    said = [
        first % {"name": made.mediator, "number": made.number},
        made.text,
        owed % {"moment": moment(made.answer_by)},
    ]
    sms = _("Vis-à-vis : le médiateur a fait une recommandation pour vous, numéro %(number)s.")
    subject = _("Une recommandation du médiateur")
    return _send(referred, "mediation.recommended", subject, said, sms, now, occasion=made.id)


def on_answered(recommendation_id: UUID, now: datetime) -> Sent | None:
    """What the service answers: applied by something, promised for a day, or refused and why."""
    made = recommendation(recommendation_id)
    referred = one(made.referral_id) if made and made.referral_id else None
    if made is None or referred is None or made.answered_at is None:
        return None
    states = {
        "applied": _("**C’est appliqué** : %(reference)s.") % {"reference": made.reference},
        "promised": _("**Ce sera appliqué le %(day)s.**")
        % {"day": day(made.promised_on) if made.promised_on else ""},
        "refused": _("**Le service ne le fera pas.**"),
    }
    first = _("%(name)s répond pour le service à la recommandation du médiateur (numéro %(number)s).")
    said = [
        first % {"name": made.answered_by, "number": made.number},
        made.text,
        states.get(made.state, ""),
        made.reason,
    ]
    sms = _("Vis-à-vis : le service a répondu au médiateur pour vous, numéro %(number)s.")
    subject = _("La réponse du service au médiateur")
    name = f"mediation.answered_{made.state}"
    return _send(referred, name, subject, said, sms, now, occasion=made.id, who=made.answered_by)


def on_concluded(referral_id: UUID, now: datetime) -> Sent | None:
    """The mediator's answer; the file is closed to her; the time before a judge runs again."""
    referred = one(referral_id)
    if referred is None or referred.end != "concluded":
        return None
    first = _(
        "%(name)s a terminé de regarder votre demande (numéro %(number)s). **Votre dossier lui est refermé.**"
    )
    said = [
        first % {"name": referred.mediator, "number": referred.number},
        referred.conclusion,
        _(
            "Le délai pour aller au tribunal repart aujourd’hui (code de justice administrative, L213-13). "
            "Le Défenseur des droits peut aussi regarder, gratuitement."
        ),
    ]
    sms = _(
        "Vis-à-vis : le médiateur vous a répondu, numéro %(number)s. Lisez-le dans votre espace ou au guichet."
    )
    return _send(referred, "mediation.concluded", _("La réponse du médiateur"), said, sms, now)


def how_to_stop() -> str:
    """Who may read the file, and how the person ends it."""
    return _(
        "Tant que dure votre demande, le médiateur qui la suit peut lire votre dossier, et chaque lecture s’écrit dans "
        "votre journal. Vous pouvez retirer votre demande quand vous voulez, en une fois et sans raison."
    )


def _send(
    referred: Referred, name: str, subject: str, said: list[str], sms: str, now: datetime, *,
    occasion: UUID | None = None, who: str = "",
) -> Sent:  # fmt: skip
    message = Message(
        name=name,
        subject=subject,
        text="\n\n".join(filter(None, said)),
        sms=fitting(sms % {"number": referred.number}),
        disagree=_(
            "Le Défenseur des droits et le juge restent possibles à tout moment. Le guichet vous dit comment."
        ),
        signatory=who or referred.mediator,
    )
    return send(referred.file_id, message, occasion=occasion or referred.id, now=now)
