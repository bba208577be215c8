"""An agency, who works there, and a person with a file."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
def place():
    with acting_as(SERVICE):
        return agencies.found(
            name="Saint-Denis", address="12 rue de la Gare", phone="0199003949",
            desk=[(weekday, time(9), time(16, 30)) for weekday in range(5)],
        )  # fmt: skip


def seat(login, role, name, place):
    return Account.objects.create(
        login=login, role=role, public_name=name, agency_id=place.id, made_at=now()
    ).actor()


@pytest.fixture
def ines(place):
    return seat("ines", Role.COUNSELLOR, "Inès Moreau", place)


@pytest.fixture
def karim(place):
    return seat("karim", Role.COUNSELLOR, "Karim Haddad", place)


@pytest.fixture
def claire(place):
    return seat("claire", Role.MANAGER, "Claire Dubois", place)


def somebody(place, given="Nadia", family="Belkacem"):
    """A person with a file and a name, as the visitor whose file it is."""
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=now(), by=VISITOR, channel=Channel.WEB)
        people.give_name(file_id=file_id, given=given, family=family, on=TUESDAY.date())
    return VISITOR.with_file(file_id)


@pytest.fixture
def nadia(place):
    return somebody(place)
