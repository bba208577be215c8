"""Answers with their versions, who relied on them, training by group: signed, never rewritten, never about one person."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies import door as agencies
from visavis.rooms.knowledge import queries
from visavis.rooms.knowledge.actions.declare import declare
from visavis.rooms.knowledge.actions.rely import rely
from visavis.rooms.knowledge.actions.write import Words, write
from visavis.rooms.knowledge.contributions import awaited
from visavis.rooms.knowledge.models import Reliance, Training, Version

pytestmark = pytest.mark.django_db
MOVING = Words(
    audience="everybody", title="Je déménage, que faire ?", text="Dites votre nouvelle adresse au guichet."
)


@pytest.fixture(autouse=True)
def a_demonstration(settings):
    settings.DEMO = True


@pytest.fixture
def place():
    with acting_as(SERVICE):
        return agencies.found(
            name="Saint-Denis", address="12 rue de la Gare", phone="0199003949", desk=[(0, time(9), time(16))]
        )


def seat(login, place, role=Role.COUNSELLOR):
    return open_account(
        login=login, role=role, public_name=login.title(), now=now(), agency_id=place.id
    ).actor()


@pytest.fixture
def ines(place):
    return seat("ines", place)


@pytest.fixture
def karim(place):
    return seat("karim", place)


@pytest.fixture
def claire(place):
    return seat("claire", place, Role.MANAGER)


def written(by, words=MOVING, entry_id=None, after=0):
    with acting_as(by):
        return write(words=words, entry_id=entry_id, after=after, now=now(), by=by, channel=Channel.WEB)


def second(**change):
    said = {
        "audience": "everybody",
        "title": MOVING.title,
        "text": "Faites-le aussi en ligne.",
        "why": "En ligne aussi.",
    }
    return Words(**{**said, **change})


def browser_of(by):
    client = Client()
    with acting_as(SERVICE):
        client.force_login(
            Account.objects.get(id=by.account_id), backend="django.contrib.auth.backends.ModelBackend"
        )
    return client


def test_an_answer_keeps_all_its_versions_signed_and_dated(ines, karim):
    entry_id = written(ines)
    written(karim, second(), entry_id, 1)
    with acting_as(VISITOR):
        found = queries.versions(entry_id)
    assert [(each.number, each.written_by, each.current) for each in found] == [
        (2, "Karim", True), (1, "Ines", False),
    ]  # fmt: skip
    assert found[1].text == MOVING.text


def test_a_version_is_never_rewritten_nor_removed(ines):
    written(ines)
    for act in (lambda: Version.objects.update(text="x"), lambda: Version.objects.all().delete()):
        with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(ines):
            act()


def test_two_who_correct_at_once_the_second_is_told(ines, karim):
    entry_id = written(ines)
    written(ines, second(), entry_id, 1)
    with pytest.raises(Refusal) as stopped:
        written(karim, second(text="Autre chose."), entry_id, 1)
    assert stopped.value.status == 409


def test_a_new_version_says_why(ines):
    entry_id = written(ines)
    with pytest.raises(Refusal):
        written(ines, second(why=" "), entry_id, 1)


def test_a_practice_note_is_for_staff(ines):
    entry_id = written(
        ines, Words(audience="staff", title="Un divorce en cours", text="Demander avec qui parler.")
    )
    assert Client().get(f"/reponses/{entry_id}/").status_code == 404
    assert browser_of(ines).get(f"/reponses/{entry_id}/").status_code == 200


def test_whoever_relied_on_it_is_told_when_it_changes_until_she_relies_on_the_new_one(ines, karim):
    entry_id = written(ines)
    with acting_as(karim):
        rely(version_id=queries.versions(entry_id)[0].id, now=now(), by=karim, channel=Channel.WEB)
        assert list(awaited(karim, now())) == []
    written(ines, second(), entry_id, 1)
    with acting_as(karim):
        assert [each.who for each in awaited(karim, now())] == [MOVING.title]
        assert queries.relied_on(queries.versions(entry_id)[1].id) == ["Karim"]
        rely(version_id=queries.versions(entry_id)[0].id, now=now(), by=karim, channel=Channel.WEB)
        assert list(awaited(karim, now())) == []


def test_nobody_relies_in_somebody_else_s_name(ines, karim):
    entry_id = written(ines)
    with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(ines):
        version = queries.versions(entry_id)[0]
        Reliance.objects.create(version_id=version.id, account_id=karim.account_id, at=now())


def test_the_one_box_finds_what_holds_and_nothing_retired(ines):
    entry_id = written(ines)
    with acting_as(VISITOR):
        assert [each.entry_id for each in queries.sought("déménager adresse", 5)] == [entry_id]
    client = Client()
    page = client.post("/chercher/", {"words": "je déménage"}, follow=True).content.decode()
    assert "Je déménage, que faire" in page.replace("\xa0", " ")
    written(ines, second(retired=True), entry_id, 1)
    with acting_as(VISITOR):
        assert list(queries.sought("déménager adresse", 5)) == []
        assert list(queries.all_notes()) == []


def test_only_those_who_receive_people_write(place):
    for by in (VISITOR, SERVICE):
        with pytest.raises(Refusal):
            written(by)


def test_pages_write_correct_and_rely(ines):
    client = browser_of(ines)
    said = {
        "title": "Je n’ai pas d’ordinateur",
        "text": "Tout se fait au guichet.",
        "source": "",
        "audience": "everybody",
    }
    assert client.post("/reponses/ecrire/", said).status_code == 302
    with acting_as(ines):
        entry_id = Version.objects.get().entry_id
    assert client.post(f"/reponses/{entry_id}/ecrire/", {**said, "after": "1"}).status_code == 422
    assert (
        client.post(
            f"/reponses/{entry_id}/ecrire/", {**said, "after": "1", "why": "Par téléphone aussi."}
        ).status_code
        == 302
    )
    client.post(f"/reponses/{entry_id}/servi/")
    assert "S’en sont servis" in client.get(f"/reponses/{entry_id}/").content.decode()
    assert "S’en sont servis" not in Client().get(f"/reponses/{entry_id}/").content.decode()
    assert "ne vaut plus" in Client().get(f"/reponses/{entry_id}/?version=1").content.decode()


class TestTraining:
    @staticmethod
    def told(by, people=6, hours=42, team="accueil"):
        with acting_as(by):
            declare(
                team=team, people=people, quarter=date(2026, 10, 1), hours=hours, skills=("mandats", "corrections"),
                now=now(), by=by, channel=Channel.WEB,
            )  # fmt: skip

    def test_a_group_is_published_with_its_hours_and_skills(self, claire):
        self.told(claire)
        page = Client().get("/observatoire/formation/").content.decode()
        assert "accueil, Saint-Denis" in page
        assert "mandats, corrections" in page

    def test_never_of_fewer_than_five_by_the_act_or_by_the_database(self, claire):
        with pytest.raises(Refusal, match="5 personnes"):
            self.told(claire, people=4)
        with pytest.raises(IntegrityError, match="five_people"), transaction.atomic(), acting_as(claire):
            Training.objects.create(
                agency_id=claire.agency_id, team="x", people=4, quarter=date(2026, 10, 1), hours=1, skills=[],
                declared_at=now(), declared_by=claire.account_id,
            )  # fmt: skip

    def test_told_again_the_latest_holds(self, claire):
        self.told(claire)
        self.told(claire, hours=50)
        with acting_as(VISITOR):
            assert [each.hours for each in queries.training()] == [50]

    def test_only_the_management_of_the_agency_declares(self, ines):
        with pytest.raises(Refusal):
            self.told(ines)

    def test_the_table_knows_no_account_but_the_one_who_declared(self):
        assert {field.name for field in Training._meta.fields if "account" in field.name} == set()

    def test_the_page_says_beside_its_box_that_a_group_is_too_small(self, claire):
        said = {"team": "accueil", "people": "3", "quarter": "2026-10-01", "hours": "4", "skills": ""}
        answer = browser_of(claire).post("/pilotage/formation/", said)
        assert answer.status_code == 422
        assert "5 personnes au moins" in answer.content.decode().replace("\xa0", " ")


def test_the_statement_of_the_release_is_public():
    assert "Ce qui reste humain" in Client().get("/ce-qui-change-au-travail/").content.decode()
