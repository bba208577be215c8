"""The one script of live pages, compressed once, under an address that names its content."""

from __future__ import annotations

import gzip
import hashlib
import re
from functools import lru_cache
from pathlib import Path

import brotli
from django.urls import reverse

from visavis.foundation.ui.stylesheet import Sheet

FILE = Path(__file__).with_name("static") / "live" / "live.js"


def packed(source: str) -> str:
    """The script without its comment lines and indentation. Each statement keeps its line."""
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not re.match(r"//|/?\*", line))


@lru_cache(maxsize=1)
def script() -> Sheet:
    """The script in its three encodings."""
    text = packed(FILE.read_text(encoding="utf-8")).encode()
    digest = hashlib.sha256(text).hexdigest()[:12]
    return Sheet(
        f"live-{digest}.js",
        text,
        gzip.compress(text, 9, mtime=0),
        brotli.compress(text, quality=11, mode=brotli.MODE_TEXT),
    )


def address() -> str:
    """Where the page finds it."""
    return reverse("live:script", args=[script().name])
