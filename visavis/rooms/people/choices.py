"""A choice that every place that recommends respects: no machine orders or estimates for this person.

The room of the register keeps the choice; it is asked here because the places that obey stand below it.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

_asked: list[Callable[[UUID], bool]] = []


def keep_choices(asked: Callable[[UUID], bool]) -> None:
    """Say who knows the choice; called once, in `front/wiring.py`."""
    _asked[:] = [asked]


def humans_only(file_id: UUID | None) -> bool:
    """Has this person, or her counsellor for her, switched recommendations off? Nobody's file has not."""
    return file_id is not None and any(asked(file_id) for asked in _asked)
