"""Go on with a registration: a short code is enough, and five wrong ones make one wait."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as, declare
from visavis.foundation.requests.codes import LENGTH as CODE_LENGTH
from visavis.foundation.requests.codes import read_code
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.words import show
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.registration.actions.answer import expired
from visavis.rooms.registration.digest import code_digest, sender_digest
from visavis.rooms.registration.facts import RegistrationResumed
from visavis.rooms.registration.models import Draft, WrongTry

WAIT = timedelta(minutes=15)
# A browser alone, and everybody behind one address (a library, a shelter).
MOST = {"browser": 5, "address": 25}


def resume(*, typed: str, browser: str, address: str, now: datetime, by: Actor, channel: Channel) -> UUID:
    """The file the code leads to. Raises `Refusal`: not a code, unknown, expired, too many tries.

    A wrong try is counted in the running transaction: the screen must answer, not fail.
    """
    senders = {"browser": sender_digest("browser", browser), "address": sender_digest("address", address)}
    _refuse_when_too_many(senders, now)
    code = read_code(typed)
    if code is None:
        raise _not_a_code(typed)
    with acting_as(SERVICE):
        draft = Draft.objects.filter(code_digest=code_digest(code)).first()
        if draft is None:
            WrongTry.objects.bulk_create(WrongTry(sender=sender, tried_at=now) for sender in senders.values())
    if draft is None:
        raise _unknown()
    if not by.is_staff and draft.finished_at:
        raise _finished()
    if not by.is_staff and draft.expires_at <= now:
        raise expired(draft)
    if by.role == Role.VISITOR:
        by = by.with_file(draft.file_id)
        declare(by)
    agency_id = agency_id_of(draft.file_id)
    publish(
        RegistrationResumed(
            **header(now=now, by=by, channel=channel, file_id=draft.file_id, agency_id=agency_id)
        )
    )
    return draft.file_id


def _refuse_when_too_many(senders: dict[str, str], now: datetime) -> None:
    for kind, sender in senders.items():
        tries = WrongTry.objects.filter(sender=sender, tried_at__gt=now - WAIT).order_by("tried_at")
        with acting_as(SERVICE):
            times = list(tries.values_list("tried_at", flat=True))
        if len(times) >= MOST[kind]:
            raise Refusal(
                what=_("Trop d’essais."),
                why=_("%(count)s codes essayés ici n’ouvrent rien.") % {"count": len(times)},
                now_what=_("Réessayez à partir de %(hour)s.")
                % {"hour": show.hour(times[-MOST[kind]] + WAIT)},
                who=_("Au guichet ou au téléphone, une personne retrouve votre inscription avec votre nom."),
                status=429,
                field="code",
            )


def _not_a_code(typed: str) -> Refusal:
    whole = sum(sign.isalnum() for sign in typed) == CODE_LENGTH
    return Refusal(
        what=_("Une lettre de ce code est fausse.") if whole else _("Ce n’est pas un code complet."),
        why=_("Un code a 8 lettres ou chiffres, comme 7G3K-M2QA. Vous avez écrit « %(typed)s ».")
        % {"typed": typed.strip()[:20]},
        now_what=_("Relisez-le lettre par lettre."),
        who=_(
            "Code perdu ? Au guichet ou au téléphone, une personne retrouve votre inscription avec votre nom."
        ),
        field="code",
    )


def _unknown() -> Refusal:
    return Refusal(
        what=_("Aucune inscription n’a ce code."),
        why=_("Une lettre est peut-être lue pour une autre."),
        now_what=_("Relisez-le lettre par lettre, ou commencez une inscription."),
        who=_(
            "Code perdu ? Au guichet ou au téléphone, une personne retrouve votre inscription avec votre nom."
        ),
        field="code",
    )


def _finished() -> Refusal:
    return Refusal(
        what=_("Cette inscription est terminée."),
        why=_("Son code ne sert plus : votre carte de codes l’a remplacé."),
        now_what=_("Entrez avec votre carte."),
        who=_("Carte perdue ? Le guichet vous en fait une autre tout de suite."),
        status=410,
        field="code",
    )
