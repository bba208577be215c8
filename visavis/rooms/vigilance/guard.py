"""Looking before a file opens: how much this account read, and whether that is like it.

What makes a reading unusual is the last that passes: it is kept with its alert, and the next is refused. So an alert is
there at once, and nothing of it is undone with a refused request. Readings of one account stand in line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from statistics import median
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.utils.translation import gettext as _

from visavis.foundation.database.in_line import stand_in_line
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies.door import agency
from visavis.rooms.people.door import name_of, same_family
from visavis.rooms.vigilance import limits
from visavis.rooms.vigilance.facts import ReadingAlerted
from visavis.rooms.vigilance.links import follows, linked
from visavis.rooms.vigilance.models import Alert, Opening
from visavis.rooms.vigilance.neighbours import lives_near
from visavis.rooms.vigilance.shelters import is_sheltered


def let_open(file_id: UUID, *, now: datetime, by: Actor) -> None:
    """Before a file opens. Raises `Refusal` (429) when this account read too much, or is suspended."""
    if not _watched(by):
        return
    opened, day = _openings(by, now), _day(by, now)
    lately = opened.filter(listed=False, at__gt=now - limits.AN_HOUR)
    if lately.filter(file_id=file_id).exists():
        return
    if lately.count() >= limits.OPENED_AN_HOUR:
        why = _("Vous avez ouvert %(most)d dossiers en une heure.") % {"most": limits.OPENED_AN_HOUR}
        raise _too_many(_("Ce dossier ne s’ouvre pas maintenant."), why)
    _refuse_over_the_day([file_id], day=day, now=now, by=by)
    known = linked(file_id, by, now)
    Opening.objects.create(
        account_id=by.account_id, file_id=file_id, listed=False, linked=known, day=day, at=now
    )
    _look(file_id, day, lately.count(), now=now, by=by)
    if not known:
        _look_at_strangers(day, now=now, by=by)
        _look_at_somebody_sought(file_id, day, now=now, by=by)
        if is_sheltered(file_id):
            _alert(Alert.Kind.SHELTERED, now=now, by=by, day=day, file_id=file_id)


def let_list(file_ids: Iterable[UUID], *, now: datetime, by: Actor) -> None:
    """Before names are shown in a list: each is a person read today. Raises `Refusal` (429)."""
    if not _watched(by):
        return
    day = _day(by, now)
    today = _today(by, day)
    fresh = [each for each in dict.fromkeys(file_ids) if each not in today]
    if not fresh:
        return
    _refuse_over_the_day(fresh, day=day, now=now, by=by)
    Opening.objects.bulk_create(
        Opening(account_id=by.account_id, file_id=each, listed=True, day=day, at=now) for each in fresh
    )


def _watched(by: Actor) -> bool:
    """Whether this reader is counted; puts her readings in line, and refuses her while she is suspended."""
    if by.role not in limits.WATCHED or by.account_id is None or by.agency_id is None:
        return False
    in_line(by)
    if Alert.objects.filter(account_id=by.account_id, suspends=True, settled_at=None).exists():
        raise Refusal(
            what=_("Aucun dossier ne s’ouvre avec votre compte pour le moment."),
            why=_(
                "Des lectures inhabituelles ont été remarquées. Cela arrive aussi quand un compte est volé."
            ),
            now_what=_(
                "La direction de votre agence, ou la protection des données, relit et rouvre en une fois."
            ),
            who=_("Vos autres pages restent ouvertes : rendez-vous, offres, observatoire."),
            status=429,
        )
    return True


def in_line(by: Actor) -> None:
    """Two readings of one account at once are counted one after the other, until the transaction ends."""
    stand_in_line("readings", by.account_id)


def _openings(by: Actor, now: datetime) -> Any:  # a QuerySet
    return Opening.objects.filter(account_id=by.account_id, at__lte=now)


def _day(by: Actor, now: datetime) -> date:
    """The day on the wall clock of her agency."""
    return now.astimezone(_zone(by)).date()


def _zone(by: Actor) -> ZoneInfo:
    return ZoneInfo(agency(by.agency_id).zone)


def _today(by: Actor, day: date) -> set[UUID]:
    return set(
        Opening.objects.filter(account_id=by.account_id, day=day)
        .order_by("id")
        .values_list("file_id", flat=True)
    )


def _refuse_over_the_day(fresh: Sequence[UUID], *, day: date, now: datetime, by: Actor) -> None:
    """Refuse what would be one person too many; that it was tried is told after the refused request is undone."""
    today = _today(by, day)
    if len(today | set(fresh)) > limits.FILES_A_DAY:
        why = _("Vous avez lu les dossiers ou les noms de %(most)d personnes aujourd’hui.")
        tell = partial(_alert, Alert.Kind.DAY, now=now, by=by, day=day, files=len(today), suspends=True)
        raise _too_many(_("C’est tout pour aujourd’hui."), why % {"most": limits.FILES_A_DAY}, tell)


def _too_many(what: str, why: str, afterwards: Callable[[], None] | None = None) -> Refusal:
    return Refusal(
        afterwards=afterwards,
        what=what,
        why=why,
        now_what=_(
            "C’est la limite de chaque compte. Un collègue peut ouvrir ce dossier ; la limite se lève avec le temps."
        ),
        who=_("La direction de l’agence le voit aussi et peut aider."),
        status=429,
    )


def _look(file_id: UUID, day: date, before: int, *, now: datetime, by: Actor) -> None:
    """Is this reading like this account? What is not becomes an alert, once a day and kind."""
    opened = Opening.objects.filter(account_id=by.account_id, listed=False)
    files = opened.filter(day=day).aggregate(count=Count("file_id", distinct=True))["count"]
    if before + 1 >= limits.OPENED_AN_HOUR:
        _alert(Alert.Kind.HOUR, now=now, by=by, day=day, files=files)
    if len(_today(by, day)) >= limits.FILES_A_DAY:
        _alert(Alert.Kind.DAY, now=now, by=by, day=day, files=files, suspends=True)
    if files > limits.LEAST_UNUSUAL and (usual := _usual(by, day)) and files > limits.USUAL_TIMES * usual:
        _alert(Alert.Kind.UNUSUAL, now=now, by=by, day=day, files=files, usual=usual, suspends=True)
    if files >= limits.FILES_A_NIGHT and _is_night(now, by):
        _alert(Alert.Kind.NIGHT, now=now, by=by, day=day, files=files, suspends=True)
    _look_at_her_own(file_id, day, now=now, by=by)


def _look_at_her_own(file_id: UUID, day: date, *, now: datetime, by: Actor) -> None:
    """Somebody of the reader's family name or of her street, whom she does not follow."""
    if follows(file_id, by):
        return
    if same_family(name_of(file_id), by.name):
        _alert(Alert.Kind.NAMESAKE, now=now, by=by, day=day, file_id=file_id)
    if lives_near(file_id, by):
        _alert(Alert.Kind.NEIGHBOUR, now=now, by=by, day=day, file_id=file_id)


