"""Ways to say a thing in French, kept as words in `parameters/*.toml` and made patterns once.

In such a table `[words]` names groups of words and `[ways]` the sentences made of them: `<people>` stands for the group
called so, and one space for any number of spaces. All of it is matched against plain text (`Folded.plain`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

_GROUP = re.compile(r"(?<!P)<(\w+)>")
_SPACE = re.compile(r"\[[^\]]*\]|( )")


@cache
def ways(table: str) -> Mapping[str, re.Pattern[str]]:
    """Each way of the table, ready to search. Raises `KeyError` for a group that the table does not name above."""
    file = resources.files("visavis.decisions.offers.parameters") / f"{table}.toml"
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    groups: dict[str, str] = {}
    for name, words in read["words"].items():
        groups[name] = f"(?:{_written_out(words, groups)})"
    return {name: re.compile(_written_out(said, groups)) for name, said in read["ways"].items()}


def _written_out(said: list[str], groups: Mapping[str, str]) -> str:
    """The alternatives as one pattern, the groups they name written out."""
    spaced = (_SPACE.sub(lambda match: "[ ]+" if match[1] else match[0], one) for one in said)
    return "|".join(_GROUP.sub(lambda match: groups[match[1]], one) for one in spaced)
