"""Each letter bears the person's address and order of channels, her agency and the way to a human."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.letters.message import Message
from visavis.foundation.letters.reading import sheet_of
from visavis.foundation.letters.writing import send
from visavis.foundation.requests.ids import uuid7
from visavis.front.letterhead import addresses_of, letterhead_of, weekly_hours
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 31, tzinfo=UTC)
WEEK = [(day, time(9), time(16, 30)) for day in range(4)] + [(4, time(9), time(12))]


@pytest.fixture
def place() -> agencies.Place:
    with acting_as(SERVICE):
        return agencies.found(
            name="agence de Saint-Denis",
            address="12 rue de la Gare, 93200 Saint-Denis",
            phone="+33199003949",
            desk=WEEK,
            telephone=[(day, time(8), time(18)) for day in range(5)],
        )


@pytest.fixture
def nadia(place: agencies.Place) -> UUID:
    with acting_as(SERVICE):
        ines = open_account(
            login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", now=NOW, agency_id=place.id
        )
        opened = dossier.open_file(
            agency_id=place.id,
            now=NOW,
            by=Actor(role=Role.COUNSELLOR, account_id=ines.id, agency_id=place.id),
            channel=Channel.DESK,
        )
        people.give_name(file_id=opened, given="Nadia", family="Belkacem", on=NOW.date())
        people.reach_by(
            file_id=opened,
            contacts=[
                people.Contact("letter", "8 rue des Ursulines, 93200 Saint-Denis"),
                people.Contact("phone", "+33600000001"),
                people.Contact("mail", "nadia@example.test"),
            ],
            on=date(2026, 11, 2),
            now=NOW,
            by=SERVICE,
            channel=Channel.DESK,
        )
    return opened


def test_the_week_is_said_in_words(place: agencies.Place) -> None:
    with acting_as(SERVICE):
        said = weekly_hours(place).replace("\u00a0", " ")
    assert said == "du lundi au jeudi, de 9 h à 16 h 30 ; le vendredi, de 9 h à 12 h"


def test_channels_keep_her_order_and_paper_bears_her_name(nadia: UUID) -> None:
    with acting_as(SERVICE):
        found = addresses_of(nadia)
    assert [(it.channel, it.to) for it in found] == [
        (Channel.PAPER, "Nadia Belkacem\n8 rue des Ursulines\n93200 Saint-Denis"),
        (Channel.MAIL, "nadia@example.test"),
    ]


def test_the_letterhead_names_agency_town_and_four_ways_to_a_human(nadia: UUID) -> None:
    with acting_as(SERVICE):
        head = letterhead_of(nadia, "fr")
    assert tuple(line.replace("\u00a0", " ") for line in head.sender) == (
        "Vis-à-vis, agence de Saint-Denis",
        "12 rue de la Gare",
        "93200 Saint-Denis",
    )
    assert head.addressee == ("Nadia Belkacem", "8 rue des Ursulines", "93200 Saint-Denis")
    assert head.town == "Saint-Denis"
    assert head.signatory.replace("\u00a0", " ") == "Inès Moreau, qui suit votre dossier"
    assert [column.title for column in head.human] == [
        "Au guichet", "Par téléphone, appel gratuit", "Rendez-vous sur place", "On vous rappelle",
    ]  # fmt: skip
    assert "01" in head.human[1].lines[0]


def test_a_letter_is_printed_with_it(nadia: UUID) -> None:
    message = Message(name="test.hello", subject="Bonjour", text="Vous avez rendez-vous.")
    with acting_as(SERVICE):
        sent = send(nadia, message, occasion=uuid7(), now=NOW)
        assert sheet_of(nadia, sent.id).content.startswith(b"%PDF-")
