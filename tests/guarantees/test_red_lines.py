"""Danger: a machine that judges people. Guarantee: no mark of suspicion, none of employability, nothing that ranks staff.

Three readers: every name in the code (tables, facts, functions, fields), every column of the database, every page. Each
is shown a planted violation and must find it. What they cannot see is a mark under an innocent name: the register lists
what decides, and test_every_decision_is_explained asks each for its reasons.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.architecture.source import VISAVIS, modules, tree

ALONE = {
    "suspicion", "suspicions", "suspicious", "suspect", "suspects", "suspected", "soupcon", "fraud", "frauds",
    "fraude", "fraudster", "cheater", "dishonest", "trustworthiness", "untrustworthy",
    "employability", "employabilite", "employable", "hireability", "attrition", "decrocheur", "profiling",
    "profilage", "leaderboard", "palmares", "productivity",
}  # fmt: skip
MARKS = {
    "score",
    "scores",
    "scoring",
    "scored",
    "rating",
    "ratings",
    "grade",
    "likelihood",
    "probability",
    "propensity",
}
RANKS = {
    "rank", "ranks", "ranked", "ranking", "rankings", "best", "worst", "top", "fastest", "slowest", "performance",
}  # fmt: skip
PEOPLE = {
    "person", "persons", "people", "jobseeker", "jobseekers", "candidate", "candidates", "applicant", "file", "files",
}  # fmt: skip
STAFF = {
    "agent", "agents", "counsellor", "counsellors", "staff", "referent", "referents", "employee", "employees",
    "colleague", "colleagues", "adviser", "advisers", "account", "accounts",
}  # fmt: skip
SAID = re.compile(
    r"score (?:de|d’|d')|suspicion|soupçon|fraudeur|employabilité|employability|taux de productivité"
    r"|classement (?:de[s]? )?(?:agents?|conseill)|meilleurs? (?:agents?|conseill)|palmarès"
    r"|ranking of (?:staff|counsellors|agents)|best (?:counsellors?|agents?)|chances? (?:de retrouver|of finding)",
    re.I,
)
GROUPED = re.compile(r"group\s+by[^;]*\b(?:account_id|referent_id|\w+_by)\b", re.I | re.S)

# Sentences of pages that promise the contrary, each with its reason.
PROMISES = {
    "Aucune note de soupçon ou de fraude sur une personne.": "the promise itself",
    "Aucune note de chances de retrouver du travail.": "the promise itself",
    "Aucun classement des agents.": "the promise itself",
}


def words_in(name: str) -> set[str]:
    """`suspicionScore_of` → suspicion, score, of."""
    return {
        word.lower()
        for part in name.split("_")
        for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", part)
    }


def crosses(name: str) -> bool:
    """Does this name cross a red line?"""
    words = words_in(name)
    marked = words & MARKS and words & (PEOPLE | STAFF)
    return bool(words & ALONE or marked or (words & RANKS and words & STAFF))


def names_of(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name that a module gives or uses, with its line."""
    for node in ast.walk(module):
        for kind in ("name", "id", "attr", "arg", "asname"):
            if isinstance(name := getattr(node, kind, None), str):
                yield getattr(node, "lineno", 0), name


def agents_compared(module: ast.Module) -> Iterator[int]:
    """Lines where rows are counted by who did them: `.values("answered_by").annotate(…)`, or the same in SQL."""
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and GROUPED.search(node.value):
            yield node.lineno
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"annotate", "aggregate"}:
            for inner in ast.walk(node.func):
                if isinstance(inner, ast.Call) and getattr(inner.func, "attr", "") in {
                    "values",
                    "values_list",
                }:
                    said = [each.value for each in inner.args if isinstance(each, ast.Constant)]
                    if any(re.search(r"account_id|referent|_by(_|$)", str(one)) for one in said):
                        yield node.lineno


