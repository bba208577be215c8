"""The words of the law explained: the glossary, as a page and as answers."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from visavis.decisions.matching.words import asked, lexemes
from visavis.foundation.database.state import PROJECT
from visavis.front.finding.results import MOST, Hit


@dataclass(frozen=True, slots=True)
class Term:
    """One term of art: its code, its name, its plain words (25 at most), where the law says it."""

    code: str
    name: str
    plain: str
    reference: str
    english: str


@cache
def terms() -> tuple[Term, ...]:
    """The glossary by name; empty when an installation came without it."""
    file = PROJECT / "docs" / "glossary.toml"
    if not file.exists():
        return ()
    entries = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(sorted((Term(code, **said) for code, said in entries.items()), key=lambda term: term.name))


@cache
def _keys(term: Term) -> frozenset[str]:
    return frozenset(lexemes(f"{term.code.replace('_', ' ')} {term.name} {term.plain}"))


def explained(words: str) -> Sequence[Hit]:
    """The terms that have all these words, those whose name has them first."""
    wanted = asked(words)
    found = [term for term in terms() if wanted and all(word.is_in(_keys(term)) for word in wanted)]
    first = sorted(found, key=lambda term: not any(word.is_in(lexemes(term.name)) for word in wanted))
    return [Hit(term.name, f"{reverse('words')}#{term.code}", term.plain) for term in first[:MOST]]
