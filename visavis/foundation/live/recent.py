"""The latest events, kept in the process: most who come back find there all they missed, without a query."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

Event = tuple[int, str]
KEPT = 20_000


class Recent:
    """Events in order of their numbers; whole from `floor` (excluded) up to `number` (included)."""

    def __init__(self, floor: int, kept: int = KEPT) -> None:
        self.floor = self.number = floor
        self._kept = kept
        self._all: deque[Event] = deque()
        self._of_topic: dict[str, list[int]] = defaultdict(list)  # most hold one or two

    def add(self, events: Iterable[Event]) -> None:
        """What was just published, in order."""
        for number, topic in events:
            self._all.append((number, topic))
            self._of_topic[topic].append(number)
            self.number = number
        while len(self._all) > self._kept:
            self._forget_first()

    def _forget_first(self) -> None:
        self.floor, topic = self._all.popleft()
        numbers = self._of_topic[topic]
        del numbers[0]
        if not numbers:
            del self._of_topic[topic]

    def since(self, topic: str, after: int) -> list[Event] | None:
        """Events of a topic after a number; None when that is further back than we remember."""
        if after < self.floor:
            return None
        found = []
        for number in reversed(self._of_topic.get(topic, ())):
            if number <= after:
                break
            found.append((number, topic))
        return found[::-1]
