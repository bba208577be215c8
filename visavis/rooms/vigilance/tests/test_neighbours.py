"""A neighbour's curiosity is seen without keeping where staff live; a file that draws eyes is watched more closely."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people
from visavis.rooms.people.streets import street_of
from visavis.rooms.vigilance import contributions, jobs, links, queries, shelters
from visavis.rooms.vigilance.actions.note_street import note_street
from visavis.rooms.vigilance.actions.settle import settle
from visavis.rooms.vigilance.actions.shelter import shelter, unshelter
from visavis.rooms.vigilance.models import Alert, Shelter, Street
from visavis.rooms.vigilance.tests.conftest import TUESDAY, people_of, seat
from visavis.rooms.vigilance.tests.test_too_much_reading import CHECKED, kinds, opened

pytestmark = pytest.mark.django_db
WHY = "Elle passe à la télévision : des collègues en parlent."


def lives_at(key, address):
    with acting_as(VISITOR.with_file(key)):
        contact = people.Contact("letter", address)
        people.reach_by(
            file_id=key, contacts=[contact], on=TUESDAY.date(), now=TUESDAY, by=VISITOR, channel=Channel.WEB
        )


def notes(by, login="ines", address="rue du Port, 93200"):
    with acting_as(by):
        return note_street(login=login, address=address, now=TUESDAY, by=by, channel=Channel.WEB)


def sheltered(by, key, reason=WHY):
    with acting_as(by):
        return shelter(file_id=key, reason=reason, now=TUESDAY, by=by, channel=Channel.WEB)


def signed_in(login, settings):
    settings.DEMO = True
    client = Client()
    with acting_as(SERVICE):
        account = Account.objects.get(login=login)
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(
    "address",
    [
        "rue du Port, 93200",
        "12 bis, r. du Port\n93200 Saint-Denis",
        "Awa Diallo\nRésidence Les Lilas, bât. B\n3 RUE DU PORT\n93200 SAINT DENIS",
        "Awa Diallo, 3 rue du port 93200 saint-denis",
    ],
)
def test_one_street_is_known_however_it_is_written(address):
    assert street_of(address) == street_of("14 rue du Port, 93200 Saint-Denis") != ""


@pytest.mark.parametrize(
    "address",
    [
        "4 rue du Pont, 93200 Saint-Denis",
        "14 rue du Port, 59000 Lille",
        "14 avenue du Port, 93200",
        "rue du Port",
        "",
    ],
)
def test_another_street_or_none_is_not_the_same(address):
    assert street_of(address) != street_of("14 rue du Port, 93200 Saint-Denis")


def test_a_hamlet_without_a_street_is_known_too():
    assert street_of("Awa Diallo\nLe Bourg\n15220 Marcolès") == street_of("le bourg, 15220")


def test_a_neighbour_whom_she_does_not_follow_is_noticed_at_once_and_told(places, ines, claire):
    (key,) = people_of(places[0], 1)
    lives_at(key, "Anne\n3 rue du Port\n93200 Saint-Denis")
    notes(claire)
    opened(ines, key)
    assert kinds() == ["neighbour"]
    with acting_as(SERVICE):
        alert = Alert.objects.get()
        assert (alert.file_id, alert.suspends, alert.at) == (key, False, TUESDAY)
        told = FactRow.objects.get(name="vigilance.ReadingAlerted", file_id=key)
        assert (told.at - TUESDAY).total_seconds() <= 60
    with acting_as(claire):
        assert [each.kind for each in queries.noticed()] == ["neighbour"]
        settle(alert_id=alert.id, reason=CHECKED, now=TUESDAY, by=claire, channel=Channel.WEB)


def test_another_street_is_nobody_s_business(places, ines, claire):
    (key,) = people_of(places[0], 1)
    lives_at(key, "3 rue du Pont\n93200 Saint-Denis")
    notes(claire)
    opened(ines, key)
    assert kinds() == []


def test_a_neighbour_whom_she_follows_is_her_work(places, ines, claire):
    (key,) = people_of(places[0], 1)
    lives_at(key, "3 rue du Port\n93200 Saint-Denis")
    notes(claire)
    with acting_as(claire):
        dossier.name_referent(
            file_id=key, referent_id=ines.account_id, now=TUESDAY, by=claire, channel=Channel.DESK
        )
    opened(ines, key)
    assert kinds() == []


def test_nothing_noticed_while_her_street_is_not_noted(places, ines):
    (key,) = people_of(places[0], 1)
    lives_at(key, "3 rue du Port\n93200 Saint-Denis")
    opened(ines, key)
    assert kinds() == []


def test_of_an_address_only_a_mark_is_kept_and_nobody_at_the_agency_sees_even_that(places, ines, claire):
    notes(claire)
    with acting_as(SERVICE), connection.cursor() as cursor:
        cursor.execute("select t::text from vigilance_street t")
        kept = cursor.fetchone()[0].lower()
        cursor.execute("select string_agg(details::text, ' ') from facts_factrow")
        kept += cursor.fetchone()[0].lower()
    assert "port" not in kept
    assert "93200" not in kept
    for by in (ines, claire):
        with acting_as(by):
            assert not Street.objects.exists()


def test_who_may_note_whose_street(places, ines, claire, helene, protection):
    for by, login in ((ines, "claire"), (claire, "claire"), (helene, "ines"), (claire, "nobody")):
        with pytest.raises(Refusal):
            notes(by, login)
    with pytest.raises(Refusal, match="code postal"):
        notes(claire, "ines", "Saint-Denis")
    notes(protection, "claire")
    notes(claire, "ines")
    notes(claire, "ines", "4 rue du Pont, 93200")
    with acting_as(SERVICE):
        assert Street.objects.count() == 2


def test_the_mark_goes_with_the_account(places, ines, claire):
    notes(claire)
    with acting_as(SERVICE):
        assert jobs.forget_streets(TUESDAY, TUESDAY - TUESDAY) == 0
        Account.objects.filter(login="ines").update(closed_at=TUESDAY)
        later = now().replace(year=2027)
        assert jobs.forget_streets(later, TUESDAY - TUESDAY) == 1


def test_a_sheltered_file_alerts_at_the_first_reader_whom_nothing_links(places, ines, claire):
    (key, other) = people_of(places[0], 2)
    sheltered(claire, key)
    opened(ines, other)
    assert kinds() == []
    opened(ines, key)
    assert kinds() == ["sheltered"]
    with acting_as(SERVICE):
        assert FactRow.objects.filter(name="vigilance.ReadingAlerted", file_id=key).exists()


def test_whom_something_links_reads_a_sheltered_file_as_any_other(places, ines, claire, monkeypatch):
    (key,) = people_of(places[0], 1)
    sheltered(claire, key)
    monkeypatch.setattr(links, "_links", [lambda file_id, by, at: True])
    opened(ines, key)
    assert kinds() == []


def test_no_agent_sees_which_files_are_sheltered_and_the_person_is_told(
    places, ines, claire, helene, protection
):
    (key,) = people_of(places[0], 1)
    sheltered(claire, key)
    for by, seen in ((ines, 0), (helene, 0), (VISITOR, 0), (claire, 1), (protection, 1)):
        with acting_as(by):
            assert Shelter.objects.count() == seen
    with acting_as(ines):
        assert contributions.section(key, ines) is None
    with acting_as(SERVICE):
        assert FactRow.objects.filter(name="vigilance.FileSheltered", file_id=key).exists()
    with acting_as(VISITOR.with_file(key)):
        assert shelters.all_of(key)[0]["reason"] == WHY


def test_only_the_head_of_her_agency_decides_with_a_reason_and_ends_it(places, ines, claire, helene):
    (key,) = people_of(places[0], 1)
    for by in (ines, helene):
        with pytest.raises(Refusal, match="direction"):
            sheltered(by, key)
    with pytest.raises(Refusal, match="20 caractères"):
        sheltered(claire, key, reason="connue")
    first = sheltered(claire, key)
    assert sheltered(claire, key) == first
    with acting_as(claire):
        for _each in range(2):
            unshelter(file_id=key, now=TUESDAY, by=claire, channel=Channel.WEB)
        assert shelters.of_file(key) is None
    opened(ines, key)
    assert kinds() == []


def test_both_on_their_pages(places, ines, claire, settings):
    (key,) = people_of(places[0], 1)
    client = signed_in("claire", settings)
    assert "Pas encore noté" in client.get("/vigilance/rues/").content.decode()
    refused = client.post("/vigilance/rues/", {"login": "ines", "address": "Saint-Denis"})
    assert refused.status_code == 422
    assert (
        client.post("/vigilance/rues/", {"login": "ines", "address": "rue du Port, 93200"}).status_code == 302
    )
    assert "Pas encore noté" not in client.get("/vigilance/rues/?note=1").content.decode()
    client.post(f"/bureau/dossiers/{key}/pourquoi/", {"purpose": "follow_up"})
    page = f"/bureau/dossiers/{key}/attention/"
    assert client.post(page, {"reason": WHY}).status_code == 302
    assert WHY in client.get(page).content.decode()
    assert "Sous attention" in client.get(f"/bureau/dossiers/{key}/").content.decode()
    assert client.post(page, {"end": "yes"}).status_code == 302
    assert WHY not in client.get(page).content.decode()


def test_a_subcontractor_s_street_is_noted_too(places, claire):
    seat("sam", Role.SUBCONTRACTOR, "Sam", places[0])
    assert notes(claire, "sam")
