"""Text made plain for rules (no accents, no disguise), every plain character still pointing at the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from visavis.decisions.shared.finding import Evidence

LOOK_ALIKES = dict(
    zip(
        "аеорсухіјѕԁһкмтвнгαεορτυκιν",
        "aeopcyxijsdhkmtbhraeoptukiv",
        strict=True,
    )
)
DASHES, QUOTES, SPACES = "‐‑‒–—−", "’‘ʼ`´′", "\u00a0\u202f\u2009\u2007\u3000\t"
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]")
SPACED_WORD = re.compile(r"(?<![a-z0-9])[a-z](?:([ .*_-])[a-z])(?:\1[a-z]){2,}(?![a-z0-9])")
DIGIT_IN_WORD = re.compile(r"(?<![a-z0-9@$])(?=[a-z@$]*[0134579@$])[a-z][a-z0134579@$]*[a-z](?![a-z0-9@$])")
DIGITS_AS_LETTERS = str.maketrans("0134579@$", "oieastgas")


def one_of(*alternatives: str) -> re.Pattern[str]:
    """One pattern for several ways to say a thing, one a line."""
    return re.compile("|".join(alternatives))


class _PlainCharacters(dict[int, str]):
    """One original character → one plain lower-case character, so that positions never move."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        base = unicodedata.normalize("NFKD", character).casefold()
        base = "".join(part for part in base if not unicodedata.combining(part))
        plain = self._plain(character, base)
        self[code] = plain
        return plain

    @staticmethod
    def _plain(character: str, base: str) -> str:
        if character in SPACES:
            return " "
        if character in DASHES:
            return "-"
        if character in QUOTES:
            return "'"
        single = base if len(base) == 1 else character
        return LOOK_ALIKES.get(single, single)


_PLAIN = _PlainCharacters()


@dataclass(frozen=True)
class Folded:
    """`plain` text of the `field`, and for each plain character the `starts` and `ends` of its original.

    Both are None while plain and original have the same positions.
    """

    field: str
    original: str
    plain: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where plain characters `start` to `end` stand in the original."""
        if self.starts is None or self.ends is None or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def evidence(self, start: int, end: int) -> Evidence:
        """The original words under plain characters `start` to `end`."""
        first, last = self.span(start, end)
        return Evidence(self.field, first, last, self.original[first:last])

    def rewritten(self, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> Folded:
        """The same text with each match replaced; the new characters point at the whole match."""
        matches = list(pattern.finditer(self.plain))
        if not matches:
            return self
        pieces, starts, ends, done = [], list[int](), list[int](), 0
        old_starts = self.starts or range(len(self.plain))
        old_ends = self.ends or range(1, len(self.plain) + 1)
        for match in matches:
            pieces += [self.plain[done : match.start()], new := replace(match)]
            starts += [*old_starts[done : match.start()], *[old_starts[match.start()]] * len(new)]
            ends += [*old_ends[done : match.start()], *[old_ends[match.end() - 1]] * len(new)]
            done = match.end()
        pieces.append(self.plain[done:])
        starts += old_starts[done:]
        ends += old_ends[done:]
        return Folded(self.field, self.original, "".join(pieces), tuple(starts), tuple(ends))


@lru_cache(maxsize=16)
def folded(field: str, original: str) -> Folded:
    """The plain text of `original`: no accents, look-alike or hidden letters, spaced or digit-spelt words."""
    text = Folded(field, original, original.translate(_PLAIN))
    text = text.rewritten(INVISIBLE, lambda match: "")
    text = text.rewritten(SPACED_WORD, lambda match: match.group().replace(match.group(1), ""))
    return text.rewritten(DIGIT_IN_WORD, lambda match: match.group().translate(DIGITS_AS_LETTERS))
