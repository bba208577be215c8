"""The money an offer asks for, and the premium-rate number it gives to apply."""

from __future__ import annotations

import re

from visavis.decisions.offers.reading.folded import Folded
from visavis.decisions.offers.reading.numbers import amounts_in_digits
from visavis.decisions.offers.reading.ways import ways
from visavis.decisions.shared.finding import Evidence

_WAYS = ways("fees")
_SUM = re.compile(r"\d[ ]*(?:€|eur)")
_SENTENCE_END = re.compile(r"[\n;!?]|\.(?!\d)")
_CLAUSE_END = re.compile(r"[\n;!?,]|\.(?!\d)")


def is_for_an_agent(text: Folded) -> bool:
    """Artists' and sports agents are paid by those they place: L7121-9; Code du sport, L222-7."""
    return bool(_WAYS["agent"].search(text.plain))


def fee_asked(text: Folded) -> Evidence | None:
    """The first words that ask the candidate for money."""
    digits = amounts_in_digits(text)
    names = ("fee", "fee_with_a_sum") if _SUM.search(digits.plain) else ("fee",)
    matches = (match for name in names for match in _WAYS[name].finditer(digits.plain))
    asked = [match.span() for match in matches if not _excused(digits.plain, match)]
    return digits.evidence(*min(asked)) if asked else None


def _excused(plain: str, match: re.Match[str]) -> bool:
    """Nothing is asked, somebody else pays, or fees are the work itself or the price of a meal."""
    before = _SENTENCE_END.split(plain[max(0, match.start() - 60) : match.start()])[-1]
    after = plain[match.end() : match.end() + 60]
    sentence = match.group() + _SENTENCE_END.split(after)[0]
    clause = match.group() + _CLAUSE_END.split(after)[0]
    return bool(
        _WAYS["not_asked"].search(before)
        or _WAYS["paid_for_you"].search(sentence)
        or _WAYS["work_itself"].search(before + sentence)
        or _WAYS["daily_life"].search(clause)
    )


def premium_number_to_apply(text: Folded) -> Evidence | None:
    """The first premium-rate number one must call to be hired, not the one that the job answers."""
    matches = _WAYS["premium"].finditer(text.plain)
    return next((text.evidence(*match.span()) for match in matches if _is_to_apply(text.plain, match)), None)


def _is_to_apply(plain: str, match: re.Match[str]) -> bool:
    before = plain[max(0, match.start() - 80) : match.start()]
    sentence = _SENTENCE_END.split(before)[-1]
    after = _SENTENCE_END.split(plain[match.end() : match.end() + 60])[0]
    if _WAYS["answered"].search(sentence + after):
        return False
    return bool(_WAYS["to_apply"].search(sentence + after) or _WAYS["call_it"].search(before))
