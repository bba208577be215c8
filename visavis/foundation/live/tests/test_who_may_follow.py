"""Topics, tickets and pages, without a live process: what is followed, by whom, and what never travels."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import UUID, uuid4

import brotli
import pytest
import time_machine
from django.core import signing
from django.db import connection, transaction
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Role, acting_as
from visavis.foundation.live import announce, let_follow, script, ticket, topic, topics
from visavis.foundation.live.announce import OutsideTransaction
from visavis.foundation.live.jobs import KEPT, forget_old
from visavis.foundation.live.models import LiveEvent


@pytest.fixture
def kinds(monkeypatch):
    """Two kinds of topics: one for its owner, one for everybody."""
    monkeypatch.setattr(topics, "_kinds", {})
    let_follow("own", lambda actor, key: actor.file_id == key)
    let_follow("open", lambda actor, key: True)


def test_a_topic_that_a_person_may_not_follow_is_left_out(kinds):
    mine, foreign = uuid4(), uuid4()
    wanted = [f"own:{mine}", f"own:{foreign}", f"open:{foreign}", "session:" + str(mine), "own:'; drop"]
    her = Actor(role=Role.PERSON, file_id=mine)
    assert topics.allowed(her, wanted) == (f"own:{mine}", f"open:{foreign}")
    assert topics.allowed(VISITOR, wanted) == (f"open:{foreign}",)


@pytest.mark.parametrize("key", ["nadia", "", "0197", "B2190DEC-E2D1-4909-A738-381F7FCA896A"])
def test_a_topic_is_an_id_and_never_a_name(key):
    with pytest.raises(ValueError, match="UUID"):
        topic("thread", key)


@pytest.mark.django_db
def test_a_change_is_announced_once_a_topic_and_never_for_nobody():
    key = uuid4()
    with acting_as(VISITOR):
        announce("thread", key, key, None)
    with acting_as(SERVICE):
        assert list(LiveEvent.objects.values_list("topic", "number").order_by("id")) == [
            (f"thread:{key}", None)
        ]


@pytest.mark.django_db(transaction=True)
def test_a_change_outside_a_transaction_is_refused():
    with pytest.raises(OutsideTransaction):
        announce("thread", uuid4())


@pytest.mark.django_db
def test_pages_cannot_read_what_others_do():
    with acting_as(VISITOR):
        announce("thread", uuid4())
        assert not LiveEvent.objects.exists()
    with acting_as(Actor(role=Role.COUNSELLOR, account_id=uuid4(), agency_id=uuid4())):
        assert not LiveEvent.objects.exists()


@pytest.mark.django_db
def test_what_is_six_hours_old_is_forgotten():
    with acting_as(SERVICE), connection.cursor() as cursor:
        old = now() - KEPT - timedelta(minutes=1)
        for at in (old, now()):
            cursor.execute("insert into live_liveevent (topic, at) values ('a:b', %s)", [at])
        forget_old()
        assert LiveEvent.objects.count() == 1


def given(**fields) -> ticket.Ticket:
    """A ticket that went through its signature and back."""
    kept = {"origin": "http://s", "account": "", "session": "", "since": 5} | fields
    return ticket.read(ticket.new((f"thread:{uuid4()}",), **kept).signed())


def test_a_ticket_opens_for_one_minute_and_a_stream_for_half_an_hour():
    with time_machine.travel(now(), tick=False) as clock:
        first = given()
        signed = first.signed()
        clock.shift(timedelta(seconds=59))
        assert ticket.read(signed) == first
        clock.shift(timedelta(seconds=2))
        with pytest.raises(ticket.NoTicket):
            ticket.read(signed)
        clock.shift(timedelta(minutes=29))
        with pytest.raises(ticket.NoTicket, match="half hour"):
            ticket.read(first.signed())


def test_a_forged_ticket_and_another_signature_open_nothing():
    for forged in ("", "x", given().signed()[:-1] + "_", signing.dumps(["a"], salt="elsewhere")):
        with pytest.raises(ticket.NoTicket):
            ticket.read(forged)


def test_only_a_stream_can_move_the_place_from_which_one_resumes():
    first = given(since=5)
    assert first.start(after=900) == 5, "a fresh ticket stands where its page was made"
    assert ticket.joined([first], since=40).start(after=900) == 900
    assert ticket.joined([first], since=40).start(after=3) == 40


def test_a_ticket_names_no_person_and_no_text():
    words = signing.b64_decode(given(session=ticket.mark("s3cret")).signed().split(":")[0].encode()).decode()
    fields = json.loads(words)
    assert "s3cret" not in words and len(fields) == 7
    UUID(fields[3])  # a mark, shaped as an id


def test_the_script_travels_in_two_and_a_half_kilobytes():
    assert len(script.script().brotli) <= 2560
    assert brotli.decompress(script.script().brotli) == script.script().plain


@pytest.mark.django_db
def test_the_script_comes_for_a_year_and_an_old_name_leads_to_it():
    present = script.script().name
    answer = Client().get(f"/en-direct/{present}", headers={"Accept-Encoding": "br"}, secure=False)
    assert answer["Content-Encoding"] == "br" and "immutable" in answer["Cache-Control"]
    assert Client().get("/en-direct/live-000000000000.js").url == present
    assert Client().get("/en-direct/other.js").status_code == 404


@pytest.mark.django_db
def test_a_ticket_is_refused_when_nothing_may_be_followed():
    answer = Client().get("/en-direct/billet", {"sujet": f"thread:{uuid4()}"})
    assert (answer.status_code, answer.json()) == (403, {"billet": ""})


@pytest.mark.django_db
def test_anybody_follows_free_slots_and_gets_a_ticket_for_this_site_alone():
    name = f"slots:{uuid4()}"
    answer = Client().get("/en-direct/billet", {"sujet": [name, f"calls:{uuid4()}"]})
    read = ticket.read(answer.json()["billet"])
    assert (read.topics, read.origin) == ((name,), "http://testserver")
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_position_counts_only_what_was_published_before_the_page_began(connect_as):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select live_position(), live_floor()")
        before = cursor.fetchone()
    with connect_as("owner") as owner:
        owner.execute(
            "insert into live_liveevent (topic, at, number, published_at)"
            " values ('a:b', now(), nextval('live_number'), now() + interval '1 minute')"
        )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select live_position(), live_floor()")
        assert cursor.fetchone() == before == (0, 0)
