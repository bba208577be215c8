"""Which version of a package is running: a hash of its rules, its figures and its words, tests left out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

READ = (".py", ".toml")
LEFT_OUT = ("tests", "__pycache__", "register.toml", "last_tests.toml")
SHOWN = 12


@cache
def content_of(package: str) -> str:
    """Twelve hexadecimal signs that change when a rule or a figure of `package` does.

    Its tests and its description are left out: they decide nothing. Raises `ModuleNotFoundError` when unknown.
    """
    from hashlib import sha256  # slow to load

    digest = sha256()
    for name, text in sorted(_files(resources.files(f"visavis.decisions.{package}"), "")):
        digest.update(f"{name}\n{len(text)}\n".encode() + text)
    return digest.hexdigest()[:SHOWN]


def _files(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        if each.name in LEFT_OUT:
            continue
        if each.is_dir():
            yield from _files(each, f"{above}{each.name}/")
        elif each.name.endswith(READ):
            yield above + each.name, each.read_bytes().replace(b"\r\n", b"\n")
