"""The uses of her data that a person can have stopped. Two are kept here; a room above keeps its own and says so.

Recommendations have their switch in the room of the register: it is shown and turned here too, never kept twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTNERS, STATISTICS = "partners", "statistics"


@dataclass(frozen=True, slots=True)
class Use:
    """One use in words, and what stopping it changes. `elsewhere`: the room that keeps the switch."""

    words: str | Promise
    stopped: str | Promise
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another room's switch: is it off, turn it off, turn it on (same arguments as the acts of this room)."""

    is_off: Callable[[UUID], bool]
    switch_off: Callable[..., None]
    switch_on: Callable[..., None]


_OWN = {
    PARTNERS: Use(
        _("Partage avec des partenaires"),
        _("Aucun partenaire ne lit plus rien, même avec un accord d’avant."),
    ),
    STATISTICS: Use(
        _("Chiffres publiés"),
        _("Les actes ne comptent plus dans aucun chiffre publié."),
    ),
}
_added: dict[str, Use] = {}
_contests: list[Callable[[UUID], bool]] = []


def add_use(code: str, use: Use) -> None:
    """Add a use whose switch another room keeps."""
    _added[code] = use


def uses() -> dict[str, Use]:
    """Every use that can be stopped, by code."""
    return {**_added, **_OWN}


def add_contest(running: Callable[[UUID], bool]) -> None:
    """Say who knows whether this person is contesting something."""
    _contests.append(running)


def contesting(file_id: UUID) -> bool:
    """Does she wait for an answer to what she contests? Then staff lift nothing."""
    return any(running(file_id) for running in _contests)
