"""How much work there is: by agency, never by person; groups of five; small numbers secret."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client

from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.observatory.load import work
from visavis.rooms.observatory.tests.test_month import happened
from visavis.rooms.reception.models import Visit

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def place():
    week = [(weekday, time(9), time(12)) for weekday in range(5)]
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis", address="x", phone="0199003949", desk=week, telephone=week)


def follower(place, login, files):
    """Somebody who follows so many files."""
    with acting_as(SERVICE):
        by = open_account(
            login=login, role=Role.COUNSELLOR, public_name="A", now=NOW, agency_id=place.id
        ).actor()
    for _ in range(files):
        with acting_as(VISITOR):
            file_id = dossier.open_file(agency_id=place.id, now=NOW, by=VISITOR, channel=Channel.WEB)
        with acting_as(by):
            dossier.name_referent(
                file_id=file_id, referent_id=by.account_id, now=NOW, by=by, channel=Channel.DESK
            )


def visited(place, count, motive, minutes, days=3):
    with acting_as(SERVICE):
        Visit.objects.bulk_create(
            Visit(
                agency_id=place.id, motive=motive, minutes=minutes, arrived_at=NOW - timedelta(days=days),
                noted_at=NOW, channel="desk",
            )
            for _ in range(count)
        )  # fmt: skip


def test_five_who_follow_files_are_a_group_and_four_are_not(place):
    for number in range(4):
        follower(place, f"agent{number}", files=3)
    assert work(NOW).together.followed_each is None
    follower(place, "agent4", files=5)
    found = work(NOW)
    assert (found.together.followed_each, found.places[0].followed_each) == (3, 3)


def test_minutes_are_those_of_one_visit_and_a_kind_few_came_for_stays_secret(place):
    visited(place, 30, "rights", 20)
    visited(place, 20, "offers", 10)
    visited(place, 3, "project", 60)
    visited(place, 9, "rights", 60, days=29)
    found = work(NOW)
    assert (found.places[0].visits, found.places[0].minutes) == (53, 18)
    kinds = {each.motive.value: (each.visits, each.minutes) for each in found.kinds}
    assert kinds["project"] == (None, None) and kinds["declaration"] == (0, None)
    assert [kinds["rights"], kinds["offers"]].count((None, None)) == 1, (
        "or the secret one is what is left over"
    )


def test_calls_are_counted_by_the_hour_in_which_the_phone_is_answered(place):
    happened(
        "messaging.MessageWritten",
        "phone",
        114,
        at=NOW - timedelta(days=2),
        role="counsellor",
        agency=place.id,
    )
    found = work(NOW).places[0]
    assert found.calls == 114
    assert f"{found.calls_an_hour}" == "2.0", "19 working days of three hours: one of the twenty is a holiday"


def test_a_figure_by_the_hour_has_one_decimal_on_the_page(place):
    happened(
        "messaging.MessageWritten",
        "phone",
        17,
        at=NOW - timedelta(days=2),
        role="counsellor",
        agency=place.id,
    )
    with time_machine.travel(NOW):
        page = Client(HTTP_ACCEPT_LANGUAGE="fr").get("/observatoire/travail/").content.decode()
    assert ">0,3</td>" in page and "Le temps d’une visite" not in page


def test_everybody_reads_it_and_delegates_are_at_home_there(place):
    visited(place, 12, "rights", 25)
    page = Client(HTTP_ACCEPT_LANGUAGE="fr").get("/observatoire/travail/").content.decode()
    assert "Saint-Denis" in page and "jamais par personne" in page
    from visavis.front.menus import home_of

    assert home_of(Role.DELEGATE) == "/observatoire/travail/"
