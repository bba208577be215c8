"""Finding an occupation by everyday words among the official titles (ROME)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from visavis.decisions.matching.words import stems

WORD_FOUND, WORD_BEGUN, ALL_FOUND, SAME_LENGTH, MAIN_TITLE = 10, 4, 15, 10, 3
SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Title:
    """One official title: its occupation's `code` and `occupation` label; `main` for the label's own title."""

    text: str
    code: str
    occupation: str
    main: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An occupation that answers, by its best title, with its points."""

    title: Title
    points: int
    words: tuple[str, ...]


class Occupations:
    """All titles, ready to be searched. Points are whole: each word found, all words found, nothing left over."""

    def __init__(self, titles: Iterable[Title]) -> None:
        self.titles = tuple(titles)
        self._words = tuple(frozenset(stems(title.text)) for title in self.titles)
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for word in words:
                self._where[word].append(number)

    def search(self, words: str, limit: int = 10) -> tuple[Found, ...]:
        """The occupations that answer `words`, best first; equal points in the order of codes."""
        asked = tuple(dict.fromkeys(stems(words)))
        points: dict[int, int] = defaultdict(int)
        hits: dict[int, int] = defaultdict(int)
        for word in asked:
            for known, worth in self._alike(word):
                for number in self._where[known]:
                    points[number] += worth
                    hits[number] += 1
        best: dict[str, Found] = {}
        for number, gained in points.items():
            found = self._found(number, gained, hits[number], asked)
            if found.title.code not in best or found.points > best[found.title.code].points:
                best[found.title.code] = found
        ranked = sorted(best.values(), key=lambda found: (-found.points, found.title.code, found.title.text))
        return tuple(ranked[:limit])

    def _alike(self, word: str) -> Iterable[tuple[str, int]]:
        """The word itself, or, when no title has it, those that begin so."""
        if word in self._where:
            return [(word, WORD_FOUND)]
        if len(word) < SHORTEST_BEGINNING:
            return []
        return [(known, WORD_BEGUN) for known in self._where if known.startswith(word)]

    def _found(self, number: int, gained: int, hits: int, asked: tuple[str, ...]) -> Found:
        title, known = self.titles[number], self._words[number]
        everything = ALL_FOUND if hits >= len(asked) else 0
        nothing_else = max(0, SAME_LENGTH - 2 * (len(known) - hits)) if everything else 0
        main = MAIN_TITLE if title.main else 0
        words = tuple(word for word in asked if word in known)
        return Found(title, gained + everything + nothing_else + main, words)
