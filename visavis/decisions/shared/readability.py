"""How easy a French sentence is to read: the score of Kandel and Moles, Flesch's formula fitted to French.

Source: L. Kandel, A. Moles, « Application de l'indice de Flesch à la langue française », Cahiers Études de
Radio-Télévision, 19, 1958. 207 - 1.015 × words a sentence - 73.6 × syllables a word; 60 and more is said to be easy,
100 very easy. Syllables are counted as they are spoken: groups of vowels, without the mute e at the end of a word. On a
word this may be wrong by one; on a text of a hundred words the score moves by two or three points.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d\s.,\u202f\u00a0]*")
_END = re.compile(r"[.!?:;…]+(?=\s|$)")
_VOWELS = re.compile(r"[aeiouyœæ]+")
_MUTE = re.compile(r"(?<=[^aeiouy])es?$")
_HIATUS = re.compile(r"[ïëüéèê](?=[aou])|(?<=[aou])[ïëüéè]|oé|éa|éo")


def kandel_moles(text: str) -> float:
    """The score of a text, 0 for one without words; over 100 for very short sentences."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_END.findall(text)))
    return 207 - 1.015 * len(words) / sentences - 73.6 * sum(map(syllables, words)) / len(words)


def syllables(word: str) -> int:
    """Syllables of a word as they are spoken; a number counts two, whatever its length."""
    if word[:1].isdigit():
        return 2
    return sum(max(1, _in_part(part)) for part in re.split(r"['’-]", word.lower()) if part)


def _in_part(part: str) -> int:
    more = len(_HIATUS.findall(part))
    plain = "".join(each for each in unicodedata.normalize("NFD", part) if not unicodedata.combining(each))
    if part.endswith(("e", "es")) and not part.endswith(("é", "és")):
        plain = _MUTE.sub("", plain)
    return len(_VOWELS.findall(plain)) + more if plain else 1