def crossed_in(path: Path) -> list[str]:
    module = tree(path)
    found = [f"{path.name}:{line} {name}" for line, name in names_of(module) if crosses(name)]
    return found + [f"{path.name}:{line} counts by agent" for line in agents_compared(module)]


def crossed_on(text: str) -> list[str]:
    """What a page says or shows that crosses a line; promises of the contrary are left out."""
    for promise in PROMISES:
        text = text.replace(promise, "")
    shown = [name for each in re.findall(r"{[{%](.*?)[%}]}", text) for name in re.findall(r"\w+", each)]
    return [found[0] for found in SAID.finditer(text)] + [name for name in shown if crosses(name)]


def crossed_columns(columns: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"{table}.{column}"
        for table, column in columns
        if crosses(column) or crosses(table) or crosses(f"{table.rpartition('_')[2]}_{column}")
    ]


def test_no_name_in_the_code_crosses_a_line():
    read = [path for path in modules() if "migrations" not in path.parts]
    assert len(read) > 300
    assert [line for path in read for line in crossed_in(path)] == []


@pytest.mark.django_db
def test_no_table_and_no_column_crosses_a_line():
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name from information_schema.columns where table_schema = 'public'"
        )
        columns = cursor.fetchall()
    assert len(columns) > 300
    assert crossed_columns(columns) == []


def test_no_page_crosses_a_line():
    pages = sorted(VISAVIS.rglob("templates/**/*.html"))
    assert len(pages) > 100
    found = {str(page.relative_to(VISAVIS)): crossed_on(page.read_text(encoding="utf-8")) for page in pages}
    assert {page: lines for page, lines in found.items() if lines} == {}


def test_no_fact_crosses_a_line():
    from dataclasses import fields

    from visavis.foundation.facts import Fact

    kinds, found = [Fact], []
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        found += [
            f"{kind.name}.{name}"
            for name in (*(one.name for one in fields(kind)), kind.__name__)
            if crosses(name)
        ]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "class SuspicionScore: pass",
        "def employability(person): ...",
        "person_score = 3",
        "row.fraud_risk = 1",
        "def of(*, likelihood_of_person): ...",
        "rank_agents(rows)",
        "best_counsellor = rows[0]",
        "staffRanking = []",
        'rows.values("answered_by").annotate(n=Count("id")).order_by("-n")',
        'rows.filter(x=1).values_list("account_id").annotate(n=Avg("minutes"))',
        'cursor.execute("select decided_by, count(*) from offers_review group by decided_by order by 2 desc")',
    ],
)
def test_a_planted_name_is_found(planted, tmp_path):
    path = tmp_path / "planted.py"
    path.write_text(planted)
    assert crossed_in(path)


@pytest.mark.parametrize(
    "innocent",
    ["def rank(rows): ...", "bonus.rank", "best = reasons(wish)", "risks = 1", "file_id = 1", "the_top = 1"],
)
def test_an_innocent_name_is_left_alone(innocent, tmp_path):
    path = tmp_path / "innocent.py"
    path.write_text(innocent)
    assert crossed_in(path) == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("dossier_file", "suspicion"),
        ("people_person", "score"),
        ("workload_agent", "rank"),
        ("x_employability", "id"),
    ],
)
def test_a_planted_column_is_found(table, column):
    assert crossed_columns([(table, column)])


@pytest.mark.parametrize(
    "page",
    [
        "<p>Score de confiance : {{ n }}</p>",
        "<h2>Classement des conseillers</h2>",
        "<td>{{ row.employability }}</td>",
        "<p>Vos chances de retrouver un emploi</p>",
        '<h2>{% translate "Meilleurs agents du mois" %}</h2>',
    ],
)
def test_a_planted_page_is_found(page):
    assert crossed_on(page)


@pytest.mark.parametrize("promise", PROMISES)
def test_each_promise_is_really_made(promise):
    page = VISAVIS / "rooms" / "register" / "templates" / "register" / "register.html"
    assert promise in page.read_text(encoding="utf-8")
