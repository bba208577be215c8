"""The live process for real: what is announced is heard once, whoever dies or comes late in between."""

from __future__ import annotations

import contextlib
import signal
import socket
import time
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection

from visavis.foundation.identity.actor import SERVICE, VISITOR, acting_as
from visavis.foundation.live import announce, topic
from visavis.foundation.live.models import LiveEvent
from visavis.foundation.live.tests.browser import Listening, ticket_of
from visavis.foundation.live.ticket import mark

pytestmark = pytest.mark.django_db(transaction=True)


def say(*keys, kind="thread"):
    """An act that changes something, committed."""
    with acting_as(VISITOR):
        announce(kind, *keys)


def position() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select live_position()")
        return cursor.fetchone()[0]


def test_what_is_announced_is_heard_by_who_follows_it_and_by_nobody_else(live_process):
    mine, other = uuid4(), uuid4()
    process = live_process()
    her, stranger = (Listening(process.port, ticket_of(topic("thread", key))) for key in (mine, other))
    say(mine)
    assert her.hears(1) == [f"thread:{mine}"]
    assert stranger.hears(1, seconds=0.3) == []


def test_an_act_undone_announces_nothing(live_process):
    key = uuid4()
    her = Listening(live_process().port, ticket_of(topic("thread", key)))
    with pytest.raises(ZeroDivisionError), acting_as(VISITOR):
        announce("thread", key)
        raise ZeroDivisionError
    assert her.hears(1, seconds=0.3) == []


def test_a_slow_act_that_began_first_and_ends_last_is_not_lost(live_process, connect_as):
    """Two interleaved transactions: the first id commits after the second was already heard and resumed from."""
    slow, quick = uuid4(), uuid4()
    process = live_process()
    passes = ticket_of(topic("thread", slow), topic("thread", quick))
    her = Listening(process.port, passes)
    with connect_as("app") as other, other.transaction():
        other.execute("insert into live_liveevent (topic, at) values (%s, now())", [f"thread:{slow}"])
        say(quick)
        assert her.hears(1) == [f"thread:{quick}"]
        her.leave()
        seen = her.number
    back = Listening(process.port, her.ticket, after=seen)
    assert back.hears(1) == [f"thread:{slow}"]
    assert back.number > seen
    with acting_as(SERVICE):
        by_id = list(LiveEvent.objects.order_by("id").values_list("topic", flat=True))
    assert by_id == [f"thread:{slow}", f"thread:{quick}"], "the slow act had the smaller id"


def test_who_comes_back_hears_what_she_missed_once_and_in_order(live_process):
    key = uuid4()
    process = live_process()
    her = Listening(process.port, ticket_of(topic("thread", key)))
    say(key)
    her.hears(1)
    her.leave()
    for _ in range(5):
        say(key)
    back = Listening(process.port, her.ticket, after=her.number)
    assert len(back.hears(6, seconds=1)) == 5
    numbers = [number for number, kind, _ in back.events if kind == "change"]
    assert numbers == sorted(set(numbers)) and numbers[0] > her.number


def test_what_happened_between_the_page_and_its_stream_is_heard(live_process):
    key = uuid4()
    process = live_process()
    say(uuid4())
    time.sleep(0.2)
    passes = ticket_of(topic("thread", key), since=position())
    say(key)
    time.sleep(0.2)
    assert Listening(process.port, passes).hears(1) == [f"thread:{key}"]


def test_after_kill_9_the_same_port_answers_and_a_reconnection_loses_nothing(live_process):
    key = uuid4()
    process = live_process()
    her = Listening(process.port, ticket_of(topic("thread", key)))
    say(key)
    her.hears(1)
    process.end(signal.SIGKILL)
    say(key)
    say(key)
    process.start()
    back = Listening(process.port, her.ticket, after=her.number)
    say(key)
    assert len(back.hears(4, seconds=1)) == 3


def test_a_second_process_publishes_when_the_first_one_dies(live_process):
    key = uuid4()
    first, second = live_process(), live_process()
    her = Listening(second.port, ticket_of(topic("thread", key)))
    say(key)
    assert len(her.hears(1)) == 1
    first.end(signal.SIGKILL)
    say(key)
    assert len(her.hears(2)) == 2


