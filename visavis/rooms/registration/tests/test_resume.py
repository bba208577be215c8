"""Stopping and going on: a short code, thirty days, five tries; and nobody else's registration."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.letters.message import Message
from visavis.foundation.requests.codes import new_code, show_code
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.registration import door, letters
from visavis.rooms.registration.actions.answer import answer
from visavis.rooms.registration.actions.begin import begin
from visavis.rooms.registration.actions.confirm import confirm
from visavis.rooms.registration.actions.give_card import give_card
from visavis.rooms.registration.models import Draft, WrongTry
from visavis.rooms.registration.queries import registration_of

pytestmark = pytest.mark.django_db
RESUME = "/reprendre/"


@pytest.fixture(autouse=True)
def agency():
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")


@pytest.fixture
def nadia(agency):
    with acting_as(VISITOR):
        return begin(said={"given": "Nadia"}, agency_id=agency.id, now=now(), by=VISITOR, channel=Channel.WEB)


def plain(answer):
    return answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def typed(client, code):
    return client.post(RESUME, {"code": code})


def later(**ago):
    """Nadia's last answer was so long ago."""
    with acting_as(SERVICE):
        Draft.objects.update(begun_at=now() - timedelta(days=60), expires_at=now() - timedelta(**ago))


def test_the_code_leads_back_to_the_question_where_she_stopped(client, nadia):
    answer = client.post(RESUME, {"code": nadia.code}, follow=True)
    assert answer.request["PATH_INFO"] == reverse("registration:question", args=["naissance"])


@pytest.mark.parametrize(
    "copied", [str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("0", "O")]
)
def test_the_code_is_understood_as_people_copy_it(client, nadia, copied):
    assert typed(client, copied(nadia.code)).status_code == 302


def test_what_was_answered_survives_the_browser(client, nadia):
    typed(client, nadia.code)
    client.post("/inscription/travail/", {"work": "Soudeuse"})
    elsewhere = Client()
    typed(elsewhere, nadia.code)
    assert "Soudeuse" in plain(elsewhere.get("/inscription/travail/"))


def test_an_unfinished_code_is_told_what_a_code_looks_like_and_stays_in_the_box(client):
    answer = typed(client, "7G3K")
    assert answer.status_code == 422
    assert "Un code a 8 lettres ou chiffres" in plain(answer)
    assert 'value="7G3K"' in plain(answer)
    assert "une personne retrouve votre inscription" in plain(answer)


def test_an_old_code_says_since_when_what_is_kept_and_who_helps(client, nadia):
    later(days=1)
    answer = typed(client, nadia.code)
    assert answer.status_code == 410
    assert "Ce code ne marche plus depuis le" in plain(answer)
    assert "Vos réponses sont gardées" in plain(answer)
    assert "Au guichet ou au téléphone" in plain(answer)


def test_an_expired_registration_takes_no_answer_from_the_web(nadia):
    later(days=1)
    me = VISITOR.with_file(nadia.file_id)
    with acting_as(me), pytest.raises(Refusal):
        answer(file_id=nadia.file_id, question="work", said={}, now=now(), by=me, channel=Channel.WEB)


def test_a_counsellor_opens_an_expired_registration_again_with_the_person(nadia, agency, settings):
    settings.DEMO = True
    later(days=40)
    ines = Account.objects.create(login="ines", role=Role.COUNSELLOR, agency_id=agency.id, made_at=now())
    desk = Client()
    desk.force_login(ines, backend="django.contrib.auth.backends.ModelBackend")
    at_desk = desk.post("/bureau/inscription/reprendre/", {"code": nadia.code}, follow=True)
    assert at_desk.request["PATH_INFO"].endswith("/naissance/")
    desk.post(at_desk.request["PATH_INFO"], {"unknown": "1"})
    assert typed(Client(), nadia.code).status_code == 302


def test_after_five_wrong_codes_the_browser_waits_a_quarter_of_an_hour_and_is_told_until_when(client, nadia):
    for _ in range(5):
        assert typed(client, show_code(new_code())).status_code == 422
    locked = typed(client, nadia.code)
    assert locked.status_code == 429
    assert "Réessayez à partir de" in plain(locked)
    assert "une personne retrouve votre inscription" in plain(locked)
    with acting_as(SERVICE):
        WrongTry.objects.update(tried_at=now() - timedelta(minutes=16))
    assert typed(client, nadia.code).status_code == 302


