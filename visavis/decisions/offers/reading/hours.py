"""Weekly hours as offers write them: "35h", "39 heures par semaine", "151,67 h par mois", "mi-temps", "temps plein"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from visavis.decisions.offers.reading.folded import Folded
from visavis.decisions.shared.finding import Evidence

LEGAL_WEEK = Decimal(35)  # Code du travail, L3121-27
LEGAL_MONTH = {Decimal("151.6"), Decimal("151.66"), Decimal("151.67"), Decimal("152")}
_NUMBER = r"(?P<{0}>\d{{1,3}}(?:[.,]\d{{1,2}})?)"
_PATTERNS = (
    re.compile(
        rf"(?<![\w/-]){_NUMBER.format('week')}\s*(?:h\b|heures?\b|h(?P<minutes>[0-5]\d)\b)\s*(?:de travail\s*)?"
        r"(?:/|par|a la|-)?\s*(?:semaines?\b|sem\b|hebdo\w*)"
    ),
    re.compile(
        rf"(?<![\w/-]){_NUMBER.format('month')}\s*(?:h\b|heures?\b)\s*(?:/|par)?\s*(?:mois\b|mensuel\w*)"
    ),
    re.compile(
        r"(?:temps (?:plein|complet|partiel)|contrat|base|duree|hebdomadaires?|cdi|cdd|semaine)\W{0,4}"
        rf"(?:de |du travail )*\W{{0,2}}{_NUMBER.format('base')}\s*(?:h\b|heures?\b)(?!\s*[/-]\s*\d)"
    ),
    re.compile(
        r"(?<![\w/-])(?<!h\sa\s)(?P<legal>3[5-9](?:[.,]5)?)\s*(?:h\b|heures?\b)"
        r"(?!\s*(?:[/-]|a)\s*\d{1,2}(?:\s*h|\b(?![ .,]?\d)))"
    ),
    re.compile(r"(?P<half>\bmi-temps\b)"),
    re.compile(r"(?P<full>temps[ -](?:plein|complet))"),
)
_PART_TIME = re.compile(r"temps[ -]partiel|\bmi-temps\b|quelques heures|(?:[1-9]\d) ?% d'un temps")
_TELL_TALE = re.compile(r"\dh|\d heure|\d h|temps")
_LONGEST_WEEK = 60


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a week, exact, and the words that say so."""

    weekly: Decimal
    evidence: Evidence


def hours_in(texts: Iterable[Folded]) -> Hours | None:
    """The first weekly hours written, the surest way of writing first; None when nothing says."""
    texts = tuple(text for text in texts if _TELL_TALE.search(text.plain))
    for pattern in _PATTERNS:
        for text in texts:
            for match in pattern.finditer(text.plain):
                weekly = _weekly(match)
                if 0 < weekly <= _LONGEST_WEEK:
                    return Hours(weekly, text.evidence(match.start(), match.end()))
    return None


def is_part_time(texts: Iterable[Folded]) -> bool:
    """Do the words announce a part-time job?"""
    return any(_PART_TIME.search(text.plain) for text in texts)


def _weekly(match: re.Match[str]) -> Decimal:
    named = {name: value for name, value in match.groupdict().items() if value}
    if "half" in named:
        return LEGAL_WEEK / 2
    if "full" in named:
        return LEGAL_WEEK
    kind = next(name for name in ("week", "month", "base", "legal") if name in named)
    number = Decimal(named[kind].replace(",", ".")) + Decimal(named.get("minutes", 0)) / 60
    if kind == "month":
        return LEGAL_WEEK if number in LEGAL_MONTH else number * 12 / 52
    return number
