"""People whom nothing links to their reader: a patient thief meets her limit, a busy desk never does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier import door as dossier
from visavis.rooms.dossier.contributions import Awaited
from visavis.rooms.vigilance import limits, links
from visavis.rooms.vigilance.models import Alert, Opening
from visavis.rooms.vigilance.tests.conftest import FAMILIES, TUESDAY, people_of, seat
from visavis.rooms.vigilance.tests.test_too_much_reading import kinds, let, opened

pytestmark = pytest.mark.django_db


def ten_a_day(by, keys):
    """Ten files each working day, which no limit of an hour or a day would notice."""
    return sum(
        let(by, keys[10 * day : 10 * day + 10], TUESDAY + timedelta(days=day))
        for day in range(len(keys) // 10)
    )


def test_a_patient_thief_is_stopped_within_her_week(places, ines):
    assert ten_a_day(ines, people_of(places[0], 60)) == limits.STRANGERS_A_WEEK + 1
    assert kinds() == ["strangers"]
    with acting_as(SERVICE):
        alert = Alert.objects.get()
    assert (alert.suspends, alert.files) == (True, limits.STRANGERS_A_WEEK + 1)


def test_the_same_forty_people_read_again_are_no_more_people(places, ines):
    keys = people_of(places[0], 40)
    for day in range(6):
        assert let(ines, keys, TUESDAY + timedelta(days=day)) == 40
    assert kinds() == []


def test_somebody_whom_many_read_without_a_link_is_noticed_at_the_fifth_and_told(places):
    (key,) = people_of(places[0], 1)
    readers = [
        seat(f"agent{number}", Role.COUNSELLOR, f"Agent {number}", places[0])
        for number in range(limits.SOUGHT_BY)
    ]
    for reader in readers[:-1]:
        let(reader, [key], TUESDAY)
    assert kinds() == []
    let(readers[-1], [key], TUESDAY + timedelta(days=6))
    assert kinds() == ["sought"]
    with acting_as(SERVICE):
        assert Alert.objects.get().file_id == key
        assert FactRow.objects.filter(name="vigilance.ReadingAlerted", file_id=key).exists()


def test_those_who_read_her_longer_ago_are_not_counted(places):
    (key,) = people_of(places[0], 1)
    for number in range(limits.SOUGHT_BY + 2):
        reader = seat(f"agent{number}", Role.COUNSELLOR, f"Agent {number}", places[0])
        let(reader, [key], TUESDAY + timedelta(days=3 * number))
    assert kinds() == []


def test_whom_she_follows_is_no_stranger(places, ines, claire):
    keys = people_of(places[0], 50)
    for key in keys:
        with acting_as(claire):
            dossier.name_referent(
                file_id=key, referent_id=ines.account_id, now=TUESDAY, by=claire, channel=Channel.DESK
            )
    assert ten_a_day(ines, keys) == 50
    assert kinds() == []


def test_whom_something_is_owed_is_no_stranger(places, ines, monkeypatch):
    (key, other) = people_of(places[0], 2)
    owed = Awaited("Rappeler", TUESDAY, TUESDAY + timedelta(hours=4), "/", key, "")
    monkeypatch.setattr(links, "awaited", lambda by, at: [owed])
    with acting_as(ines):
        assert links.linked(key, ines, TUESDAY)
        assert not links.linked(other, ines, TUESDAY)


def test_whom_a_room_links_is_no_stranger(expected, places, ines):
    assert ten_a_day(ines, people_of(places[0], 50)) == 50
    with acting_as(SERVICE):
        assert not Opening.objects.filter(linked=False).exists()


def test_too_many_names_in_one_list_are_refused_and_told_all_the_same(places, ines, monkeypatch, settings):
    """The refused page is undone with all it wrote; that it was asked for is not."""
    monkeypatch.setattr(limits, "FILES_A_DAY", 3)
    settings.DEMO = True  # no second factor to set up first
    people_of(places[0], 5, family=FAMILIES[0])
    client = Client()
    with acting_as(SERVICE):
        account = Account.objects.get(id=ines.account_id)
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/bureau/dossiers/", {"q": FAMILIES[0]})
    answer = client.get("/bureau/dossiers/")
    assert answer.status_code == 429
    assert "Anne" not in answer.content.decode()
    assert kinds() == ["day"]
    with acting_as(SERVICE):
        assert not Opening.objects.exists()
    with pytest.raises(Refusal, match="volé"):
        opened(ines, people_of(places[0], 1)[0])
