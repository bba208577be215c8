"""French numbers written in words ("mille huit cents", "neuf euros cinquante"), up to 999 999."""

from __future__ import annotations

import re

from visavis.decisions.offers.reading.folded import Folded

_FIRST = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
UNITS = {word: value for value, word in enumerate(_FIRST.split())} | {"une": 1}
TENS = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
        "septante": 70, "huitante": 80, "octante": 80, "nonante": 90}  # fmt: skip
SCALES = {"cent": 100, "cents": 100, "mille": 1000}
_WORD = "|".join(sorted([*UNITS, *TENS, *SCALES], key=len, reverse=True))
_NUMBER = rf"(?:{_WORD})(?:[ -]+(?:et[ -]+)?(?:{_WORD}))*"
AMOUNT_IN_WORDS = re.compile(
    rf"\b(?P<whole>{_NUMBER})[ -]+(?:euros?\b|€)(?:[ ]+(?:et[ ]+)?(?!une?\b)(?P<cents>{_NUMBER})\b)?"
)
DIGITS_IN_DISGUISE = re.compile(
    r"(?<![a-z])\d[\doil.,]*(?=\s*(?:€|euros?\b|eur\b))|(?<![a-z\d])[il][oil]?\d[\doil.,]*(?=\s*(?:€|euros?\b|eur\b))"
)


def number_in_words(words: str) -> int:
    """`"mille huit cent vingt-trois"` → 1823. Raises `KeyError` for a word that is no number."""
    total = group = 0
    for word in re.split(r"[ -]+", words):
        if word == "et":
            continue
        if word == "mille":
            total, group = total + max(group, 1) * 1000, 0
        elif word in SCALES:
            group = max(group, 1) * SCALES[word]
        elif word in ("vingt", "vingts") and group % 100 == 4:
            group += 76
        else:
            group += UNITS[word] if word in UNITS else TENS[word]
    return total + group


def amounts_in_digits(text: Folded) -> Folded:
    """The same text with amounts spelt in words, or with letters for digits, written `1823.50 euros`."""
    if "eur" not in text.plain and "€" not in text.plain:
        return text
    undisguised = text.rewritten(
        DIGITS_IN_DISGUISE, lambda match: match.group().translate(str.maketrans("oil", "011"))
    )
    return undisguised.rewritten(AMOUNT_IN_WORDS, _in_digits)


def _in_digits(match: re.Match[str]) -> str:
    cents = match.group("cents")
    fraction = f".{number_in_words(cents):02d}" if cents else ""
    return f"{number_in_words(match.group('whole'))}{fraction} euros"
