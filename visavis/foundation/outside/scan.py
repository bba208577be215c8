"""The virus scanner: clamd's own protocol over its socket, or a null twin that says "not scanned"."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings

from visavis.foundation.outside.ports import Unreachable

TIMEOUT_SECONDS = 60
CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scanner said. `scanned` is false when nobody looked; `found` names what was found."""

    scanned: bool
    found: str = ""


class Scanner(Protocol):
    """Looks for harmful code in a file."""

    real: bool

    def scan(self, content: bytes) -> Verdict:
        """Look at the bytes. Raises `Unreachable` when the scanner does not answer."""


class Clamd:
    """clamd by INSTREAM, at a socket path or `host:port` (`VISAVIS_CLAMD`)."""

    real = True

    def __init__(self, address: str) -> None:
        self.address = address

    def scan(self, content: bytes) -> Verdict:
        """Send the bytes, read one answer: `stream: OK` or `stream: Name FOUND`."""
        try:
            with self._connected() as line:
                line.sendall(b"zINSTREAM\0")
                for start in range(0, len(content), CHUNK):
                    chunk = content[start : start + CHUNK]
                    line.sendall(struct.pack("!I", len(chunk)) + chunk)
                line.sendall(struct.pack("!I", 0))
                answer = _read_all(line).rstrip(b"\0").decode(errors="replace")
        except OSError as failure:
            raise Unreachable("the virus scanner does not answer") from failure
        return _verdict(answer)

    def _connected(self) -> socket.socket:
        host, colon, number = self.address.rpartition(":")
        if colon and number.isdigit():
            return socket.create_connection((host.strip("[]"), int(number)), timeout=TIMEOUT_SECONDS)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(TIMEOUT_SECONDS)
        try:
            line.connect(self.address)
        except OSError:
            line.close()
            raise
        return line


def _read_all(line: socket.socket) -> bytes:
    received = b""
    while chunk := line.recv(4096):
        received += chunk
        if b"\0" in chunk:
            break
    return received


def _verdict(answer: str) -> Verdict:
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return Verdict(scanned=True)
    if said.endswith(" FOUND"):
        return Verdict(scanned=True, found=said.removesuffix(" FOUND")[:80])
    raise Unreachable(f"the virus scanner answers: {answer[:80]}")


class NoScanner:
    """Nobody looks, and it is said."""

    real = False

    def scan(self, content: bytes) -> Verdict:
        """Nothing is known about these bytes."""
        return Verdict(scanned=False)


def scanner() -> Scanner:
    """The scanner that the settings name."""
    return Clamd(settings.CLAMD) if settings.CLAMD else NoScanner()
