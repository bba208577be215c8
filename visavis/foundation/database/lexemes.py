"""Our own keys of French words (`decisions.matching.words`) asked of PostgreSQL as they stand: no dictionary there."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery

from visavis.decisions.matching.words import Word


class LexemeQuery(SearchQuery):
    """A `tsquery` of our own keys, taken as they stand; `begun`: words that begin so answer too."""

    template = "(%(expressions)s)::tsquery"

    def __init__(self, word: Word, weight: str = "", *, begun: bool = False) -> None:
        mark = f":{'*' if begun else ''}{weight}" if weight or begun else ""
        choices = (" & ".join(f"'{key}'{mark}" for key in choice) for choice in word.choices)
        super().__init__(" | ".join(f"({choice})" for choice in choices), search_type="raw")
