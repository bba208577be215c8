"""The sex an offer asks for: the words that ask, and those that only sound like it."""

from __future__ import annotations

import re
import unicodedata

from visavis.decisions.offers.reading.folded import Folded
from visavis.decisions.offers.reading.ways import ways

_WAYS = ways("asked_sex")


def is_for_a_performer(title: Folded) -> bool:
    """A part to play, clothes to show, a body to draw: R1142-1 lets these name a sex."""
    return bool(_WAYS["performer"].search(title.plain))


def sex_asked(text: Folded) -> tuple[int, int] | None:
    """Where the words ask for a sex outright ("homme de préférence"), in the plain text."""
    return _first(text, "asked") if _WAYS["tell_tale"].search(text.plain) else None


def sex_asked_in_title(title: Folded) -> tuple[int, int] | None:
    """Where a title without any mark for all names a sex ("Serveuse (femme)"); clients are no sex asked."""
    return None if _WAYS["for_clients"].search(title.plain) else _first(title, "asked_in_title")


def _first(text: Folded, way: str) -> tuple[int, int] | None:
    matches = _WAYS[way].finditer(text.plain)
    return next((match.span() for match in matches if not _excused(text, match)), None)


def _excused(text: Folded, match: re.Match[str]) -> bool:
    """The other sex stands just before, or those named are clients or helped, or look for somebody themselves."""
    before = text.plain[max(0, match.start() - 40) : match.start()]
    if _WAYS["reserved"].match(match.group()) and _WAYS["reserved_for_clients"].search(before):
        return True
    return bool(
        _WAYS["other_before"].search(before)
        or _WAYS["helped_before"].search(before)
        or _looks_for_somebody(text, match.start())
    )


def _looks_for_somebody(text: Folded, start: int) -> bool:
    """ "Monsieur recherche de l'aide", not "Monsieur recherché": the accent tells, or what follows without accents."""
    while start < len(text.plain) and not text.plain[start].isalpha():
        start += 1
    seeker = _WAYS["seeker"].match(text.plain, start)
    if seeker is None:
        return False
    first, last = text.span(*seeker.span("verb"))
    if _has_accents(text.original[first:last]):
        return False
    return seeker["verb"] == "cherche" or bool(seeker["then"]) or _has_accents(text.original)


def _has_accents(written: str) -> bool:
    return any(unicodedata.combining(part) for part in unicodedata.normalize("NFD", written))