def test_it_stops_within_two_seconds_with_open_streams(live_process):
    process = live_process()
    streams = [Listening(process.port, ticket_of(topic("thread", uuid4()))) for _ in range(20)]
    assert process.end() < 2
    assert process.process.returncode == 0
    assert all(each.waits_for_end() for each in streams)


@pytest.mark.long
def test_it_stops_within_two_seconds_when_a_reader_does_not_read(live_process):
    key = uuid4()
    process = live_process()
    deaf = Listening(process.port, ticket_of(topic("thread", key)))
    for _ in range(40):
        with acting_as(VISITOR):
            for _ in range(500):
                announce("thread", key)
    time.sleep(1)
    assert process.end() < 2.5
    deaf.leave()


def test_five_hundred_streams_hold_two_connections_to_the_database(live_process):
    process = live_process()
    streams = [Listening(process.port, ticket_of(topic("thread", uuid4()))) for _ in range(500)]
    with acting_as(SERVICE), connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_stat_activity"
            " where application_name = 'visavis live' and datname = current_database()"
        )
        held = cursor.fetchone()[0]
    assert 1 <= held <= 2
    for each in streams:
        each.leave()


def test_a_closing_session_ends_its_streams_and_its_tickets(live_process):
    process, session = live_process(), mark("her session")
    passes = ticket_of(topic("thread", uuid4()), session=session)
    her = Listening(process.port, passes)
    her.hears(1, seconds=0.2)
    say(session, kind="session")
    assert her.waits_for_end() and "end" in her.kinds
    again = Listening(process.port, her.ticket)
    assert again.waits_for_end() and "change" not in again.kinds


def test_somebody_too_far_back_is_told_to_read_the_whole_page_again(live_process):
    key = uuid4()
    for _ in range(3):
        say(key)
    process = live_process()
    Listening(process.port, ticket_of(topic("thread", key))).hears(3)
    with acting_as(SERVICE):
        last = LiveEvent.objects.order_by("-number").first()
        LiveEvent.objects.exclude(id=last.id).delete()
    process.end(signal.SIGKILL)
    process.start()
    her = Listening(process.port, ticket_of(topic("thread", key), since=1))
    her.hears(1, seconds=0.5)
    assert her.kinds[0] == "reload" and her.number == last.number


def test_the_table_answers_who_comes_from_further_than_memory(live_process, connect_as):
    key = uuid4()
    process = live_process()
    say(key)
    Listening(process.port, ticket_of(topic("thread", key))).hears(1)
    with connect_as("owner") as owner:
        owner.execute(
            "insert into live_liveevent (topic, at) select 'slots:' || gen_random_uuid(), now()"
            " from generate_series(1, 20500)"
        )
    deadline = time.monotonic() + 60
    while position() < 20500 and time.monotonic() < deadline:
        time.sleep(0.1)
    late = Listening(process.port, ticket_of(topic("thread", key)))
    late.hears(1)
    assert (late.changes, late.kinds) == ([f"thread:{key}"], ["change"])


@pytest.mark.parametrize(
    ("passes", "status"), [((), 403), (("nonsense",), 403), (("nonsense", "more"), 403)], ids=str
)
def test_without_a_ticket_there_is_no_stream(live_process, passes, status):
    assert Listening(live_process().port, *passes).status == status


def test_another_site_reads_nothing_and_ours_sends_no_cookies(live_process):
    process, passes = live_process(), ticket_of(topic("thread", uuid4()))
    assert Listening(process.port, passes, origin="http://elsewhere.example").status == 403
    ours = Listening(process.port, passes, origin="http://site.example")
    assert "access-control-allow-origin: http://site.example" in ours.head
    assert "credentials" not in ours.head


def test_tickets_of_two_sessions_do_not_share_a_stream(live_process):
    one, two = (ticket_of(topic("thread", uuid4()), session=mark(who)) for who in "ab")
    assert Listening(live_process().port, one, two).status == 403


def test_one_stream_serves_two_tabs(live_process):
    first, second = uuid4(), uuid4()
    tabs = Listening(live_process().port, *(ticket_of(topic("thread", key)) for key in (first, second)))
    say(second)
    say(first)
    assert sorted(tabs.hears(2)) == sorted([f"thread:{first}", f"thread:{second}"])


