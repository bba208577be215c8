"""French words: how many are found, how many meet by mistake, how fast, beside what PostgreSQL brings along.

    python -m tests.load.bench_words

The pairs of `decisions/matching/tests/cases` are given to our own keys, to the configuration `french`, and to `unaccent` before it, on a
PostgreSQL of the bench's own. The text is the offers beside the project, or the pairs themselves where there are none.
"""

from __future__ import annotations

import csv
import logging
import lzma
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
OFFERS = ROOT.parent / "shared" / "data" / "offers" / "france_travail_offers.csv.xz"
HALVES = ("tuning", "held_out")
WORD = re.compile(r"\w+")
Finds = Callable[[str, str], bool]


def pairs(name: str) -> list[tuple[str, str]]:
    """The pairs of one file."""
    lines = (
        (ROOT / "visavis" / "decisions" / "matching" / "tests" / "cases" / f"pairs_{name}.tsv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    split = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(one, other) for one, other in split]


def ours(question: str, document: str) -> bool:
    """Do our keys find the document, as a person asks?"""
    from visavis.decisions.matching.words import asked, lexemes

    words, known = asked(question), frozenset(lexemes(document))
    return bool(words) and all(word.is_in(known) for word in words)


def ours_with_accents(question: str, document: str) -> bool:
    """The same for somebody who writes accents: her `marche` is no `marché`."""
    return ours(f"{question} été", f"{document} été") and ours(question, document)


def of_postgresql(cursor: Any, made_of: str) -> Finds:
    """Does PostgreSQL find it, with its own French? `made_of` says what is done to the text first."""
    query = (
        f"select to_tsvector('french', {made_of}) @@ plainto_tsquery('french', {made_of}), "
        f"numnode(plainto_tsquery('french', {made_of})) > 0"
    )

    def finds(question: str, document: str) -> bool:
        cursor.execute(query, [document, question, question])
        found, anything = cursor.fetchone()
        return bool(found and anything)

    return finds


def score(name: str, finds: Finds, strictly: Finds) -> None:
    """One line for each half: the share that meets, and how many meet by mistake."""
    for half in HALVES:
        meet, apart = pairs(f"meet_{half}"), pairs(f"apart_{half}")
        found = sum(finds(one, other) and finds(other, one) for one, other in meet)
        wrong = sum(strictly(one, other) or strictly(other, one) for one, other in apart)
        print(
            f"  {name:20} {half:9} recall {found / len(meet):.4f} ({found} of {len(meet)}),"
            f" false merges {wrong} of {len(apart)} ({wrong / len(apart):.2%})",
            flush=True,
        )


def texts() -> list[str]:
    """Titles and texts of offers, else the pairs many times over."""
    if not OFFERS.exists():
        return [" ".join(pair) for half in HALVES for pair in pairs(f"meet_{half}")] * 500
    csv.field_size_limit(10**7)
    with lzma.open(OFFERS, "rt", encoding="utf-8") as file:
        return [f"{row['intitule']}\n{row['description']}" for row in csv.DictReader(file)]


def speed(cursor: Any) -> None:
    """Words a second: cold, warm, and the Snowball stemmer inside PostgreSQL on the same words."""
    from visavis.decisions.matching.words import lexemes

    given = texts()
    count = sum(len(WORD.findall(text)) for text in given)
    for state in ("cold", "warm", "warm", "warm"):
        started = time.process_time()
        for text in given:
            lexemes(text)
        spent = time.process_time() - started
        print(f"  ours, {state}: {count / spent:,.0f} words a second ({count:,} words)", flush=True)
    for name, query in (
        ("Snowball (ts_lexize)", "select count(ts_lexize('french_stem', word)) from unnest(%s::text[]) word"),
        ("to_tsvector('french')", "select count(to_tsvector('french', word)) from unnest(%s::text[]) word"),
    ):
        passed = [word for text in given for word in WORD.findall(text)] if "lexize" in query else given
        started = time.perf_counter()
        cursor.execute(query, [passed])
        spent = time.perf_counter() - started
        print(f"  {name}: {count / spent:,.0f} words a second", flush=True)


def main() -> int:
    """Everything, on a PostgreSQL that is thrown away."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    logging.disable(logging.INFO)
    from visavis.foundation.database.testing_server import test_server

    with test_server() as server, server.connect("dbsuper") as connection:
        cursor = connection.cursor()
        score("ours", ours, ours_with_accents)
        score("ours, loosely asked", ours, ours)
        score("french", *[of_postgresql(cursor, "%s")] * 2)
        cursor.execute("create extension if not exists unaccent")
        score("unaccent + french", *[of_postgresql(cursor, "unaccent(%s)")] * 2)
        cursor.execute("drop extension unaccent")
        speed(cursor)
    return 0


if __name__ == "__main__":
    sys.exit(main())
