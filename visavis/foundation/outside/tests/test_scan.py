"""The virus scanner is asked in clamd's own words; without one, nobody pretends."""

from __future__ import annotations

import socketserver
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from visavis.foundation.outside.ports import Unreachable
from visavis.foundation.outside.scan import Clamd, Verdict, scanner

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Daemon(socketserver.StreamRequestHandler):
    """The part of clamd that answers INSTREAM."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        if content == b"too much":
            self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
        else:
            self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0")


@pytest.fixture(params=["unix", "tcp"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "unix":
        path = tmp_path / "clamd.ctl"
        server: Any = socketserver.UnixStreamServer(str(path), Daemon)
        named = str(path)
    else:
        server = socketserver.TCPServer(("127.0.0.1", 0), Daemon)
        named = f"127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield named
    server.shutdown()
    server.server_close()


def test_a_clean_paper_is_clean(address: str) -> None:
    assert Clamd(address).scan(b"%PDF-1.7" + b"x" * 200_000) == Verdict(scanned=True)


def test_a_harmful_paper_is_named(address: str) -> None:
    assert Clamd(address).scan(b"a" * 70_000 + EICAR) == Verdict(scanned=True, found="Eicar-Test-Signature")


def test_an_answer_that_is_not_a_verdict_is_not_taken_for_one(address: str) -> None:
    with pytest.raises(Unreachable):
        Clamd(address).scan(b"too much")


def test_a_scanner_that_is_down_is_tried_again_later(tmp_path: Path) -> None:
    with pytest.raises(Unreachable):
        Clamd(str(tmp_path / "nobody")).scan(b"x")


def test_without_a_scanner_nothing_is_claimed(settings: Any) -> None:
    settings.CLAMD = None
    assert scanner().scan(EICAR) == Verdict(scanned=False)
