"""Finding an occupation by everyday words among the official titles (ROME)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from visavis.decisions.matching.words import Word, asked, lexemes
from visavis.decisions.matching.words.spelling import KNOWN_FROM, corrected, known_words, nearest, neighbours

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
        self._words = tuple(frozenset(lexemes(title.text)) for title in self.titles)
        self._where: dict[str, list[int]] = defaultdict(list)
        self._sounds: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for word in words:
                self._where[word].append(number)

    def search(self, words: str, limit: int = 10) -> tuple[Found, ...]:
        """The occupations that answer `words`, best first; equal points in the order of codes."""
        wanted = asked(words)
        points: dict[int, int] = defaultdict(int)
        hits: dict[int, int] = defaultdict(int)
        for word in wanted:
            for number, worth in self._answering(word).items():
                points[number] += worth
                hits[number] += 1
        best: dict[str, Found] = {}
        for number, gained in points.items():
            found = self._found(number, gained, hits[number], wanted)
            if found.title.code not in best or found.points > best[found.title.code].points:
                best[found.title.code] = found
        ranked = sorted(best.values(), key=lambda found: (-found.points, found.title.code, found.title.text))
        return tuple(ranked[:limit])

    def instead_of(self, words: str) -> str | None:
        """The same words with those that no title has put right; None when there is nothing better."""
        return corrected(words, lambda word: bool(self._answering(word)), self._nearest)

    def _answering(self, word: Word) -> dict[int, int]:
        """The titles that have the word; or, when none has, those with words that begin so. With points."""
        numbers = {number for choice in word.choices for number in self._having(choice)}
        if numbers:
            return dict.fromkeys(numbers, WORD_FOUND)
        begun = tuple(key for choice in word.choices for key in choice if len(key) >= SHORTEST_BEGINNING)
        known = (self._where[key] for key in self._where if begun and key.startswith(begun))
        return {number: WORD_BEGUN for numbers in known for number in numbers}

    def _having(self, choice: tuple[str, ...]) -> set[int]:
        return set.intersection(*(set(self._where.get(key, ())) for key in choice))

    def _nearest(self, typed: str) -> str | None:
        if not self._sounds:
            for known in known_words((title.text, KNOWN_FROM) for title in self.titles):
                for said in neighbours(known.word):
                    self._sounds[said].append((known.word, known.times))
        return nearest(typed, {one for said in neighbours(typed) for one in self._sounds.get(said, ())})

    def _found(self, number: int, gained: int, hits: int, wanted: tuple[Word, ...]) -> Found:
        title, known = self.titles[number], self._words[number]
        everything = ALL_FOUND if hits >= len(wanted) else 0
        nothing_else = max(0, SAME_LENGTH - 2 * (len(known) - hits)) if everything else 0
        main = MAIN_TITLE if title.main else 0
        words = tuple(" ".join(choice) for word in wanted if (choice := word.choice_in(known)))
        return Found(title, gained + everything + nothing_else + main, words)
