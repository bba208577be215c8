"""The fan-out of one process: which stream follows what, what waits for each, and who is too slow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from visavis.foundation.live.recent import Event, Recent
from visavis.foundation.live.ticket import Ticket

MOST_PENDING = 256
BEATS_SECONDS = 15
BEATS = 150  # each tenth of a second has its own streams: heartbeats never leave all at once
RENEW_EVERY = 2


def frame(number: int, topic: str) -> bytes:
    """One event as it travels; the same bytes for everybody."""
    return b"id: %d\nevent: change\ndata: %s\n\n" % (number, topic.encode())


def position(number: int) -> bytes:
    """Nothing happened up to this number: who comes back need not look further back."""
    return b"id: %d\nevent: here\ndata:\n\n" % number


def _nobody() -> None:
    """Nobody sends what waits yet."""


class Stream:
    """One browser. Holds no connection to the database, only what it has not been sent yet."""

    __slots__ = ("awake", "beats", "control", "over", "pending", "ticket", "told", "turn")

    def __init__(self, ticket: Ticket, told: int = 0) -> None:
        self.ticket = ticket
        self.told = told  # it has seen everything up to this number, perhaps through a process ahead of ours
        self.pending: list[bytes] = []
        self.awake: Callable[[], None] = _nobody  # called when something waits
        self.over = ""
        self.beats = self.turn = 0
        self.control = frozenset(
            f"{kind}:{key}" for kind, key in (("session", ticket.session), ("account", ticket.account)) if key
        )

    def offer(self, piece: bytes) -> None:
        """Put something in line. A reader too slow for it is cut: it comes back and resumes by number."""
        if len(self.pending) >= MOST_PENDING:
            self.over = self.over or "slow"
        else:
            self.pending.append(piece)

    def take(self) -> bytes:
        """All that waits."""
        pieces, self.pending = self.pending, []
        return b"".join(pieces)

    def end(self, reason: str) -> None:
        """No more after this."""
        self.over = self.over or reason
        self.awake()


class Hub:
    """All streams of this process."""

    def __init__(self) -> None:
        self.streams: set[Stream] = set()
        self.recent: Recent | None = None
        self._of_topic: dict[str, set[Stream]] = defaultdict(set)
        self._beats: list[set[Stream]] = [set() for _ in range(BEATS)]
        self._turn = 0
        self._second = 0

    def join(self, stream: Stream) -> None:
        """From now on the stream is told what happens."""
        self.streams.add(stream)
        self._turn = stream.turn = (self._turn + 1) % BEATS
        self._beats[stream.turn].add(stream)
        for topic in (*stream.ticket.topics, *stream.control):
            self._of_topic[topic].add(stream)

    def leave(self, stream: Stream) -> None:
        """Forget the stream; a second time changes nothing."""
        self.streams.discard(stream)
        self._beats[stream.turn].discard(stream)
        for topic in (*stream.ticket.topics, *stream.control):
            following = self._of_topic.get(topic)
            if following is not None:
                following.discard(stream)
                if not following:
                    del self._of_topic[topic]

    def start(self, floor: int, events: Iterable[Event]) -> None:
        """What is known when the process starts; `events` in order, all after `floor`."""
        self.recent = Recent(floor)
        self.recent.add(events)

    def spread(self, events: list[Event]) -> None:
        """Tell everybody who follows."""
        if self.recent is None or not events:
            return
        self.recent.add(events)
        touched: dict[Stream, None] = {}
        for number, topic in events:
            following = self._of_topic.get(topic)
            if following:
                piece = frame(number, topic)
                for stream in following:
                    if topic in stream.control:
                        stream.over = stream.over or "closed"
                    elif number > stream.told:
                        stream.offer(piece)
                    touched[stream] = None
        for stream in touched:  # once each, however much was said
            stream.awake()

    def beat(self, unix_now: float) -> None:
        """Called each tenth of a second: a few streams hear that we live, or that their half hour is over."""
        self._second = (self._second + 1) % BEATS
        number = self.recent.number if self.recent else 0
        here = position(number)
        for stream in tuple(self._beats[self._second]):
            if stream.ticket.until <= unix_now:
                stream.end("time")
                continue
            stream.beats += 1
            if stream.beats % RENEW_EVERY == 0:
                stream.offer(self.renewal(stream, number))
            else:
                stream.offer(here if number >= stream.told else b":\n\n")
            stream.awake()

    def renewal(self, stream: Stream, number: int) -> bytes:
        """A fresh ticket for the same topics and the same end, for who was told everything up to `number`.

        A browser that knows more, from a process ahead of ours, keeps its own number.
        """
        stream.ticket = replace(stream.ticket, since=number)
        signed = stream.ticket.signed().encode()
        return b"id: %d\nevent: ticket\ndata: %s\n\n" % (max(number, stream.told), signed)

    def close(self) -> None:
        """End all streams: the process stops."""
        for stream in tuple(self.streams):
            stream.end("stop")

    def missed(self, starts: dict[str, int]) -> tuple[list[Event], dict[str, int]]:
        """What was missed by topic, from memory; and the topics that only the table still knows."""
        events: list[Event] = []
        older: dict[str, int] = {}
        for topic, start in starts.items():
            found = self.recent.since(topic, start) if self.recent else None
            if found is None:
                older[topic] = start
            else:
                events += found
        return sorted(events), older


def starts_of(tickets: list[Ticket], after: int | None) -> dict[str, int]:
    """From which number on each topic must be told; the earliest when two tabs follow the same."""
    starts: dict[str, int] = {}
    for ticket in tickets:
        for topic in ticket.topics:
            start = ticket.start(after)
            starts[topic] = min(starts.get(topic, start), start)
    return starts