def test_many_who_come_from_further_than_memory_ask_one_question_and_each_hears_her_own(
    live_process, connect_as
):
    keys = [uuid4() for _ in range(40)]
    process = live_process()
    with connect_as("owner") as owner:
        for key in keys:
            owner.execute("insert into live_liveevent (topic, at) values (%s, now())", [f"thread:{key}"])
        owner.execute(
            "insert into live_liveevent (topic, at) select 'slots:' || gen_random_uuid(), now()"
            " from generate_series(1, 20500)"
        )
    session = mark("closed while she was away")
    say(session, kind="session")
    deadline = time.monotonic() + 60
    while position() < 20541 and time.monotonic() < deadline:
        time.sleep(0.1)
    streams = [Listening(process.port, ticket_of(topic("thread", key)), head=False) for key in keys]
    shut = Listening(process.port, ticket_of(topic("thread", keys[0]), session=session), head=False)
    assert [each.hears(1) for each in streams] == [[f"thread:{key}"] for key in keys]
    assert shut.waits_for_end() and "change" not in shut.kinds and not shut.ticket
    back = Listening(process.port, streams[3].ticket, after=streams[3].number)
    assert back.hears(1, seconds=0.5) == [], "her new ticket says how far she was told"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /en-direct", 0),
        (b"GET /en-direct HTTP/1.1\r\nHost: live\r\nContent-Length: 5\r\n\r\nGET /GET / HTTP/1.1\r\nHost: a\r\n\r\n", 403),
        (b"POST /en-direct HTTP/1.1\r\nHost: live\r\n\r\n", 405),
        (b"GET /elsewhere HTTP/1.1\r\nHost: live\r\n\r\n", 404),
        (b"GET /en-direct HTTP/1.1\r\n\r\n", 400),
        (b"\x16\x03\x01\r\n\r\n", 400),
        (b"GET /en-direct?billet=\xff&apres=x HTTP/1.1\r\nHost: live\r\n\r\n", 400),
        (b"GET /en-direct?billet=%ff&apres=x HTTP/1.1\r\nHost: live\r\n\r\n", 403),
        (b"GET /en-direct HTTP/1.1\r\nHost: live\r\nOrigin: \xff\r\n\r\n", 403),
        (b"GET /en-direct HTTP/1.1\r\nHost: live\r\nX: " + b"x" * 20_000, 400),
    ],
    ids=[
        "nothing whole", "two in one", "post", "elsewhere", "no host", "not http", "not ascii", "odd ticket",
        "odd origin", "endless",
    ],
)  # fmt: skip
def test_a_line_hears_one_request_and_answers_it_once(live_process, sent, status):
    with socket.create_connection(("127.0.0.1", live_process().port), timeout=5) as line:
        line.sendall(sent)
        if not status:
            line.shutdown(socket.SHUT_WR)
        answer = b""
        with contextlib.suppress(ConnectionError):  # a refused head ends in a reset on some systems
            while piece := line.recv(65536):
                answer += piece
    assert answer.count(b"HTTP/1.1 ") == bool(status)
    assert not status or (int(answer.split()[1]) == status and b"connection: close" in answer.lower())


def lines_of(process) -> int:
    """How many connections and files the process holds."""
    return len(list(Path(f"/proc/{process.process.pid}/fd").iterdir()))


@pytest.mark.long
def test_who_never_ends_her_question_is_cut(live_process):
    process = live_process()
    with socket.create_connection(("127.0.0.1", process.port), timeout=5) as line:
        line.sendall(b"GET /en-direct HTTP/1.1\r\n")
        cut = time.monotonic() + 25
        with contextlib.suppress(ConnectionError):  # being cut is what is awaited: `fail` is never reached
            while time.monotonic() < cut:
                line.sendall(b"X: y\r\n")
                time.sleep(1)
            pytest.fail("still heard")


@pytest.mark.long
def test_who_does_not_read_is_cut(live_process):
    key = uuid4()
    process = live_process()
    before = lines_of(process)
    deaf = Listening(process.port, ticket_of(topic("thread", key)))
    for _ in range(400):
        with acting_as(VISITOR):
            for _ in range(500):
                announce("thread", key)
    until = time.monotonic() + 60
    while lines_of(process) > before and time.monotonic() < until:
        time.sleep(1)
    assert lines_of(process) == before
    deaf.leave()
