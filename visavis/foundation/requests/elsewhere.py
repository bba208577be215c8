"""Lines of the log leave for another machine: syslog (RFC 5424) over TLS (RFC 5425), or in clear on this machine only.

Whoever logs never waits. While the other side is away lines wait in memory, in order, up to `MOST`; beyond that the
oldest give way, and how many is said there and on standard error, where each line stands anyway. After a broken line
the last ones are sent again: each has a number of its process, so that one that arrives twice is recognised.
"""

from __future__ import annotations

import atexit
import logging
import os
import select
import socket
import ssl
import threading
import time
from collections import deque
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from visavis.foundation.protected import tls

MOST = 20_000  # lines that wait, for one process: about ten megabytes
AGAIN = 200  # of the last ones sent, after a broken line: what its buffers may have held
TIMEOUT_SECONDS = 5
PAUSE_SECONDS = (0.2, 30.0)  # between two tries, doubling
LAST_SECONDS = 3.0  # to send what waits when the process ends
FACILITY = 16  # local0
SEVERITY = {"DEBUG": 7, "INFO": 6, "WARNING": 4, "ERROR": 3, "CRITICAL": 2}


class Elsewhere(logging.Handler):
    """A handler of `logging` for `VISAVIS_LOG_TO`: `syslog+tls://host:6514`, `?ca=FILE` for a CA of your own."""

    def __init__(self, url: str, most: int = MOST) -> None:
        super().__init__()
        parts = urlsplit(url)
        self.place = (parts.hostname or "localhost", parts.port or 6514)
        trusted = parse_qs(parts.query).get("ca")
        self.context = tls(Path(trusted[0]) if trusted else None) if parts.scheme == "syslog+tls" else None
        self.most = most
        self._begin()
        atexit.register(self.close)

    def _begin(self) -> None:
        """Empty hands, for this process."""
        self.waiting: deque[bytes] = deque()
        self.sent: deque[bytes] = deque(maxlen=AGAIN)
        self.number, self.lost, self.away, self.ending = 0, 0, False, False
        self.line: socket.socket | None = None
        self.pid, self.thread = os.getpid(), threading.Thread(target=self._carry, daemon=True)
        self.something = threading.Condition()

    def emit(self, record: logging.LogRecord) -> None:
        """Put one line behind the others; nothing is sent here."""
        if self.pid != os.getpid():
            self._begin()  # after a fork: the thread and the line stayed with the parent
        text = self.format(record)
        with self.something:
            self.number += 1
            if len(self.waiting) >= self.most:
                self.waiting.popleft()
                self.lost += 1
            self.waiting.append(self._framed(record.levelname, text))
            if self.thread.ident is None:
                self.thread.start()
            self.something.notify()

    def _framed(self, level: str, text: str) -> bytes:
        """One message with its length before it (RFC 6587, octet counting)."""
        head = (
            f"<{FACILITY * 8 + SEVERITY.get(level, 5)}>1 {time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())}"
        )
        where = f'{socket.gethostname()} visavis {self.pid} - [meta sequenceId="{self.number}"]'
        message = f"{head} {where} {text}".encode()
        return b"%d %b" % (len(message), message)

    def _carry(self) -> None:
        """The thread: a line, then another; when the other side is away, wait and come back."""
        pause = PAUSE_SECONDS[0]
        while True:
            with self.something:
                while not self.waiting and not self.ending:
                    self.something.wait()
                if self.ending and not self.waiting:
                    return
            try:
                self._send_one()
                pause = PAUSE_SECONDS[0]
            except OSError as failure:
                self._broken(failure)
                with self.something:
                    if not self.ending:
                        self.something.wait(pause)
                if self.ending and pause > LAST_SECONDS:
                    return
                pause = min(pause * 2, PAUSE_SECONDS[1])

    def _send_one(self) -> None:
        if self.line is None:
            self.line = self._connected()
            self._told_back()
        if _hung_up(self.line):
            raise ConnectionResetError("the other side closed the line")
        with self.something:
            frame = self.waiting[0]
        self.line.sendall(frame)
        with self.something:
            self.sent.append(frame)
            if self.waiting and self.waiting[0] is frame:
                self.waiting.popleft()

    def _connected(self) -> socket.socket:
        plain = socket.create_connection(self.place, timeout=TIMEOUT_SECONDS)
        if self.context is None:
            return plain
        try:
            return self.context.wrap_socket(plain, server_hostname=self.place[0])
        except BaseException:
            plain.close()
            raise

    def _broken(self, failure: OSError) -> None:
        """Hang up; what the line's buffers may have held goes before what waits, and once it is said."""
        if self.line is not None:
            self.line.close()
            self.line = None
            with self.something:
                self.waiting.extendleft(reversed(self.sent))
                self.sent.clear()
        if not self.away:
            self.away = True
            _log.warning("the other machine takes no lines of the log: %s", type(failure).__name__)

    def _told_back(self) -> None:
        if self.away:
            lost, self.lost, self.away = self.lost, 0, False
            _log.warning("the other machine takes lines of the log again; %d were lost for it", lost)

    def close(self) -> None:
        """The process ends: what waits has three seconds."""
        with self.something:
            self.ending = True
            self.something.notify()
        if (
            self.pid == os.getpid()
            and self.thread.is_alive()
            and self.thread is not threading.current_thread()
        ):
            self.thread.join(LAST_SECONDS)
        super().close()


def _hung_up(line: socket.socket) -> bool:
    """Whether the other side closed the line. TLS 1.3 sends tickets after the handshake: they are nobody's words."""
    if not select.select([line], [], [], 0)[0]:
        return False
    line.settimeout(0)
    try:
        return line.recv(1) == b""
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    finally:
        line.settimeout(TIMEOUT_SECONDS)


_log = logging.getLogger("visavis.logs")
