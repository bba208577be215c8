"""Open a file that another team follows, for one hour, with a written reason: the person and her agency are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.dossier.door import agency_id_of, resolve
from visavis.rooms.people.door import exactly
from visavis.rooms.vigilance import limits
from visavis.rooms.vigilance.facts import GlassBroken, GlassRefused, ReadingAlerted
from visavis.rooms.vigilance.guard import alert_of_tries, in_line
from visavis.rooms.vigilance.models import Alert, BrokenGlass, RefusedTry
from visavis.rooms.vigilance.permissions import may_break_glass


def break_glass(
    *, given: str, family: str, born_on: date, reason: str, now: datetime, by: Actor, channel: Channel
) -> UUID:
    """Let `by` see for an hour the file of whoever has exactly this name and day of birth; return its key.

    At most ten a day, names that opened nothing included. Whether a file exists is told only when the name and the day
    are both right. A refused try is written down after the refused request is undone: who, when, why, and no name.
    """
    what = _("Aucun dossier ne s’est ouvert.")
    if refused := may_break_glass(by):
        raise Refusal(what=what, why=refused, status=403)
    if len(reason.strip()) < limits.SHORTEST_REASON:
        why = _("Écrivez pourquoi en une phrase (20 caractères au moins). La personne la lira.")
        raise Refusal(
            what=what, why=why, field="reason", afterwards=_noting(RefusedTry.Why.REASON, now, by, channel)
        )
    in_line(by)
    with acting_as(SERVICE):
        _refuse_an_eleventh(by, now, what, channel)
        found = {resolve(each) for each in exactly(given=given, family=family, born_on=born_on)}
        if len(found) != 1:
            raise Refusal(
                what=what,
                why=_("Aucun dossier, ou plusieurs, ont ce nom et cette date de naissance."),
                now_what=_("Vérifiez avec la personne : nom, prénom, jour de naissance."),
                field="family",
                afterwards=_noting(RefusedTry.Why.UNKNOWN, now, by, channel),
            )
        return _broken(found.pop(), reason, now=now, by=by, channel=channel)


def _refuse_an_eleventh(by: Actor, now: datetime, what: str, channel: Channel) -> None:
    assert by.account_id is not None
    since = now - 24 * limits.AN_HOUR
    opened = BrokenGlass.objects.filter(account_id=by.account_id, at__gt=since).count()
    missed = RefusedTry.objects.filter(
        account_id=by.account_id, at__gt=since, why=RefusedTry.Why.UNKNOWN
    ).count()
    if opened + missed >= limits.GLASS_A_DAY:
        why = _("Vous avez ouvert ou cherché dix dossiers d’autres équipes depuis hier.")
        raise Refusal(
            what=what, why=why, now_what=_("L’agence de la personne peut l’aider tout de suite."), status=429,
            afterwards=_noting(RefusedTry.Why.LIMIT, now, by, channel),
        )  # fmt: skip


def _noting(why: str, now: datetime, by: Actor, channel: Channel) -> Callable[[], None]:
    """What is done once the refused request is undone."""
    return partial(note_refused, why=why, now=now, by=by, channel=channel)


def note_refused(*, why: str, now: datetime, by: Actor, channel: Channel) -> None:
    """Write a refused try down; after a few in a day, whoever leads her agency is told."""
    assert by.account_id is not None
    assert by.agency_id is not None
    row = RefusedTry.objects.create(account_id=by.account_id, agency_id=by.agency_id, why=why, at=now)
    about = header(now=now, by=by, channel=channel, file_id=None, agency_id=by.agency_id)
    publish(GlassRefused(**about, try_id=row.id, why=why))
    tries = RefusedTry.objects.filter(account_id=by.account_id, at__gt=now - 24 * limits.AN_HOUR).count()
    if tries >= limits.REFUSED_TRIES:
        alert_of_tries(tries, now=now, by=by)


def _broken(file_id: UUID, reason: str, *, now: datetime, by: Actor, channel: Channel) -> UUID:
    assert by.account_id is not None
    assert by.agency_id is not None
    followed_by = agency_id_of(file_id) or by.agency_id
    glass = BrokenGlass.objects.create(
        account_id=by.account_id, agency_id=by.agency_id, file_id=file_id, sealed_reason=seal(file_id, reason.strip()),
        at=now, until=now + limits.GLASS_LASTS,
    )  # fmt: skip
    alert = Alert.objects.create(
        kind=Alert.Kind.GLASS,
        account_id=by.account_id,
        agency_id=followed_by,
        file_id=file_id,
        suspends=False,
        at=now,
    )

    def about() -> dict[str, Any]:
        return header(now=now, by=by, channel=channel, file_id=file_id, agency_id=followed_by)

    publish(GlassBroken(**about(), glass_id=glass.id))
    publish(ReadingAlerted(**about(), alert_id=alert.id, kind=alert.kind, suspends=False))
    return file_id
