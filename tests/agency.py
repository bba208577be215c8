"""An agency, Nadia with a name, a birth day and an address, an agent: where several rooms begin their tests."""

from __future__ import annotations

from datetime import date, time

import pytest

from visavis.foundation.clock import now
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people

ADDRESS = "8 rue des Tilleuls, 93200 Saint-Denis"


def a_place(name="Saint-Denis"):
    with acting_as(SERVICE):
        return agencies.found(
            name=name, address="12 rue de la Gare, 93200 Saint-Denis", phone="0199003949",
            desk=[(weekday, time(9), time(16, 30)) for weekday in range(5)],
        )  # fmt: skip


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def nadia(place):
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=now(), by=VISITOR, channel=Channel.WEB)
    by = open_account(
        login="nadia", role=Role.PERSON, public_name="Nadia", now=now(), file_id=file_id
    ).actor()
    with acting_as(by):
        people.give_name(file_id=file_id, given="Nadia", family="Belcasem", on=now().date())
        people.give_birth_date(file_id=file_id, on=date(1972, 5, 3))
        people.reach_by(
            file_id=file_id, contacts=[people.Contact("letter", ADDRESS)], on=now().date(), now=now(), by=by,
            channel=Channel.WEB,
        )  # fmt: skip
    return by


def agent(login, place, role=Role.COUNSELLOR, **more):
    return open_account(
        login=login, role=role, public_name=login.title(), now=now(), agency_id=place and place.id, **more
    ).actor()


@pytest.fixture
def ines(place):
    return agent("ines", place)
