"""What was asked of a tool, as plain typed words: kept in a visit, kept in a file, read again in any language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from visavis.decisions.shared.as_json import Json, value_from_json, value_to_json


def written(typed: Mapping[str, Any]) -> Json:
    """What a form read, ready to be kept; what is empty is left out."""
    return {name: value_to_json(value) for name, value in typed.items() if value not in (None, "", False)}


def typed_in(asked: Json) -> dict[str, Any]:
    """The typed values that `written` wrote."""
    return {name: value_from_json(value) for name, value in asked.items()}


class Typed(dict[str, Any]):
    """What was typed; what was left empty is None."""

    def __missing__(self, name: str) -> None:
        return None
