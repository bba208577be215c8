"""A browser's stream without a browser: a socket that reads events."""

from __future__ import annotations

import socket
import time
from urllib.parse import urlencode

from visavis.foundation.live import ticket


def ticket_of(*topics: str, since: int = 0, session: str = "", origin: str = "http://site.example") -> str:
    """A ticket as a page would give it."""
    return ticket.new(topics, origin=origin, account="", session=session, since=since).signed()


class Listening:
    """One open stream: `events` are (number, kind, data) in order of arrival."""

    def __init__(
        self, port: int, *tickets: str, after: int | None = None, origin: str = "", head: bool = True
    ) -> None:
        self.events: list[tuple[int, str, str]] = []
        self.number, self.ticket, self.over = 0, "", False
        query = [("billet", each) for each in tickets] + (
            [("apres", str(after))] if after is not None else []
        )
        more = f"Origin: {origin}\r\n" if origin else ""
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)
        self.socket.sendall(
            f"GET /en-direct?{urlencode(query)} HTTP/1.1\r\nHost: live\r\n{more}\r\n".encode()
        )
        self._text, self.head, self.status = "", "", 0
        if head:
            self._read_head()

    def _read_head(self) -> None:
        """Wait for the answer; left out at first by a crowd that asks together."""
        while "\r\n\r\n" not in self._text:
            self._read(5)
        self.head, _, self._text = self._text.partition("\r\n\r\n")
        self.status = int(self.head.split()[1])

    def _read(self, seconds: float) -> None:
        self.socket.settimeout(seconds)
        piece = self.socket.recv(65536)
        self.over = not piece
        self._text += piece.decode()

    def _take(self) -> None:
        """Whole events out of what came."""
        if not self.head:
            self._read_head()
        while "\n\n" in self._text:
            block, _, self._text = self._text.partition("\n\n")
            lines = dict(line.strip().split(": ", 1) for line in block.splitlines() if ": " in line)
            self.number = int(lines.get("id", self.number))
            if lines.get("event") == "ticket":
                self.ticket = lines["data"]
            elif "event" in lines:
                self.events.append((self.number, lines["event"], lines.get("data", "")))

    def hears(self, count: int, seconds: float = 5) -> list[str]:
        """The data of the first `count` changes; fewer when they do not come in time."""
        until = time.monotonic() + seconds
        self._take()  # the first words often come with the head
        while len(self.changes) < count and not self.over and (left := until - time.monotonic()) > 0:
            try:
                self._read(left)
            except TimeoutError:
                break
            self._take()
        return self.changes[:count]

    def waits_for_end(self, seconds: float = 5) -> bool:
        """Whether the stream ends by itself within this time."""
        until = time.monotonic() + seconds
        self._take()
        self.over = self.over or "end" in self.kinds
        while not self.over and (left := until - time.monotonic()) > 0:
            try:
                self._read(left)
            except TimeoutError:
                return False
            except ConnectionError:
                self.over = True
            self._take()
            self.over = self.over or "end" in self.kinds
        return self.over

    @property
    def changes(self) -> list[str]:
        return [data for _number, kind, data in self.events if kind == "change"]

    @property
    def kinds(self) -> list[str]:
        return [kind for _number, kind, _data in self.events]

    def leave(self) -> None:
        self.socket.close()
