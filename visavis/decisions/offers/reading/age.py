"""The age limit an offer sets for whoever is hired, and the ages that are somebody else's or something else's."""

from __future__ import annotations

import re

from visavis.decisions.offers.reading.contract import Relation
from visavis.decisions.offers.reading.folded import Folded
from visavis.decisions.offers.reading.numbers import number_in_words
from visavis.decisions.offers.reading.ways import ways

_WAYS = ways("asked_age")
_SENTENCE_END = re.compile(r"[\n;!?]|\.(?!\d)")
# Apprenticeship: 16 to 29, to 35 in some cases (L6222-1, L6222-2); professionnalisation: 16 to 25, then 26 and over
# who look for work (L6325-1); civic service: 16 to 25, 30 with a disability (Code du service national, L120-1, L120-4).
TRAINED_FROM, TRAINED_TO = 25, 36
_TRAINED = frozenset({Relation.APPRENTICE, Relation.VOLUNTEER})

Span = tuple[int, int]


def is_for_the_armed_forces(text: Folded) -> bool:
    """The armed forces, the police and firemen hire between ages that their own laws set."""
    return bool(_WAYS["armed"].search(text.plain))


def age_limit(text: Folded, relation: Relation, *, in_title: bool) -> Span | None:
    """Where the words set a limit for whoever is hired, None when they do not or when a law sets it too."""
    if not _WAYS["tell_tale"].search(text.plain) or is_for_the_armed_forces(text):
        return None
    for match in _WAYS["limit"].finditer(text.plain):
        if not _excused(text.plain, match, in_title) and not _opened_by_law(text.plain, match, relation):
            return match.start() + _blank(match.group()), match.end()
    return None


def young_asked(text: Folded) -> Span | None:
    """Where a word for an age stands for whoever is hired ("jeune retraité")."""
    found = _WAYS["young"].search(text.plain)
    return found.span() if found and not _WAYS["served"].search(_sentence(text.plain, found)[0]) else None


def _excused(plain: str, match: re.Match[str], in_title: bool) -> bool:
    """Years of experience or of a firm; the age of those served; a sentence in which nobody is sought."""
    before, after = _sentence(plain, match)
    if _WAYS["of_something"].search(after) or _WAYS["years_before"].search(before):
        return True
    if _WAYS["served"].search(before) or _WAYS["served_after"].search(after):
        return True
    return not in_title and not _WAYS["sought"].search(before + match.group() + after)


def _opened_by_law(plain: str, match: re.Match[str], relation: Relation) -> bool:
    """A contract that trains, civic service, an aided contract: the law itself opens it to an age."""
    before, after = _sentence(plain, match)
    if not (relation in _TRAINED or _WAYS["lawful_place"].search(before + match.group() + after)):
        return False
    written = next(value for value in match.groupdict().values() if value)
    return TRAINED_FROM <= _age(written) < TRAINED_TO


def _age(written: str) -> int:
    return int(written) if written.isdigit() else number_in_words(written)


def _sentence(plain: str, match: re.Match[str]) -> tuple[str, str]:
    """The words of the same sentence before the match, and after it."""
    before = _SENTENCE_END.split(plain[max(0, match.start() - 120) : match.start()])[-1]
    return before, _SENTENCE_END.split(plain[match.end() : match.end() + 120])[0]


def _blank(found: str) -> int:
    return len(found) - len(found.lstrip())
