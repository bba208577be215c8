"""What a person takes away, described for machines: one JSON Schema, shipped and at a public address."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def schema() -> bytes:
    """The schema of `mon-dossier.json` (JSON Schema 2020-12), as published."""
    return (files(__package__) / "schema.json").read_bytes()
