"""A stolen account: how many people's files leave, and how soon somebody is told, beside the same service without limits.

The thief holds everything a counsellor holds: password, second factor, session. She reads in six ways, each from an
account of its own with a month of ordinary days behind it, through the whole service (pages, gate, journal, database)
and with the clock of the bench, so that patience can be measured too. In 2024 stolen accounts of partners took
36,820,828 files over weeks (CNIL); the goal is 200 files, an alert within 60 seconds, a stop within 5 minutes.

    SIZE=600 python -m tests.load.bench_thief      (600 files in the agency; full = 2,000)
"""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

SIZES = {"default": 600, "full": 2_000}
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # 9 h in Paris
MOST_LEAKED, MOST_SECONDS = 200, 60
A_FILE_EVERY = timedelta(seconds=2)
USUAL_DAY, USUAL_DAYS = 20, 20  # files a day, on so many working days before
FOLLOWED = 80  # people this counsellor follows
FAMILIES = ("Adam", "Bernard", "Colin", "Dupuis", "Evrard", "Fabre", "Gauthier", "Henry", "Imbert", "Joly")
A_FILE = re.compile(r"/bureau/dossiers/([0-9a-f]{8}-[0-9a-f-]{27})/")


@dataclass
class Stolen:
    """An account in the thief's hands, what left with it, and when."""

    account: Any
    files: list[UUID]
    leaked: set[UUID] = field(default_factory=set)
    first_at: datetime | None = None
    last_at: datetime | None = None

    def saw(self, found: set[UUID], at: datetime) -> None:
        """Take note of the people whose name or file left the service."""
        fresh = found - self.leaked
        if fresh:
            self.leaked |= fresh
            self.first_at = self.first_at or at
            self.last_at = at


def browser(stolen: Stolen, at: datetime = MONDAY) -> Any:
    """A browser in which the account has just signed in, second factor included."""
    from django.test import Client

    from visavis.foundation import clock
    from visavis.foundation.identity.actor import SERVICE, acting_as

    client = Client()
    with acting_as(SERVICE), clock.being(at):
        client.force_login(stolen.account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sends(client: Any, address: str, **fields: str) -> None:
    """Send a form as its page would."""
    from visavis.foundation.requests.once import FIELD, new_token

    client.post(address, {**fields, FIELD: new_token()})


def opens(client: Any, stolen: Stolen, file_id: UUID, at: datetime) -> bool:
    """Say a purpose, open the file; whether it opened."""
    from visavis.foundation import clock

    with clock.being(at):
        sends(client, f"/bureau/dossiers/{file_id}/pourquoi/", purpose="follow_up")
        opened = client.get(f"/bureau/dossiers/{file_id}/").status_code == 200
    if opened:
        stolen.saw({file_id}, at)
    return opened


def at_once(stolen: Stolen) -> None:
    """All the files of the agency, one every two seconds, for a day."""
    client = browser(stolen)
    for number, file_id in enumerate(stolen.files):
        opens(client, stolen, file_id, MONDAY + number * A_FILE_EVERY)


def by_eight(stolen: Stolen) -> None:
    """The same with eight browsers together."""
    shares = [stolen.files[each::8] for each in range(8)]

    def one(share: list[UUID]) -> None:
        from django.db import connections

        client = browser(stolen)
        for number, file_id in enumerate(share):
            opens(client, stolen, file_id, MONDAY + number * A_FILE_EVERY)
        connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, shares))


def names_only(stolen: Stolen) -> None:
    """No file is opened: names are read in the lists of the search, page after page."""
    from visavis.foundation import clock

    client, at = browser(stolen), MONDAY
    for family in FAMILIES:
        with clock.being(at):
            sends(client, "/bureau/dossiers/", q=family)
        after = ""
        while True:
            at += A_FILE_EVERY
            with clock.being(at):
                answer = client.get("/bureau/dossiers/", {"apres": after} if after else {})
            found = [UUID(each) for each in A_FILE.findall(answer.content.decode())]
            if answer.status_code != 200 or not set(found) - stolen.leaked:
                break
            stolen.saw(set(found), at)
            after = str(found[-1])


def at_night(stolen: Stolen) -> None:
    """At two in the morning."""
    night = MONDAY - timedelta(hours=7)
    client = browser(stolen, night)
    for number, file_id in enumerate(stolen.files):
        opens(client, stolen, file_id, night + number * A_FILE_EVERY)


def under_the_hour(stolen: Stolen) -> None:
    """A thief who knows the limit of the hour: fifty-nine files, then the next hour, eight hours a day, for a week."""
    left = iter(stolen.files)
    for day in range(5):
        for hour in range(8):
            client = browser(stolen, MONDAY + timedelta(days=day, hours=hour))
            for number, file_id in zip(range(59), left, strict=False):
                at = MONDAY + timedelta(days=day, hours=hour) + number * timedelta(minutes=1)
                opens(client, stolen, file_id, at)


def under_everything(stolen: Stolen) -> None:
    """A thief who knows every limit: as many files a day as raise no alert, for three weeks of working days."""
    left = iter(stolen.files)
    for day in range(21):
        if day % 7 < 5:
            client = browser(stolen, MONDAY + timedelta(days=day))
            for number, file_id in zip(range(3 * USUAL_DAY), left, strict=False):
                at = MONDAY + timedelta(days=day) + number * timedelta(minutes=7)
                opens(client, stolen, file_id, at)


