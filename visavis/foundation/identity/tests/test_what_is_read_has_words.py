"""What was read of a file is told to its person in words, never as a code."""

from __future__ import annotations

import re
from pathlib import Path

from visavis.foundation.identity.words import PARTS

PACKAGE = Path(__file__).resolve().parents[3]
READ = re.compile(r'what="([a-z_ ]+)"|\b(?:gate|own_file|_file)\([^"()]*"([a-z_ ]+)"')


def parts_read() -> set[str]:
    sources = [file for file in PACKAGE.rglob("*.py") if "tests" not in file.parts]
    return {one or other for file in sources for one, other in READ.findall(file.read_text())}


def test_every_part_that_a_screen_reads_has_its_words() -> None:
    read = parts_read()
    assert {"dossier", "messages", "letter sheet", "call_back"} <= read
    assert read <= set(PARTS), read - set(PARTS)
