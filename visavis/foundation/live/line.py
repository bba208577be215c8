"""One browser's connection: a socket, without task, timer or buffer of its own while nothing happens.

Ten thousand of them lie idle in one process. The loop calls when something can be read or, only while the browser
is slower than we are, written.
"""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

from visavis.foundation.live.hub import Stream

if TYPE_CHECKING:
    from visavis.foundation.live.door import Door

LONGEST_HEAD = 16 * 1024
END_OF_HEAD = b"\r\n\r\n"
END = b"event: end\ndata:\n\n"
SAID_AT_THE_END = {"time", "closed"}


class Line:
    """From its first byte to its last. It closes itself; the door only forgets it."""

    __slots__ = ("_door", "_loop", "_number", "_rest", "_socket", "stream")

    def __init__(self, door: Door, loop: asyncio.AbstractEventLoop, connected: socket.socket) -> None:
        self._door, self._loop, self._socket = door, loop, connected
        self._rest = b""  # of the head until it is whole, of what is to be sent afterwards
        self.stream: Stream | None = None
        self._number = (
            connected.fileno()
        )  # the loop knows it by its number: looking up a socket spells it out
        loop.add_reader(self._number, self._hear)

    def _hear(self) -> None:
        try:
            piece = self._socket.recv(LONGEST_HEAD)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            piece = b""
        if not piece:
            self.close()
        elif not self._door.has_asked(self):
            self._rest += piece
            if END_OF_HEAD in self._rest:
                head, self._rest = self._rest.partition(END_OF_HEAD)[0], b""
                self._door.asks(self, head)
            elif len(self._rest) >= LONGEST_HEAD:
                self._door.refuse(self, 431)

    def begin(self, stream: Stream, first: bytes) -> None:
        """Send the first words, then whatever waits for the stream, each time something does."""
        self.stream = stream
        stream.pending.insert(0, first)
        stream.awake = self.pour
        self.pour()

    def pour(self) -> None:
        """Send all that waits, as far as the browser reads."""
        stream = self.stream
        if stream is None:
            return
        if not self._rest:
            piece = stream.take()
            self.send(piece + END if stream.over in SAID_AT_THE_END else piece)
        if stream.over:
            self.close()

    def send(self, piece: bytes) -> None:
        """Give it to the system; what does not go now waits until the browser has read."""
        try:
            sent = self._socket.send(piece) if piece else 0
        except (BlockingIOError, InterruptedError):
            sent = 0
        except OSError:
            self.close()
            return
        if sent < len(piece):
            self._rest = piece[sent:]
            self._loop.add_writer(self._number, self._go_on)
            self._door.blocked(self)

    def _go_on(self) -> None:
        """The browser reads again."""
        self._loop.remove_writer(self._number)
        self._door.flows(self)
        piece, self._rest = self._rest, b""
        self.send(piece)
        if not self._rest:
            self.pour()

    def close(self) -> None:
        """The end; a second time changes nothing. What the system took is still delivered by it."""
        if self._socket.fileno() < 0:
            return
        self._loop.remove_reader(self._number)
        if self._rest:
            self._loop.remove_writer(self._number)
        self._socket.close()
        self._door.forget(self)
