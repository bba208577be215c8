"""The sheets as they travel: without comments and blanks, compressed once, under an address that names
their content, so that a browser keeps them for a year. The operator's own sheet comes after ours."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import brotli
from django.conf import settings
from django.urls import reverse

OURS = Path(__file__).with_name("static") / "ui" / "visavis.css"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet in its three encodings; `name` is `<sheet>-<twelve digits of its hash>.css`."""

    name: str
    plain: bytes
    gzip: bytes
    brotli: bytes

    def encoded(self, accepted: str) -> tuple[bytes, str]:
        """The bytes and their `Content-Encoding` for an `Accept-Encoding` header."""
        offered = {part.strip() for part in accepted.lower().replace(" ", "").split(",")}
        offered = {part.partition(";")[0] for part in offered if not part.endswith(";q=0")}
        if "br" in offered:
            return self.brotli, "br"
        if "gzip" in offered:
            return self.gzip, "gzip"
        return self.plain, ""


def packed(css: str) -> str:
    """The sheet without comments and needless blanks. Strings are left as they are."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    pieces = re.split(r'("[^"]*")', css)
    return "".join(piece if piece.startswith('"') else _without_blanks(piece) for piece in pieces).strip()


def _without_blanks(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return css.replace(": ", ":").replace(";}", "}")


def _sheet(name: str, file: Path) -> Sheet:
    text = packed(file.read_text(encoding="utf-8")).encode()
    digest = hashlib.sha256(text).hexdigest()[:12]
    return Sheet(
        f"{name}-{digest}.css",
        text,
        gzip.compress(text, 9, mtime=0),
        brotli.compress(text, quality=11, mode=brotli.MODE_TEXT),
    )


@lru_cache(maxsize=1)
def sheets() -> dict[str, Sheet]:
    """Our sheet, then the operator's (`THEME_STYLESHEET`, a file) when there is one. By name, in order."""
    files = {"visavis": OURS}
    theme = getattr(settings, "THEME_STYLESHEET", None)
    if theme:
        files["theme"] = Path(theme)
    found = [_sheet(name, file) for name, file in files.items()]
    return {sheet.name: sheet for sheet in found}


def addresses() -> list[str]:
    """The addresses of the sheets, in the order in which the page links them."""
    return [reverse("ui:sheet", args=[name]) for name in sheets()]
