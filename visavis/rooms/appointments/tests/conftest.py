"""An agency, two counsellors, one person, and the slots of next week."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.rooms.agencies import door as agencies
from visavis.rooms.appointments.actions.open_slots import open_slots
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday, 10 h in Paris
WEEK = (date(2026, 11, 24), date(2026, 11, 27))


@pytest.fixture
def place(db):
    with acting_as(SERVICE):
        return agencies.found(
            name="Saint-Denis",
            address="12 rue de la Gare, Saint-Denis",
            phone="0199003949",
            access="Bus 170.",
            desk=[(weekday, time(9), time(12)) for weekday in range(5)],
        )


def staff(login, name, place, role=Role.COUNSELLOR):
    return Account.objects.create(
        login=login, role=role, public_name=name, agency_id=place.id, made_at=NOW
    ).actor()


@pytest.fixture
def ines(place):
    return staff("ines", "Inès Moreau", place)


@pytest.fixture
def karim(place):
    return staff("karim", "Karim Haddad", place)


def person(login, given, place):
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=NOW, by=VISITOR, channel=Channel.WEB)
        people.give_name(file_id=file_id, given=given, family="Belkacem", on=NOW.date())
    return Account.objects.create(login=login, role=Role.PERSON, file_id=file_id, made_at=NOW).actor()


@pytest.fixture
def nadia(place):
    return person("nadia", "Nadia", place)


@pytest.fixture
def hugo(place):
    return person("hugo", "Hugo", place)


@pytest.fixture
def slots(place, ines):
    """Slots of Inès, four a morning, from Tuesday to Friday."""
    with acting_as(ines):
        open_slots(
            agency_id=place.id,
            counsellor_id=ines.account_id,
            place="bureau 4",
            first_on=WEEK[0],
            last_on=WEEK[1],
            now=NOW,
            by=ines,
            channel=Channel.DESK,
        )
    from visavis.rooms.appointments.queries import free_slots

    return free_slots(place.id, NOW, most=40)
