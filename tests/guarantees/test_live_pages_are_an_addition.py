"""Danger: pages that only work with a script and a second server. Taken away, both leave everything as it was."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests import town
from tests.town import sit_down
from visavis.foundation.identity.actor import SERVICE, Channel, Role, acting_as
from visavis.foundation.live import ticket
from visavis.foundation.live.models import LiveEvent

pytestmark = pytest.mark.django_db
MESSAGES = "/mon-espace/messages/"
ELSEWHERE = ":8001"


def test_without_a_live_process_a_page_promises_nothing(loaded, settings):
    settings.LIVE = ""
    page = sit_down(Role.PERSON).get(MESSAGES)
    assert "data-live" not in page.text and "<script" not in page.text
    assert "connect-src 'self';" in page["Content-Security-Policy"] + ";"


def test_a_live_page_may_listen_to_exactly_one_other_place(loaded, settings):
    settings.LIVE = ELSEWHERE
    page = sit_down(Role.PERSON).get(MESSAGES)
    policy = dict(
        part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";") if part.strip()
    )
    assert set(policy["connect-src"].split()) == {"'self'", "http://testserver:8001"}
    assert "unsafe" not in page["Content-Security-Policy"]
    still = sit_down(Role.PERSON).get("/mon-espace/")
    assert "8001" not in still["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("place", "stream"),
    [
        ("/", "/en-direct"),
        (":9", "http://testserver:9/en-direct"),
        ("https://d.fr", "https://d.fr/en-direct"),
    ],
)
def test_the_operator_says_where_the_stream_is(loaded, settings, place, stream):
    settings.LIVE = place
    assert f'data-stream="{stream}"' in sit_down(Role.PERSON).get(MESSAGES).text


def test_a_page_gives_a_ticket_for_what_it_shows_and_nothing_more(loaded, settings):
    settings.LIVE = ELSEWHERE
    page = sit_down(Role.PERSON).get(MESSAGES).text
    given = ticket.read(re.search(r'data-ticket="([^"]+)"', page)[1])
    assert given.topics == (f"thread:{town.file_of('nadia')}",)
    assert given.origin == "http://testserver" and given.session


def test_still_pages_and_paper_follow_nothing(loaded, settings):
    settings.LIVE = ELSEWHERE
    client = sit_down(Role.PERSON)
    assert "data-ticket" not in client.get(f"{MESSAGES}?papier").text
    client.get("/affichage/fixe/oui")
    page = client.get(MESSAGES).text
    assert "<script" not in page and "La mettre à jour seule" in page


def test_a_counsellor_follows_the_threads_and_calls_of_her_agency_only(loaded):
    from visavis.foundation.requests.ids import uuid7

    ines, nadia = sit_down(Role.COUNSELLOR), town.file_of("nadia")
    foreign = f"calls:{uuid7()}"
    wanted = {"sujet": [f"thread:{nadia}", foreign, f"desk:{uuid7()}", f"thread:{uuid7()}"]}
    assert ticket.read(ines.get("/en-direct/billet", wanted).json()["billet"]).topics == (f"thread:{nadia}",)
    assert sit_down(Role.EMPLOYER).get("/en-direct/billet", wanted).status_code == 403
    assert Client().get("/en-direct/billet", wanted).status_code == 403


def test_a_message_moves_the_thread_and_the_home_of_who_follows_her(loaded):
    from visavis.foundation.clock import now
    from visavis.foundation.identity.models import Account
    from visavis.rooms.messaging.door import write

    with acting_as(SERVICE):
        LiveEvent.objects.all().delete()
    nadia, ines = (Account.objects.get(login=login) for login in ("nadia", "ines"))
    with acting_as(nadia.actor()):
        write(
            file_id=nadia.file_id,
            text="Bonjour",
            from_person=True,
            now=now(),
            by=nadia.actor(),
            channel=Channel.WEB,
        )
    with acting_as(SERVICE):
        told = set(LiveEvent.objects.order_by("id").values_list("topic", flat=True))
    assert told == {f"thread:{nadia.file_id}", f"desk:{ines.id}"}


def test_leaving_tells_the_streams_of_that_session_to_end(loaded):
    client = sit_down(Role.PERSON)
    mark = ticket.mark(client.session.session_key)
    client.post(reverse("identity:sign_out"))
    with acting_as(SERVICE):
        assert LiveEvent.objects.filter(topic=f"session:{mark}").exists()
