"""The street of a postal address as people write it, made comparable: to know neighbours, and for nothing else."""

from __future__ import annotations

import re

from visavis.rooms.people.finding import key_of

# What the post abbreviates (norm AFNOR NF Z 10-011 and common use).
_WHOLE = {
    "r": "rue", "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard", "boul": "boulevard",
    "pl": "place", "che": "chemin", "chem": "chemin", "imp": "impasse", "all": "allee", "rte": "route",
    "sq": "square", "fg": "faubourg", "fbg": "faubourg", "crs": "cours", "pass": "passage", "res": "residence",
    "st": "saint", "ste": "sainte", "gal": "general", "mal": "marechal", "dr": "docteur", "pdt": "president",
}  # fmt: skip
_KINDS = frozenset({
    "rue", "avenue", "boulevard", "place", "chemin", "impasse", "allee", "route", "square", "faubourg", "cours",
    "passage", "quai", "villa", "sentier", "voie", "esplanade", "mail", "rond", "venelle", "ruelle", "hameau",
})  # fmt: skip
_SMALL = frozenset({"de", "du", "des", "la", "le", "les", "l", "d", "bis", "ter", "quater"})
_POSTCODE = re.compile(r"\b(\d{5})\b")


def street_of(address: str) -> str:
    """`93200 rue port` for "12 bis, r. du Port, 93200 Saint-Denis"; '' when no street or no postcode is found.

    Numbers, small words and abbreviations are left out or written in full: two doors of one street are the same.
    """
    found = list(_POSTCODE.finditer(address))
    if not found:
        return ""
    before = address[: found[-1].start()]
    parts = [words for part in re.split(r"[\n,;]+", before) if (words := _words(part))]
    named = [words for words in parts if _KINDS & set(words)]
    chosen = (named or parts)[-1:]
    return " ".join([found[-1][1], *chosen[0]]) if chosen else ""


def _words(part: str) -> list[str]:
    """The words of a part that tell a street from another; from its kind on, when it says one."""
    whole = [_WHOLE.get(word, word) for word in key_of(part).split()]
    kept = [word for word in whole if word not in _SMALL and not word[0].isdigit()]
    kind = next((place for place, word in enumerate(kept) if word in _KINDS), 0)
    return kept[kind:]