def _look_at_strangers(day: date, *, now: datetime, by: Actor) -> None:
    """In any seven days, so many people nothing links to her: a patient thief stays under every limit of a day."""
    week = Opening.objects.filter(
        account_id=by.account_id, listed=False, linked=False, at__gt=now - limits.A_WEEK, at__lte=now
    )
    strangers = week.aggregate(count=Count("file_id", distinct=True))["count"]
    if strangers > limits.STRANGERS_A_WEEK:
        _alert(Alert.Kind.STRANGERS, now=now, by=by, day=day, files=strangers, suspends=True)


def _look_at_somebody_sought(file_id: UUID, day: date, *, now: datetime, by: Actor) -> None:
    """So many readers in seven days whom nothing links to one person: each one more is looked at, and she is told."""
    with acting_as(SERVICE):
        week = Opening.objects.filter(
            file_id=file_id, listed=False, linked=False, at__gt=now - limits.A_WEEK, at__lte=now
        )
        readers = week.aggregate(count=Count("account_id", distinct=True))["count"]
    if readers >= limits.SOUGHT_BY:
        _alert(Alert.Kind.SOUGHT, now=now, by=by, day=day, files=readers, file_id=file_id)


def _usual(by: Actor, day: date) -> int:
    """Files of her median day in the last two months, 0 while she has too few days of her own."""
    past = Opening.objects.filter(
        account_id=by.account_id, listed=False, day__lt=day, day__gte=day - limits.REMEMBERED
    )
    counts = past.order_by("day").values("day").annotate(files=Count("file_id", distinct=True))
    days = [each["files"] for each in counts]
    return round(median(days)) if len(days) >= limits.DAYS_KNOWN else 0


def _is_night(now: datetime, by: Actor) -> bool:
    clock = now.astimezone(_zone(by)).time()
    return clock >= limits.EVENING or clock < limits.MORNING


def alert_of_tries(tries: int, *, now: datetime, by: Actor) -> None:
    """So many refused tries to open files outside her team within a day."""
    _alert(Alert.Kind.TRIES, now=now, by=by, day=_day(by, now), files=tries)


def _alert(
    kind: str, *, now: datetime, by: Actor, day: date, files: int = 0, usual: int = 0, file_id: UUID | None = None,
    suspends: bool = False,
) -> None:  # fmt: skip
    """One alert a day and kind, or a file: more would hide the others."""
    known = Alert.objects.filter(account_id=by.account_id, kind=kind, file_id=file_id).order_by("-id").first()
    if known and (known.settled_at is None or known.at.astimezone(_zone(by)).date() == day):
        return
    assert by.agency_id is not None
    alert = Alert.objects.create(
        kind=kind, account_id=by.account_id, agency_id=by.agency_id, file_id=file_id, suspends=suspends, files=files,
        usual=usual, at=now,
    )  # fmt: skip
    about = header(now=now, by=by, channel=Channel.AUTOMATIC, file_id=file_id, agency_id=by.agency_id)
    publish(ReadingAlerted(**about, alert_id=alert.id, kind=kind, suspends=suspends))
