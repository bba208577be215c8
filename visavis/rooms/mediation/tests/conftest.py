"""An agency, its people, a mediator of no agency, and Nadia, whose complaint was answered."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.agencies import door as agencies
from visavis.rooms.contestation import door as contestation
from visavis.rooms.contestation.actions.answer import answer
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
WORDS = "On a annulé mon rendez-vous deux fois sans me prévenir."
ANSWER = "Les deux annulations venaient d’un arrêt de travail ; rien ne peut être changé."
SAID = "Prévenir cette personne par téléphone avant toute annulation, et lui proposer un autre jour."


@pytest.fixture
def place():
    with acting_as(SERVICE):
        return agencies.found(
            name="Saint-Denis", address="12 rue de la Gare", phone="0199003949",
            desk=[(weekday, time(9), time(16, 30)) for weekday in range(5)],
        )  # fmt: skip


def seat(login, role, name, place=None):
    return Account.objects.create(
        login=login, role=role, public_name=name, agency_id=place.id if place else None, made_at=now()
    ).actor()


@pytest.fixture
def ines(place):
    return seat("ines", Role.COUNSELLOR, "Inès Moreau", place)


@pytest.fixture
def claire(place):
    return seat("claire", Role.MANAGER, "Claire Dubois", place)


@pytest.fixture
def solange():
    return seat("mediatrice", Role.MEDIATOR, "Solange Aubry, médiatrice")


@pytest.fixture
def another_mediator():
    return seat("mediateur", Role.MEDIATOR, "Luc Renaud, médiateur")


@pytest.fixture
def nadia(place):
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=now(), by=VISITOR, channel=Channel.WEB)
        people.give_name(file_id=file_id, given="Nadia", family="Belkacem", on=TUESDAY.date())
    with acting_as(SERVICE):
        account = Account.objects.create(
            login="nadia", role=Role.PERSON, public_name="Nadia Belkacem", file_id=file_id, made_at=now()
        )
    return account.actor()


@pytest.fixture
def complaint(nadia, claire):
    """A complaint that Claire answered: nothing changes."""
    with acting_as(nadia):
        contestation.complain(
            file_id=nadia.file_id,
            about="wait",
            words=WORDS,
            page="",
            now=TUESDAY,
            by=nadia,
            channel=Channel.WEB,
        )
        asked = contestation.of_file(nadia.file_id)[0]
    later = TUESDAY + timedelta(hours=2)
    with acting_as(claire):
        dossier.enter(
            file_id=nadia.file_id, what="dossier", purpose=Purpose.ANSWER_CONTESTATION, now=later, by=claire,
            channel=Channel.DESK,
        )  # fmt: skip
        answer(
            contestation_id=asked.id, outcome="kept", reason=ANSWER, read=["dossier"], now=later, by=claire,
            channel=Channel.WEB,
        )  # fmt: skip
    return asked
