"""Counting the pages of a PDF in a process of its own: a wicked file can only hurt that process."""

from __future__ import annotations

import resource
import subprocess
import sys
from enum import StrEnum

SECONDS = 20
MEMORY_BYTES = 600 * 1024 * 1024
MOST_PAGES = 300


class Unreadable(Exception):
    """Why the pages cannot be counted, as a `Trouble`."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class Trouble(StrEnum):
    """What is wrong with a PDF."""

    BROKEN = "broken"
    LOCKED = "locked"
    EMPTY = "empty"
    TOO_MANY_PAGES = "too_many_pages"


def count_pages(content: bytes) -> int:
    """The pages of a PDF. Raises `Unreadable`; takes 20 s and 600 MB at most."""
    try:
        counted = subprocess.run(
            [sys.executable, "-I", __file__],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(Trouble.BROKEN) from None
    said = counted.stdout.decode(errors="replace").strip()
    if said == Trouble.LOCKED:
        raise Unreadable(Trouble.LOCKED)
    if counted.returncode or not said.isdigit():
        raise Unreadable(Trouble.BROKEN)
    return _judged(int(said))


def _judged(pages: int) -> int:
    if pages == 0:
        raise Unreadable(Trouble.EMPTY)
    if pages > MOST_PAGES:
        raise Unreadable(Trouble.TOO_MANY_PAGES)
    return pages


def _count_here() -> str:
    """In the process of its own: limits first, then the library."""
    import io

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(sys.stdin.buffer.read()))
    if reader.is_encrypted and not reader.decrypt(""):
        return Trouble.LOCKED
    return str(len(reader.pages))


if __name__ == "__main__":
    print(_count_here())
