"""What a job may carry: ids, codes, days, numbers and members of closed lists. Never a name, never a text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from inspect import signature
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from visavis.foundation.requests.codes import read_code

Carried = str | int | bool | None


class NotAnId(TypeError):
    """A job was given something else than an id: jobs lie in the clear and outlive an erased file."""


def pack(values: dict[str, Any]) -> dict[str, Carried]:
    """The values as they lie in the line (JSON). Raises `NotAnId`."""
    return {name: _pack_one(name, value) for name, value in values.items()}


def _pack_one(name: str, value: Any) -> Carried:
    if isinstance(value, Enum):
        return _pack_one(name, value.value) if not isinstance(value.value, str) else str(value.value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and (_is_uuid(value) or read_code(value)):
        return value
    kind = type(value).__name__
    raise NotAnId(f"{name} carries {kind}: a job takes an id, a code, a day, a number or an enum.")


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def unpack(run: Callable[..., None], carried: dict[str, Carried]) -> dict[str, Any]:
    """The values again, in the types that the job's function announces."""
    hints = get_type_hints(run)
    known = signature(run).parameters
    return {name: _unpack_one(hints.get(name), value) for name, value in carried.items() if name in known}


def _unpack_one(hint: Any, value: Carried) -> Any:
    if get_origin(hint) in (Union, UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None))
    if value is None or not isinstance(hint, type):
        return value
    if issubclass(hint, UUID):
        return UUID(str(value))
    if issubclass(hint, Enum):
        return hint(value)
    if issubclass(hint, date) and isinstance(value, str):
        return (datetime if issubclass(hint, datetime) else date).fromisoformat(value)
    return value
