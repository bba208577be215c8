"""Two agencies, who works there, and people by the dozen."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people
from visavis.rooms.vigilance import links

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # 11 h in Paris
FAMILIES = ("Adam", "Bernard", "Colin", "Dupuis", "Evrard", "Fabre", "Gauthier", "Henry", "Imbert", "Joly")


@pytest.fixture
def expected(monkeypatch):
    """Everybody has a meeting these days: nobody is a stranger."""
    monkeypatch.setattr(links, "_links", [lambda file_id, by, now: True])


@pytest.fixture
def places():
    with acting_as(SERVICE):
        return [
            agencies.found(
                name=name, address="12 rue de la Gare", phone="0199003949",
                desk=[(weekday, time(9), time(16, 30)) for weekday in range(5)],
            )
            for name in ("Saint-Denis", "Montreuil")
        ]  # fmt: skip


def seat(login, role, name, place):
    with acting_as(SERVICE):
        return Account.objects.create(
            login=login,
            role=role,
            public_name=name,
            agency_id=place.id if place else None,
            made_at=TUESDAY,
            employer="Accueil Plus" if role == Role.SUBCONTRACTOR else "",
        ).actor()


@pytest.fixture
def ines(places):
    return seat("ines", Role.COUNSELLOR, "Inès Moreau", places[0])


@pytest.fixture
def claire(places):
    return seat("claire", Role.MANAGER, "Claire Petit", places[0])


@pytest.fixture
def helene(places):
    return seat("helene", Role.MANAGER, "Hélène Garnier", places[1])


@pytest.fixture
def protection(places):
    return seat("protection", Role.PROTECTION_OFFICER, "Paul Mercier", None)


def people_of(place, count, family=""):
    """So many registered people of an agency."""
    keys = []
    for number in range(count):
        with acting_as(VISITOR):
            file_id = dossier.open_file(agency_id=place.id, now=TUESDAY, by=VISITOR, channel=Channel.WEB)
            people.give_name(
                file_id=file_id,
                given=f"Anne {number}",
                family=family or FAMILIES[number % 10],
                on=TUESDAY.date(),
            )
            people.give_birth_date(file_id=file_id, on=date(1980, 1, 1 + number % 28))
        keys.append(file_id)
    return keys
