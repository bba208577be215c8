"""What the documents promise is there: every dependency explained, every term defined, every variable told."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib

import pytest

from tests.architecture.source import ROOT

ADR = ROOT / "docs" / "adr"
RECORDS = sorted(ADR.glob("[0-9]*.md"))
GLOSSARY = tomllib.loads((ROOT / "docs" / "glossary.toml").read_text(encoding="utf-8"))


def direct_dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [
        *project["project"]["dependencies"],
        *(name for group in ("dev", "attack") for name in project["dependency-groups"][group]),
    ]
    return sorted(re.split(r"[\[<>=!~; ]", name, maxsplit=1)[0] for name in named)


@pytest.mark.parametrize("name", direct_dependencies())
def test_every_dependency_says_what_it_spares_us(name: str) -> None:
    [record] = ADR.glob("*-dependencies.md")
    assert re.search(
        rf"^\* \*\*{re.escape(name)}\*\* spares us ", record.read_text(encoding="utf-8"), re.M
    ), f"add to {record.relative_to(ROOT)}: * **{name}** spares us …"


def test_no_dependency_is_explained_that_is_gone() -> None:
    [record] = ADR.glob("*-dependencies.md")
    explained = re.findall(r"^\* \*\*([\w-]+)\*\* spares us ", record.read_text(encoding="utf-8"), re.M)
    assert sorted(set(explained) - set(direct_dependencies())) == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_every_choice_says_what_would_change_our_mind(record) -> None:
    text = record.read_text(encoding="utf-8")
    for heading in (
        "## Context",
        "## Choice",
        "## Alternatives",
        "## Consequence",
        "## What would change our mind",
    ):
        assert heading in text, f"{record.name} lacks {heading}"
    assert len(text.splitlines()) <= 80, f"{record.name} is longer than a page"


@pytest.mark.parametrize("key", GLOSSARY)
def test_every_term_is_explained_in_25_words_with_its_reference(key: str) -> None:
    term = GLOSSARY[key]
    assert set(term) == {"name", "plain", "reference", "english"}
    assert len(term["plain"].split()) <= 25
    assert all(value.strip() for value in term.values())
    assert re.fullmatch(r"[a-z_]+", key), "lower case, no accents: as in the code"


def test_every_variable_an_operator_may_set_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("config", "visavis")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "tests" not in path.parts
    )
    read = set(re.findall(r"[\"'](VISAVIS_[A-Z_]+|DATABASE_URL)[\"']", source))
    assert read, "no variable found: has the way to read them changed?"
    assert sorted(name for name in read if f"`{name}`" not in manual) == []


def test_the_list_of_components_names_every_locked_one(tmp_path):
    """Each with its version, its address in one index, and the hash that the lock holds."""
    listed = tmp_path / "sbom.json"
    subprocess.run(
        [sys.executable, ROOT / "scripts" / "sbom.py", str(listed)], check=True, capture_output=True
    )
    told = json.loads(listed.read_text())
    assert told["bomFormat"] == "CycloneDX"
    components = {each["name"]: each for each in told["components"]}
    locked = {each["name"]: each for each in tomllib.loads((ROOT / "uv.lock").read_text())["package"]}
    assert len(components) > 30
    for name, each in components.items():
        assert each["version"] == locked[name]["version"]
        assert each["purl"] == f"pkg:pypi/{name}@{each['version']}"
        assert locked[name]["source"] == {"registry": "https://pypi.org/simple"}
        assert any(found.get("hashes") for found in each["externalReferences"]), name
    written = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert {re.split(r"[\[><=,]", each)[0] for each in written} <= set(components)
