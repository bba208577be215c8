"""The pages of mandates: at home, at the desk, for the helper; coming in with two steps; the messages that come in."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity import cards
from visavis.foundation.identity.accounts import own_password
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import run_waiting
from visavis.foundation.letters.models import SentLetter
from visavis.rooms.mandates import jobs, queries
from visavis.rooms.mandates.models import Mandate
from visavis.rooms.mandates.tests.conftest import NUMBER, given
from visavis.rooms.mandates.tests.test_mandates import PICTURE, asked, standing, write

pytestmark = pytest.mark.django_db


def browser_of(actor):
    client = Client()
    with acting_as(SERVICE):
        account = Account.objects.get(id=actor.account_id)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(autouse=True)
def a_demonstration(settings):
    """Second steps have their own test below; elsewhere the chairs are free."""
    settings.DEMO = True


def mandates_of(person):
    with acting_as(person):
        return queries.of_file(person.file_id, now())


def desk_of(agent, person):
    client = browser_of(agent)
    client.post(f"/bureau/dossiers/{person.file_id}/pourquoi/", {"purpose": "help_at_desk"})
    return client


def written(client, person, **said):
    wanted = {
        "login": "", "name": "", "kind": "association", "families": ["messages"], "days": "1", "way": "witness",
        "spoken": "", **said,
    }  # fmt: skip
    return client.post(f"/bureau/dossiers/{person.file_id}/mandats/donner/", wanted)


def test_she_gives_a_mandate_in_her_space_and_ends_it_in_one_press(nadia, samira):
    client = browser_of(nadia)
    said = {"login": "samira", "kind": "relative", "families": ["messages", "file"], "days": "1"}
    assert client.post("/mon-espace/mandats/donner/", said).status_code == 302
    [held] = mandates_of(nadia)
    assert (held.state, held.way, held.families) == ("holding", "self", ("messages", "file"))
    assert "Samira Benali" in client.get("/mon-espace/mandats/").content.decode()
    client.post(f"/mon-espace/mandats/{held.id}/arreter/")
    assert mandates_of(nadia)[0].state == "ended"


def test_a_name_that_is_nobody_s_is_said_beside_its_box(nadia, ines):
    said = {"login": "ines", "kind": "relative", "families": ["file"], "days": "1"}
    answer = browser_of(nadia).post("/mon-espace/mandats/donner/", said)
    assert answer.status_code == 422
    assert "n’entre avec ce nom" in answer.content.decode()
    assert mandates_of(nadia) == []


def test_the_paper_to_sign_is_an_accessible_sheet(nadia, ines):
    for client, address in (
        (browser_of(nadia), "/mon-espace/mandats/papier/"),
        (desk_of(ines, nadia), f"/bureau/dossiers/{nadia.file_id}/mandats/papier/"),
    ):
        sheet = client.get(address)
        assert sheet["Content-Type"] == "application/pdf"
        assert b"pdfuaid" in sheet.content
        assert sheet.content.startswith(b"%PDF")


def test_at_the_desk_somebody_new_is_welcomed_and_a_second_agent_hears_the_yes(nadia, ines, karim):
    desk = desk_of(ines, nadia)
    answer = written(desk, nadia, name="Awa Sow")
    assert answer["Location"] == "/bureau/mandats/cle/"
    page = desk.get("/bureau/mandats/cle/").content.decode()
    assert "Awa Sow" in page
    assert page.count('<li><b class="code">') == 10
    desk.post("/bureau/mandats/cle/")
    assert "Awa Sow" not in desk.get("/bureau/mandats/cle/").content.decode()
    [waiting] = mandates_of(nadia)
    assert waiting.state == "waiting"
    second = desk_of(karim, nadia)
    assert f"/bureau/mandats/{waiting.id}/" in second.get("/bureau/").content.decode()
    second.post(f"/bureau/mandats/{waiting.id}/")
    assert mandates_of(nadia)[0].state == "holding"


def test_the_agent_who_wrote_it_cannot_be_the_witness(nadia, ines, samira):
    made = asked(ines, nadia, samira)
    answer = desk_of(ines, nadia).post(f"/bureau/mandats/{made}/")
    assert answer.status_code == 422
    assert mandates_of(nadia)[0].state == "waiting"


def test_at_the_desk_a_signed_paper_is_photographed(nadia, ines, samira):
    paper = BytesIO(PICTURE)
    paper.name = "mandat.png"
    desk = desk_of(ines, nadia)
    assert written(desk, nadia, login="samira", way="paper").status_code == 422
    assert written(desk, nadia, login="samira", way="paper", paper=paper).status_code == 302
    assert [each.way for each in mandates_of(nadia)] == ["paper"]


def test_a_wrong_spoken_code_leaves_nothing_behind(nadia, ines, samira):
    answer = written(desk_of(ines, nadia), nadia, login="samira", way="code", spoken="AAAA-AAAA")
    assert answer.status_code == 422
    assert mandates_of(nadia) == []


def test_by_phone_a_code_of_her_card_is_enough(nadia, ines, samira):
    with acting_as(SERVICE):
        code = cards.make_card(Account.objects.get(id=nadia.account_id))[3]
    desk = desk_of(ines, nadia)
    assert written(desk, nadia, login="samira", way="code", spoken=code, channel="phone").status_code == 302
    [held] = mandates_of(nadia)
    desk.post(f"/bureau/dossiers/{nadia.file_id}/mandats/{held.id}/arreter/", {"channel": "phone"})
    assert [(each.state, each.ended_channel) for each in mandates_of(nadia)] == [("ended", "phone")]


def test_a_guardian_is_written_with_the_judgement_only(nadia, ines, samira):
    desk = desk_of(ines, nadia)
    assert written(desk, nadia, login="samira", kind="guardian", way="witness").status_code == 422
    paper = BytesIO(PICTURE)
    paper.name = "jugement.png"
    said = {"login": "samira", "kind": "guardian", "way": "judgement", "days": "365", "paper": paper}
    assert written(desk, nadia, **said).status_code == 302
    assert mandates_of(nadia)[0].for_guardian


def test_a_helper_comes_in_with_a_password_and_a_code_and_with_neither_alone(samira, settings):
    settings.DEMO = False
    with acting_as(SERVICE):
        account = Account.objects.get(id=samira.account_id)
        own_password(account, "un-long-mot-de-passe-57")
        codes = cards.make_card(account)
    alone = Client()
    alone.post("/entrer/", {"login": "samira", "code": codes[0]})
    assert alone.get("/aide/").status_code == 302
    client = Client()
    step = client.post("/compte/entrer/", {"login": "samira", "password": "un-long-mot-de-passe-57"})
    assert client.get("/aide/").status_code == 302
    client.post(step["Location"], {"code": codes[1]})
    assert client.get("/aide/").status_code == 200


def test_a_helper_without_a_second_step_is_led_to_one(samira, settings):
    settings.DEMO = False
    client = browser_of(samira)
    assert client.get("/aide/")["Location"] == "/compte/deuxieme-facteur/"


def test_the_helper_acts_on_the_person_s_own_pages_and_notes_her_time(nadia, samira):
    made = given(nadia, samira)
    client = browser_of(samira)
    assert "Nadia Belkacem" in client.get("/aide/").content.decode()
    client.post(f"/aide/{made}/ouvrir/")
    assert client.post("/mon-espace/messages/", {"text": "Nadia demande un rendez-vous."}).status_code == 302
    page = client.get(f"/aide/{made}/").content.decode()
    assert "Lire les messages et écrire au conseiller" in page
    with acting_as(samira):
        [done] = queries.help_under(made)
    assert done.minutes == 1
    client.post(f"/aide/temps/{done.id}/", {"minutes": "25"})
    assert "25" in client.get("/aide/").content.decode()
    own = browser_of(nadia).get("/mon-espace/messages/").content.decode()
    assert "Samira Benali, pour vous" in own.replace("\xa0", " ")
    client.post("/aide/fermer/")
    assert client.get("/mon-espace/messages/").status_code == 404


def test_a_helper_takes_back_none_of_the_person_s_words(nadia, samira):
    browser_of(nadia).post("/mon-espace/messages/", {"text": "Ce sont mes mots."})
    client = browser_of(samira)
    client.post(f"/aide/{given(nadia, samira)}/ouvrir/")
    page = client.get("/mon-espace/messages/").content.decode()
    assert "Ce sont mes mots." in page
    assert "Retirer" not in page


def test_the_gateway_brings_a_message_in_with_its_secret_alone(nadia, samira, settings):
    made = given(nadia, samira)
    body = json.dumps({"from": NUMBER, "text": "Stop", "reference": "7"})
    settings.SMS_SECRET = None
    send = {"content_type": "application/json", "headers": {"Authorization": "Bearer secret"}}
    address = "/boite-de-depart/sms-recus/"
    assert Client().post(address, body, **send).status_code == 404
    settings.SMS_SECRET = "other"
    assert Client().post(address, body, **send).status_code == 404
    settings.SMS_SECRET = "secret"
    assert Client().post(address, "[]", **send).status_code == 400
    assert mandates_of(nadia)[0].state == "holding"
    assert Client(enforce_csrf_checks=True).post(address, body, **send).json() == {
        "taken": True,
        "done": True,
    }
    assert (mandates_of(nadia)[0].id, mandates_of(nadia)[0].state) == (made, "ended")


def test_the_telephone_of_the_demonstration_exists_there_only(nadia, samira, settings):
    given(nadia, samira)
    said = {"number": NUMBER, "text": "STOP"}
    assert "c’est fait" in Client().post("/boite-de-depart/telephone/", said).content.decode()
    settings.DEMO = False
    assert Client().get("/boite-de-depart/telephone/").status_code == 404


def letters_of(person):
    with acting_as(person):
        rows = SentLetter.objects.filter(file_id=person.file_id)
        return list(rows.order_by("id").values_list("message", flat=True))


@pytest.mark.django_db(transaction=True)
def test_a_letter_says_it_is_given_used_and_ended_once_a_day_at_most(nadia, samira):
    made = given(nadia, samira)
    run_waiting()
    for _ in range(3):
        write(standing(samira, made), nadia.file_id)
    with acting_as(SERVICE):
        jobs.tell_the_day()
        jobs.tell_the_day()
    browser_of(nadia).post(f"/mon-espace/mandats/{made}/arreter/")
    run_waiting()
    assert letters_of(nadia) == ["mandates.given", "mandates.used", "mandates.ended"]


@pytest.mark.django_db(transaction=True)
def test_the_question_goes_by_text_message_and_one_word_answers_it(nadia, ines, samira):
    desk = desk_of(ines, nadia)
    written(desk, nadia, login="samira", way="sms")
    run_waiting()
    assert letters_of(nadia) == ["mandates.ask"]
    with acting_as(nadia):
        number = Mandate.objects.get().number
    Client().post("/boite-de-depart/telephone/", {"number": "06 39 98 11 77", "text": f"Oui {number}"})
    assert mandates_of(nadia)[0].way == "sms"
