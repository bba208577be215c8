"""A form sent twice acts once; tokens are forgotten after seven days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from visavis.decisions.retention import time_of
from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.requests.models import SentForm
from visavis.front.forgetting import forget_sent_forms
from visavis.rooms.agencies import door as agencies

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")


def asked():
    with acting_as(SERVICE):
        return FactRow.objects.filter(name="reception.CallBackAsked").count()


def test_pressing_twice_acts_once_and_leads_to_the_same_place(agency):
    client = Client()
    sent = {"phone": "06 39 98 11 01", "once": "jeton-de-ce-formulaire"}
    first, second = (
        client.post("/rappel/", sent),
        client.post("/rappel/", {**sent, "phone": "06 39 98 11 02"}),
    )
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert asked() == 1


def test_another_showing_of_the_form_is_another_act(agency):
    client = Client()
    client.post("/rappel/", {"phone": "06 39 98 11 01", "once": "premier"})
    client.post("/rappel/", {"phone": "06 39 98 11 02", "once": "second"})
    assert asked() == 2


def test_a_form_with_a_fault_is_not_remembered_so_that_it_can_be_sent_again(agency):
    client = Client()
    faulty = client.post("/rappel/", {"phone": "douze", "once": "jeton"})
    assert faulty.status_code == 422
    assert client.post("/rappel/", {"phone": "06 39 98 11 01", "once": "jeton"}).status_code == 302
    assert asked() == 1


def test_a_sending_without_its_token_does_nothing_and_says_so(agency):
    bare = Client().generic("POST", "/rappel/", "phone=0639981101", "application/x-www-form-urlencoded")
    assert bare.status_code == 400
    page = bare.content.decode()
    assert "n’a pas été pris" in page
    assert 'id="human"' in page
    assert asked() == 0


def test_tokens_are_forgotten_after_seven_days():
    with acting_as(SERVICE):
        for age in (6, 8):
            SentForm.objects.create(
                token=f"age-{age}",
                sender="x",
                path="/rappel/",
                status=302,
                location="/",
                sent_at=now() - timedelta(days=age),
            )
        assert forget_sent_forms(now(), time_of("sent_forms")) == 1
        assert list(SentForm.objects.order_by("token").values_list("token", flat=True)) == ["age-6"]
