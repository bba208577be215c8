"""Words of other sites without their markup: people, rules and search read the same plain text."""

from __future__ import annotations

import html
import re

_ENDS_A_LINE = re.compile(r"<\s*(?:br\s*/?|/p|/li|/div|/h[1-6]|/ul|/ol)\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_BLANK_LINES = re.compile(r"\n\s*\n\s*\n+")


def plain_text(written: str) -> str:
    """`"<p>Cuire&#xa0;le pain</p>"` → `"Cuire le pain"`. Signs that are no markup (`C++ < 3`) stay."""
    if "<" not in written and "&" not in written:
        return written
    lines = _TAG.sub("", _ENDS_A_LINE.sub("\n", written))
    return _BLANK_LINES.sub("\n\n", html.unescape(lines).replace("\u00a0", " ")).strip()
