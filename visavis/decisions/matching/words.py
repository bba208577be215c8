"""French words made comparable: no accents, no plural, one form for both genders."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_EMPTY_WORDS = (
    "a au aux avec ce ces chez d dans de des du en et h f hf fh il j je l la le les m mon n nos notre ou par pas pour "
    "qu que qui s sa se ses son sous sur un une vos votre vous x y"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_WORD = re.compile(r"[a-z0-9][a-z0-9+#]*")
_FEMININES = (
    ("trice", "teur"),
    ("euse", "eur"),
    ("iere", "ier"),
    ("ienne", "ien"),
    ("ere", "er"),
    ("ee", "e"),
)
_SHORT = 3


def plain(text: str) -> str:
    """Lower case without accents; `œ` and `æ` in two letters."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """One form for singular and plural, feminine and masculine: `vendeuses`, `vendeur` → `vendeur`."""
    if len(word) <= _SHORT or word[-1].isdigit():
        return word
    single = word[:-1] if word[-1] in "sx" else word
    for feminine, masculine in _FEMININES:
        if single.endswith(feminine):
            single = single[: -len(feminine)] + masculine
            break
    return single.removesuffix("e") if len(single) > _SHORT else single


def stems(text: str) -> tuple[str, ...]:
    """The words that carry sense, in order, made comparable."""
    return tuple(stem(word) for word in _WORD.findall(plain(text)) if word not in _EMPTY)
