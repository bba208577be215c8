"""The fan-out, without network or database: who is told, who is cut, what is remembered."""

from __future__ import annotations

import pytest

from visavis.foundation.live import ticket
from visavis.foundation.live.hub import BEATS, MOST_PENDING, RENEW_EVERY, Hub, Stream, starts_of
from visavis.foundation.live.recent import Recent

ONE = "thread:00000000-0000-0000-0000-000000000001"
TWO = "thread:00000000-0000-0000-0000-000000000002"


def passes(*topics, since=0, renewed=False):
    made = ticket.new(topics, origin="http://s", account="", session="", since=since)
    return ticket.joined([made], since) if renewed else made


@pytest.fixture
def hub():
    made = Hub()
    made.start(0, [])
    return made


def test_a_reader_too_slow_is_cut_and_the_others_are_not(hub):
    slow, quick = Stream(passes(ONE)), Stream(passes(ONE))
    hub.join(slow)
    hub.join(quick)
    for number in range(1, MOST_PENDING + 2):
        hub.spread([(number, ONE)])
        quick.take()
    assert (slow.over, quick.over) == ("slow", "")
    assert len(slow.pending) == MOST_PENDING


def test_a_stream_that_was_further_ahead_elsewhere_is_not_told_twice(hub):
    ahead = Stream(passes(ONE), told=2)
    hub.join(ahead)
    hub.spread([(1, ONE), (2, ONE), (3, ONE)])
    assert ahead.take().count(b"id: ") == 1


def test_who_left_is_forgotten(hub):
    gone = Stream(passes(ONE, TWO))
    hub.join(gone)
    hub.leave(gone)
    hub.leave(gone)
    hub.spread([(1, ONE)])
    assert not gone.pending and not hub.streams and not hub._of_topic


def test_memory_knows_how_far_back_it_goes():
    recent = Recent(floor=10, kept=3)
    recent.add([(11, ONE), (12, TWO), (13, ONE), (15, ONE)])
    assert (recent.floor, recent.number) == (11, 15)
    assert recent.since(ONE, 11) == [(13, ONE), (15, ONE)]
    assert recent.since(TWO, 12) == []
    assert recent.since(ONE, 10) is None


def test_each_stream_hears_a_beat_in_fifteen_seconds_and_a_ticket_in_thirty(hub):
    stream = Stream(passes(ONE))
    hub.join(stream)
    for _ in range(BEATS * RENEW_EVERY):
        hub.beat(unix_now=0)
    assert stream.take().count(b"event: ticket") == 1
    hub.close()
    assert stream.over == "stop"


def test_a_stream_ends_with_its_half_hour(hub):
    stream = Stream(passes(ONE))
    hub.join(stream)
    for _ in range(BEATS):
        hub.beat(unix_now=stream.ticket.until)
    assert stream.over == "time"


def test_two_tabs_on_one_topic_resume_from_the_earlier_of_the_two():
    assert starts_of([passes(ONE, since=9), passes(ONE, TWO, since=4)], after=50) == {ONE: 4, TWO: 4}
    assert starts_of([passes(ONE, since=9, renewed=True), passes(TWO, since=4)], after=50) == {
        ONE: 50,
        TWO: 4,
    }


def test_a_stream_of_which_nothing_is_said_still_moves_on_with_each_beat(hub):
    """Who comes back after a quiet hour asks for seconds, not for the hour: her place moves with what others heard."""
    stream = Stream(passes(ONE))
    hub.join(stream)
    hub.spread([(7, TWO)])
    for _ in range(BEATS):
        hub.beat(unix_now=0)
    assert stream.take() == b"id: 7\nevent: here\ndata:\n\n"
    for _ in range(BEATS):
        hub.beat(unix_now=0)
    first, *_, signed = stream.take().split()[:6]
    assert (first, ticket.read(signed.decode()).since) == (b"id:", 7)


def test_a_beat_never_moves_a_browser_back_that_knows_more_from_elsewhere(hub):
    ahead = Stream(passes(ONE), told=50)
    hub.join(ahead)
    hub.spread([(7, TWO)])
    for _ in range(BEATS * RENEW_EVERY):
        hub.beat(unix_now=0)
    told = ahead.take()
    assert b"id: 7\n" not in told and told.count(b"id: 50\n") == 1


def test_a_stream_is_woken_once_however_much_is_said(hub):
    woken = []
    stream = Stream(passes(ONE, TWO))
    stream.awake = lambda: woken.append(stream.take().count(b"id: "))
    hub.join(stream)
    hub.spread([(1, ONE), (2, TWO), (3, ONE)])
    assert woken == [3]
