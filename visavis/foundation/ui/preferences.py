"""How a person likes her pages: language, large print, easy words, stillness. Kept in cookies, set by plain links."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "affichage"
LARGE, EASY, STILL, PAPER = "gros", "simple", "fixe", "papier"
KEPT = frozenset({LARGE, EASY, STILL})
KEPT_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preferences:
    """`large` print, `easy` words, `still` pages that never update by themselves, and `paper`: this page as it
    prints, all panels open."""

    large: bool = False
    easy: bool = False
    still: bool = False
    paper: bool = False

    @property
    def classes(self) -> str:
        """The classes of the page's root element."""
        chosen = {"large": self.large, "easy": self.easy, "paper": self.paper}
        return " ".join(name for name, on in chosen.items() if on)


def preferences_of(request: HttpRequest) -> Preferences:
    """Read the cookie and `?papier` of the address."""
    chosen = set(request.COOKIES.get(COOKIE, "").split("."))
    return Preferences(
        large=LARGE in chosen, easy=EASY in chosen, still=STILL in chosen, paper=PAPER in request.GET
    )


def switch(request: HttpRequest, response: HttpResponse, name: str, on: bool) -> None:
    """Set or clear one preference in the cookie."""
    chosen = {part for part in request.COOKIES.get(COOKIE, "").split(".") if part in KEPT}
    chosen = chosen | {name} if on else chosen - {name}
    response.set_cookie(
        COOKIE,
        ".".join(sorted(chosen)),
        max_age=KEPT_SECONDS,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )


def choose_language(response: HttpResponse, language: str) -> None:
    """Keep the language chosen by the person."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=KEPT_SECONDS,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )
