"""What a browser asks of the stream: one GET, its tickets, the last number it was told."""

from __future__ import annotations

from urllib.parse import parse_qs

from visavis.foundation.live import ticket as tickets
from visavis.foundation.live.hub import starts_of
from visavis.foundation.live.ticket import NoTicket, Ticket

PATH = b"/en-direct"
MOST_TICKETS = 12


class Refused(Exception):
    """No stream: the status says it all; the page asks for a new ticket, later."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class Asked:
    """The request of a stream, from its head. Raises `Refused`.

    `up_to` is what this process knows at that moment: the rest comes as it happens. The connection serves this one
    request and closes after it: whatever follows the head is never read as another.
    """

    def __init__(self, head: bytes, up_to: int) -> None:
        first, *lines = head.split(b"\r\n")
        method, _, rest = first.partition(b" ")
        target, _, version = rest.partition(b" ")
        path, _, query = target.partition(b"?")
        if not version.startswith(b"HTTP/1."):
            raise Refused(400)
        if not path.endswith(PATH):
            raise Refused(404)
        if method != b"GET":
            raise Refused(405)
        try:
            self._read(query.decode("ascii"), _fields(lines), up_to)
        except (NoTicket, ValueError) as problem:
            raise Refused(403) from problem

    def _read(self, query: str, fields: dict[bytes, str], up_to: int) -> None:
        words = parse_qs(query, max_num_fields=MOST_TICKETS + 1)
        read: list[Ticket] = [tickets.read(text) for text in words.get("billet", ())]
        if not read:
            raise NoTicket("none")
        origin = fields.get(b"origin", "")
        if origin and origin != read[0].origin:
            raise NoTicket("another site")
        last = fields.get(b"last-event-id") or words.get("apres", [""])[0]
        self.starts = starts_of(read, int(last) if last else None)
        self.joined = tickets.joined(read, up_to)
        self.control_since = min(each.since for each in read)
        self.up_to = up_to


def _fields(lines: list[bytes]) -> dict[bytes, str]:
    """The header fields that count here."""
    found = {}
    for line in lines:
        name, _, value = line.partition(b":")
        if name.lower() in (b"origin", b"last-event-id"):
            found[name.lower()] = value.strip().decode("ascii")
    return found
