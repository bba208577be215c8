"""Nadia, registered since September, Inès at the desk, Hugo who is somebody else; it is 3 November 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from visavis.decisions.shared.money import Money
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.rooms.agencies import door as agencies
from visavis.rooms.declarations import door
from visavis.rooms.declarations.values import JobDone
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)  # 10 h in Paris
SEPTEMBER, OCTOBER, NOVEMBER = (date(2026, month, 1) for month in (9, 10, 11))
BAKERY = JobDone("Boulangerie Lemoine", Decimal("42.50"), Money(52_700))
SCHOOL = JobDone("Mairie de Saint-Denis", Decimal("12"), Money(14_880))


@pytest.fixture
def agency(db):
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")


def person(login, given, agency):
    at = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=agency.id, now=at, by=VISITOR, channel=Channel.WEB)
        people.give_name(file_id=file_id, given=given, family="Belkacem", on=at.date())
    actor = Account.objects.create(login=login, role=Role.PERSON, file_id=file_id, made_at=at).actor()
    with acting_as(actor):
        dossier.register(file_id=file_id, from_on=at.date(), now=at, by=actor, channel=Channel.WEB)
    return actor


@pytest.fixture
def nadia(agency):
    return person("nadia", "Nadia", agency)


@pytest.fixture
def hugo(agency):
    return person("hugo", "Hugo", agency)


@pytest.fixture
def ines(agency):
    return Account.objects.create(
        login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", agency_id=agency.id, made_at=NOW
    ).actor()


@pytest.fixture
def tell(nadia):
    """Nadia tells October: two jobs, still looking; any part of it otherwise."""

    def do(*jobs, by=nadia, month=OCTOBER, looking=True, at=NOW, channel=Channel.WEB):
        with acting_as(by):
            return door.declare(
                file_id=nadia.file_id, month=month, looking=looking, jobs=jobs or (BAKERY, SCHOOL), now=at, by=by,
                channel=channel,
            )  # fmt: skip

    return do