WAYS: dict[str, Callable[[Stolen], None]] = {
    "one file every two seconds": at_once,
    "eight browsers together": by_eight,
    "names in lists": names_only,
    "at night": at_night,
    "just under the limit of the hour": under_the_hour,
    "just under every limit, three weeks": under_everything,
}


@contextmanager
def without_limits() -> Iterator[None]:
    """The same service, as if nobody had thought of a thief."""
    from visavis.rooms.vigilance import limits

    endless = 10**9
    with patch.multiple(
        limits, OPENED_AN_HOUR=endless, FILES_A_DAY=endless, USUAL_TIMES=endless, FILES_A_NIGHT=endless,
        STRANGERS_A_WEEK=endless,
    ):  # fmt: skip
        yield


def main() -> int:
    size = os.environ.get("SIZE") or (sys.argv[1] if len(sys.argv) > 1 else "default")
    files = SIZES[size] if size in SIZES else int(size)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.conf import settings

    django.setup()
    settings.DEMO, settings.ALLOWED_HOSTS = True, ["*"]
    logging.disable(logging.ERROR)
    from visavis.foundation.database.testing_server import test_server

    bad = []
    with test_server() as server:
        for guarded in (True, False):
            print("  with limits" if guarded else "  without limits")
            with a_database(server), nullcontext() if guarded else without_limits():
                people = agency_of(files)
                for number, (name, way) in enumerate(WAYS.items()):
                    stolen = steal(people, name, number)
                    way(stolen)
                    bad += [name] if not told(name, stolen, guarded) else []
    return 1 if bad else 0


def told(name: str, stolen: Stolen, guarded: bool) -> bool:
    """Print what left and what was noticed; whether the goal holds."""
    from visavis.foundation.identity.actor import SERVICE, acting_as
    from visavis.rooms.vigilance.models import Alert, Opening

    mine = {"account_id": stolen.account.id}
    with acting_as(SERVICE):
        alerts = list(Alert.objects.filter(**mine).order_by("at"))
        told_before = (
            Opening.objects.filter(**mine, at__gte=MONDAY - timedelta(hours=8), at__lte=alerts[0].at).count()
            if alerts
            else 0
        )
    said = f"    {name}: {len(stolen.leaked)} people's files or names left"
    stop = next((each for each in alerts if each.suspends), None)
    late = (stop.at - stolen.last_at).total_seconds() if stop and stolen.last_at else None
    if alerts:
        said += f"; noticed at reading {told_before} ({alerts[0].kind})"
    said += (
        f"; stopped ({stop.kind}), last file {-late:.0f} s after"
        if stop and late is not None
        else "; never stopped"
    )
    print(said)
    if not guarded:
        return True
    return len(stolen.leaked) <= MOST_LEAKED and bool(alerts)


@contextmanager
def a_database(server: Any) -> Iterator[None]:
    from visavis.foundation.database.testing_template import template

    name = server.clone_name("thief")
    server.clone(template(server), name)
    server.point_django_at(name)
    try:
        yield
    finally:
        server.drop(name)


def agency_of(count: int) -> tuple[Any, list[UUID]]:
    """One agency, and so many people registered there."""
    from django.db import transaction

    from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, acting_as
    from visavis.rooms.agencies.door import found
    from visavis.rooms.dossier import door as dossier
    from visavis.rooms.people import door as people

    before = MONDAY - timedelta(days=60)
    with acting_as(SERVICE):
        place = found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")
    keys = []
    for number in range(count):
        with transaction.atomic(), acting_as(VISITOR):
            key = dossier.open_file(agency_id=place.id, now=before, by=VISITOR, channel=Channel.WEB)
            people.give_name(
                file_id=key, given=f"Anne {number}", family=FAMILIES[number % 10], on=before.date()
            )
            people.give_birth_date(file_id=key, on=date(1980, 1, 1 + number % 28))
        keys.append(key)
    return place, keys


def steal(people: tuple[Any, list[UUID]], name: str, number: int) -> Stolen:
    """A counsellor's account with a month of ordinary days, and the people she follows among all those of the agency."""
    from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
    from visavis.foundation.identity.models import Account
    from visavis.foundation.requests.ids import uuid7
    from visavis.rooms.dossier.door import name_referent
    from visavis.rooms.vigilance.models import Opening

    place, keys = people
    with acting_as(SERVICE):
        account = Account.objects.create(
            login=re.sub(r"\W", "", name), role=Role.COUNSELLOR, public_name=f"Inès {name.title()}",
            agency_id=place.id, made_at=MONDAY - timedelta(days=90),
        )  # fmt: skip
        manager = Actor(role=Role.MANAGER, account_id=uuid7(), agency_id=place.id)
    start = number * FOLLOWED % len(keys)
    hers = keys[start : start + FOLLOWED]
    for key in hers:
        with acting_as(manager):
            name_referent(file_id=key, referent_id=account.id, now=MONDAY, by=manager, channel=Channel.DESK)
    with acting_as(SERVICE):
        days = [
            day for each in range(1, 2 * USUAL_DAYS) if (day := MONDAY - timedelta(days=each)).weekday() < 5
        ]
        Opening.objects.bulk_create(
            Opening(account_id=account.id, file_id=key, listed=False, day=day.date(), at=day)
            for day in days[:USUAL_DAYS]
            for key in hers[:USUAL_DAY]
        )
    return Stolen(account, [*hers, *(key for key in keys if key not in set(hers))])


if __name__ == "__main__":
    sys.exit(main())