def test_a_new_browser_at_each_try_is_stopped_by_its_address(nadia):
    for _ in range(25):
        typed(Client(), show_code(new_code()))
    assert typed(Client(), nadia.code).status_code == 429


def test_wrong_tries_are_kept_without_any_address(client):
    typed(client, show_code(new_code()))
    assert WrongTry.objects.count() == 0, "nobody but the service sees them"
    with acting_as(SERVICE):
        assert not WrongTry.objects.filter(sender__contains="127.0.0.1").exists()
        assert WrongTry.objects.count() == 2


def test_the_code_of_a_finished_registration_opens_nothing(client, nadia):
    me = VISITOR.with_file(nadia.file_id)
    with acting_as(me):
        confirm(file_id=nadia.file_id, now=now(), by=me, channel=Channel.WEB)
    answer = typed(client, nadia.code)
    assert answer.status_code == 410
    assert "Entrez avec votre carte" in plain(answer)
    assert "own_file" not in client.session


def test_another_person_does_not_see_the_registration(nadia):
    with acting_as(Actor(role=Role.PERSON, file_id=uuid4())):
        assert registration_of(nadia.file_id) is None
        assert Draft.objects.count() == 0


def test_a_counsellor_of_another_agency_does_not_see_it(nadia):
    with acting_as(Actor(role=Role.COUNSELLOR, account_id=uuid4(), agency_id=uuid4())):
        assert Draft.objects.count() == 0


def test_another_person_cannot_answer_for_her(nadia):
    stranger = Actor(role=Role.PERSON, file_id=uuid4())
    with acting_as(stranger), pytest.raises(Refusal):
        answer(file_id=nadia.file_id, question="work", said={}, now=now(), by=stranger, channel=Channel.WEB)


def test_a_person_cannot_make_herself_a_card_of_someone_else(nadia):
    stranger = Actor(role=Role.PERSON, file_id=uuid4())
    with acting_as(stranger), pytest.raises(Refusal):
        give_card(file_id=nadia.file_id, now=now(), by=stranger, channel=Channel.WEB)


def test_needs_and_the_agency_chosen_are_passed_on_when_she_confirms(nadia):
    with acting_as(SERVICE):
        lyon = agencies.found(name="Lyon", address="1 quai", phone="0199003950")
    me = VISITOR.with_file(nadia.file_id)
    with acting_as(me):
        for question, said in (("needs", {"needs": ["lift"]}), ("place", {"agency": str(lyon.id)})):
            answer(file_id=nadia.file_id, question=question, said=said, now=now(), by=me, channel=Channel.WEB)
        confirm(file_id=nadia.file_id, now=now(), by=me, channel=Channel.WEB)
        assert dossier.needs(nadia.file_id) == ["lift"]
        assert dossier.agency_id_of(nadia.file_id) == lyon.id


def test_other_rooms_read_what_work_is_sought_and_the_preference(nadia):
    me = VISITOR.with_file(nadia.file_id)
    with acting_as(me):
        assert (door.work_sought(nadia.file_id), door.digital_preference(nadia.file_id)) == ("", None)
        for question, said in (("work", {"work": "Soudeuse"}), ("ease", {"ease": "human"})):
            answer(file_id=nadia.file_id, question=question, said=said, now=now(), by=me, channel=Channel.WEB)
        assert (door.work_sought(nadia.file_id), door.digital_preference(nadia.file_id)) == (
            "Soudeuse",
            "human",
        )


def test_the_letter_says_since_when_and_asks_for_nothing_digital(nadia, monkeypatch):
    sent: list[Message] = []
    monkeypatch.setattr(letters, "send", lambda file_id, message, **occasion: sent.append(message))
    me = VISITOR.with_file(nadia.file_id)
    from visavis.foundation.facts import header
    from visavis.rooms.dossier.facts import PersonRegistered

    with acting_as(me):
        fact = header(now=now(), by=me, channel=Channel.WEB, file_id=nadia.file_id)
        letters.on_registered(PersonRegistered(**fact, from_on=now().date()))
    assert "Nadia" in sent[0].text
    assert "guichet" in sent[0].text
