"""What a release changes in the work of staff: a statement for each, shipped, public, required by a check."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MARK = "This release changes the work of staff."
FIELDS = ("title", "summary", "before", "after", "stays", "training", "asked")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


class Incomplete(ValueError):
    """A statement that does not say all it must; names the file and the field."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One release: what changes, what was before, what stays human, the training it takes, who was asked."""

    release: str
    hours: int
    words: dict[str, dict[str, str]]

    def say(self, language: str) -> dict[str, str]:
        return self.words.get(language, self.words["fr"])


def slug(heading: str) -> str:
    """The name of a statement's file for a heading of the changelog: `1.2, March 2027` is `1-2-march-2027`."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


@cache
def statements() -> dict[str, Statement]:
    """Every statement shipped, by the name of its file. Raises `Incomplete`."""
    folder = files(__package__) / "impacts"
    found = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    return {name.removesuffix(".toml"): _read(name, (folder / name).read_text("utf-8")) for name in found}


def _read(name: str, text: str) -> Statement:
    said = tomllib.loads(text)
    words = {language: said.get(language, {}) for language in ("fr", "en")}
    missing = [
        f"{one}.{each}" for one, told in words.items() for each in FIELDS if not told.get(each, "").strip()
    ]
    if missing or not said.get("release") or "training_hours" not in said:
        raise Incomplete(f"{name}: {', '.join(missing) or 'release or training_hours'} is missing")
    return Statement(said["release"], int(said["training_hours"]), words)


def missing(changelog: str, known: set[str]) -> list[str]:
    """The releases that say they change the work of staff and have no statement."""
    parts = _HEADING.split(changelog)
    sections = zip(parts[1::2], parts[2::2], strict=True)
    return [
        heading for heading, text in sections if MARK in " ".join(text.split()) and slug(heading) not in known
    ]
