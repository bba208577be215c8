"""Every route says who may enter. A route that says nothing is closed, and a test names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from visavis.foundation.identity.actor import Role

View = TypeVar("View", bound=Callable[..., Any])
EVERYONE = frozenset(Role) - {Role.SERVICE}


@dataclass(frozen=True, slots=True)
class Entrance:
    """Who may enter a route, and why this is right.

    `mandate` is the family of acts a helper's mandate must name for her to enter too; '' lets no helper in by it.
    """

    roles: frozenset[Role]
    reason: str
    mandate: str = ""


def open_to(*roles: Role, reason: str, mandate: str = "") -> Callable[[View], View]:
    """Declare who may enter a screen: `@open_to(Role.COUNSELLOR, reason="answers for her portfolio")`.

    `mandate="messages"`: so may a helper whose open mandate names this family of acts.
    """
    if not reason.strip():
        raise ValueError("open_to needs a reason")

    def declare(view: View) -> View:
        view.entrance = Entrance(frozenset(roles), reason, mandate)
        return view

    return declare


def open_to_everyone(*, reason: str) -> Callable[[View], View]:
    """Declare a public screen, with the reason why no login is needed."""
    return open_to(*EVERYONE, reason=reason)


def comes_before_second_factor(view: View) -> View:
    """Staff reach this screen before they have a second factor: it is where they get one."""
    view.before_second_factor = True
    return view


# Screens that libraries bring: by module, the same declaration.
FOREIGN: dict[str, Entrance] = {
    "allauth.account.views": Entrance(EVERYONE, "signing in and out; each screen checks what it needs"),
    "allauth.account.internal.decorators": Entrance(
        EVERYONE, "signing in and out; each screen checks what it needs"
    ),
    "allauth.mfa": Entrance(EVERYONE - {Role.VISITOR}, "managing one's own second factor"),
    "allauth.mfa.base.views": Entrance(
        EVERYONE, "the second step of signing in comes before the account is known"
    ),
    "django.views.i18n": Entrance(EVERYONE, "choosing the language of one's pages"),
}


def entrance_of(view: Callable[..., Any]) -> Entrance | None:
    """The declaration of a route, or None when nobody declared it."""
    declared = getattr(view, "entrance", None)
    if declared is not None:
        return declared
    owner = getattr(view, "view_class", view)
    module = getattr(owner, "__module__", "")
    matches = [prefix for prefix in FOREIGN if module == prefix or module.startswith(prefix + ".")]
    return FOREIGN[max(matches, key=len)] if matches else None
