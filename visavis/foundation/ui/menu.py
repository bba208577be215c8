"""The menu in the sign: at most seven places, words only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest

MOST = 7


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its words, its address, and whether it is the current one.

    `covers` are the starts of paths that also count as this place.
    """

    words: str
    url: str
    covers: tuple[str, ...] = ()
    current: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """The places of an audience, the words under the name in the sign, the address of its home, where it
    looks for anything, and what its foot adds (register of algorithms, mediator)."""

    places: tuple[Place, ...] = ()
    foot: tuple[Place, ...] = ()
    tagline: str = ""
    home: str = "/"
    seek: Place | None = None


Provider = Callable[[HttpRequest], Menu]
_provider: Provider | None = None


def set_menu(provider: Provider | None) -> None:
    """Say who knows the menus; called once, in `front/wiring.py`."""
    global _provider
    _provider = provider


def menu_of(request: HttpRequest) -> Menu:
    """The menu of this page, its current place marked: the one whose address covers most of the path."""
    menu = _provider(request) if _provider else Menu()
    if len(menu.places) > MOST:
        raise ValueError(f"a menu has at most {MOST} places, not {len(menu.places)}")
    places = (*menu.places, *([menu.seek] if menu.seek else []))
    marked = _marked(places, request.path)
    seek = marked[-1] if menu.seek else None
    return replace(menu, places=marked[: len(menu.places)], seek=seek)


def _marked(places: Sequence[Place], path: str) -> tuple[Place, ...]:
    def cover(place: Place) -> int:
        fits = [start for start in (place.url, *place.covers) if path == start or _inside(path, start)]
        return max(map(len, fits), default=0)

    best = max(places, key=cover, default=None)
    return tuple(replace(place, current=place is best and cover(place) > 0) for place in places)


def _inside(path: str, start: str) -> bool:
    return start != "/" and path.startswith(start.rstrip("/") + "/")
