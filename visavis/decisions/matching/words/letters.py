"""Letters without their accents."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Lower case without accents; `œ` and `æ` in two letters."""
    small = text.casefold()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small.replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
