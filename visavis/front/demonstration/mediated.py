"""The mediator of the demonstration, and Gérard, who asked her: a complaint answered, a referral that runs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from visavis.foundation.clock import now as present
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import Actor, Channel, Role, acting_as
from visavis.front.demonstration.lives import READ_AGAIN, read_again
from visavis.front.demonstration.seats import actor, opening_hour
from visavis.front.demonstration.story import Staff
from visavis.rooms.contestation import door as contestation
from visavis.rooms.contestation.actions.answer import answer
from visavis.rooms.mediation import door as mediation

MEDIATOR = Staff(
    "mediatrice",
    "Solange Aubry, médiatrice",
    "mediator",
    _(
        "Ne dépend d’aucune agence : lit le dossier de Gérard parce qu’il le lui a demandé, et de personne d’autre."
    ),
)
HE_COMPLAINS = "On a déplacé deux fois mon rendez-vous sans m’appeler. J’ai fait le trajet pour rien."
HE_IS_ANSWERED = (
    "Les deux fois, le conseiller était malade et le message est parti par courriel, que vous n’utilisez pas. "
    "Nous en sommes désolés ; nous ne pouvons pas rendre ces deux matinées."
)
HE_ASKS = "On me répond qu’on est désolé. Je voudrais que cela n’arrive plus, à moi ni à d’autres."
SHE_TAKES_IT = "Vous l’avez dit au service, il vous a répondu, et rien ne change : je regarde."
SHE_RECOMMENDS = (
    "Appeler M. Lefèvre au téléphone avant de déplacer un rendez-vous, et le noter dans son dossier."
)
FOR_EVERYBODY = (
    (
        "Prévenir par le moyen choisi par la personne",
        "Un rendez-vous déplacé est annoncé par le moyen que la personne a choisi d’abord, et non par courriel seul.",
        mediation.Reply(
            "applied",
            "Les lettres d’un rendez-vous déplacé suivent maintenant l’ordre des moyens choisis par la personne.",
            reference="Version de novembre 2026",
        ),
    ),
    (
        "Dire le motif d’un déplacement",
        "Chaque rendez-vous déplacé ou annulé par le service dit pourquoi, en une ligne, dans le dossier.",
        None,
    ),
)


def seat_the_mediator() -> None:
    """Her account, of no agency; in the demonstration a chair is taken without password or card."""
    open_account(login=MEDIATOR.login, role=Role.MEDIATOR, public_name=MEDIATOR.name, now=present())


def ask_the_mediator() -> None:
    """Gérard complained by phone; Claire answered; he asked at the desk; Solange took it and recommends something."""
    gerard, karim, claire, solange = (actor(login) for login in ("gerard", "karim", "claire", MEDIATOR.login))
    if gerard.file_id is None:
        return
    asked = opening_hour(days_ago=16)
    with acting_as(karim):
        if contestation.of_file(gerard.file_id):
            return
        contestation.complain(
            file_id=gerard.file_id,
            about="wait",
            words=HE_COMPLAINS,
            page="",
            **_by(karim, asked, Channel.PHONE),
        )
    _answered(gerard, claire, asked + timedelta(days=2))
    referred = opening_hour(days_ago=10)
    with acting_as(karim):
        before = contestation.of_file(gerard.file_id)[0]
        mediation.refer(
            file_id=gerard.file_id,
            contestation_id=before.id,
            words=HE_ASKS,
            **_by(karim, referred, Channel.DESK),
        )
    with acting_as(solange):
        _look(solange)
        for title, text, said in FOR_EVERYBODY:
            made = mediation.advise(title=title, text=text, **_by(solange, opening_hour(days_ago=5)))
            if said:
                with acting_as(claire):
                    later = _by(claire, opening_hour(days_ago=3))
                    mediation.reply(recommendation_id=made, said=said, **later)


def _answered(gerard: Actor, claire: Actor, at: datetime) -> None:
    assert gerard.file_id is not None
    with acting_as(claire):
        read_again(gerard.file_id, at, claire)
        for waiting in contestation.of_file(gerard.file_id):
            answer(
                contestation_id=waiting.id, outcome="kept", reason=HE_IS_ANSWERED, read=READ_AGAIN,
                **_by(claire, at, Channel.DESK),
            )  # fmt: skip


def _look(solange: Actor) -> None:
    """She takes what waits, says that the law lets her, and recommends."""
    taken, said = opening_hour(days_ago=8), opening_hour(days_ago=6)
    for case in mediation.to_take():
        mediation.take(referral_id=case.id, **_by(solange, taken))
        mediation.judge(
            referral_id=case.id,
            why="",
            reason=SHE_TAKES_IT,
            **_by(solange, taken + timedelta(hours=1)),
        )
        mediation.recommend(referral_id=case.id, text=SHE_RECOMMENDS, **_by(solange, said))


def _by(who: Actor, at: datetime, channel: Channel = Channel.WEB) -> dict[str, Any]:
    return {"now": at, "by": who, "channel": channel}
