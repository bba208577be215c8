"""Somebody without a file says yes by text message: OUI from any telephone, then her registration begins."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import run_waiting
from visavis.foundation.outside.models import OutboxItem
from visavis.foundation.outside.outbox import open_item
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies import door as agencies
from visavis.rooms.mandates import contributions
from visavis.rooms.mandates.actions.ask_word import ASKED_A_DAY, LASTS, ask_word
from visavis.rooms.mandates.actions.hear import hear
from visavis.rooms.mandates.models import AskedWord, Consent, Ending
from visavis.rooms.registration.tests.test_for_another import (
    begins,
    browser,
    files,
    goes_through,
    own,
    seat,
    the_file,
    words,
)

pytestmark = pytest.mark.django_db
HERS = "06 39 98 11 20"


@pytest.fixture(autouse=True)
def place(settings):
    settings.DEMO = True
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")


@pytest.fixture
def samira():
    return seat("samira", Role.HELPER, "Samira Benali")


@pytest.fixture
def ines(place):
    return seat("ines", Role.COUNSELLOR, "Inès Moreau", place.id)


def says(text, number="+33639981120", reference="m-1", at=None):
    return hear(
        number=number, text=text, reference=reference, now=at or now(), by=VISITOR, channel=Channel.SMS
    )


def presses(client, **said):
    return begins(client, way="sms", phone=HERS, **said)


def asks(account, number="0639981120", at=None):
    by = account.actor()
    with acting_as(by):
        return ask_word(number=number, now=at or now(), by=by)


def sent():
    run_waiting()
    with acting_as(SERVICE):
        items = OutboxItem.objects.filter(port="sms").order_by("id")
        return [(opened.to, opened.text) for opened in (open_item(each.id) for each in items)]


def test_a_press_sends_the_question_her_oui_answers_and_the_second_press_begins(samira):
    client = browser(samira)
    answer = presses(client)
    assert answer.status_code == 200
    assert "Le SMS est parti" in words(answer)
    assert 'value="Diallo"' in words(answer)
    ((to, text),) = sent()
    assert to == "+33639981120"
    assert "Samira Benali veut vous inscrire" in text
    assert "OUI" in text
    assert len(text) <= 160
    assert "pas encore là" in words(presses(client))
    assert files() == 0
    assert says("Oui !")
    assert presses(client).status_code == 302
    with acting_as(SERVICE):
        yes = Consent.objects.get()
        assert (yes.way, yes.channel, yes.sms_reference) == ("sms", "sms", "m-1")
        assert yes.taken_by == samira.id
    assert sum("OUI" in text for _to, text in sent()) == 1, "asked once, however often one presses"
    assert goes_through(client, own).status_code == 302


def test_an_agent_asks_too_and_the_telephone_that_said_yes_says_stop(ines):
    client = browser(ines)
    assert "Le SMS est parti" in words(begins_at_the_desk(client))
    assert says("OUI")
    assert begins_at_the_desk(client).status_code == 302
    assert says("STOP", reference="m-2")
    with acting_as(SERVICE):
        assert Ending.objects.filter(file_id=the_file()).exists()


def begins_at_the_desk(client):
    return begins(client, reverse("registration:desk_for_another"), kind="desk", way="sms", phone=HERS)


def test_stop_or_silence_registers_nobody(samira):
    client = browser(samira)
    presses(client)
    assert says("STOP")
    assert not says("OUI", reference="m-2"), "she said no; a later word needs a new question"
    assert files() == 0
    assert "Le SMS est parti" in words(presses(client)), "asking again is possible"


def test_the_yes_holds_two_hours_for_whoever_asked_and_once(samira, ines):
    early = now() - LASTS - timedelta(minutes=1)
    asks(samira, at=early)
    assert not says("OUI")
    asks(ines)
    assert says("OUI")
    presses(browser(samira))
    assert files() == 0, "Inès asked, not Samira"
    assert begins_at_the_desk(browser(ines)).status_code == 302
    assert begins_at_the_desk(browser(ines)).status_code == 422, "her yes was for one registration"
    assert files() == 1


def test_one_telephone_does_not_say_yes_for_many(samira, ines):
    asks(samira)
    with pytest.raises(Refusal, match="attend déjà"):
        asks(ines)
    assert says("OUI")
    assert presses(browser(samira)).status_code == 302
    with pytest.raises(Refusal, match="déjà servi"):
        asks(ines, at=now() + timedelta(days=3))


def test_nobody_writes_to_a_crowd_and_no_stranger_asks(samira, place):
    for number in range(ASKED_A_DAY):
        asks(samira, f"06399811{number:02}")
    with pytest.raises(Refusal) as refused:
        asks(samira, "0639981199")
    assert refused.value.status == 429
    person = Account(role=Role.EMPLOYER, public_name="Paul", organisation_id=place.id, made_at=now())
    with pytest.raises(Refusal, match="Seule une personne qui aide"):
        ask_word(number="0639981198", now=now(), by=person.actor())


def test_the_number_is_destroyed_once_the_message_left_and_its_mark_a_month_later(samira):
    asks(samira)
    sent()
    with acting_as(SERVICE), connection.cursor() as cursor:
        cursor.execute("select t::text from mandates_askedword t")
        assert "39981120" not in cursor.fetchone()[0]
        assert bytes(AskedWord.objects.get().sealed_number) == b""
        assert contributions.forget_asked(now() + timedelta(days=30), timedelta(days=31)) == 0
        assert contributions.forget_asked(now() + timedelta(days=32), timedelta(days=31)) == 1
    with acting_as(samira.actor()):
        assert not AskedWord.objects.exists()


def test_a_number_that_is_none_keeps_what_was_typed(samira):
    answer = begins(browser(samira), way="sms", phone="12")
    assert answer.status_code == 422
    assert 'value="Diallo"' in words(answer)
    assert "numéro du téléphone" in words(begins(browser(samira), way="sms"))
