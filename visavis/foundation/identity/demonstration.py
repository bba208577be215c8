"""The chairs of a demonstration: who can be become in one click, with one sentence each.

The front, which knows the story, says who they are (`set_seats`, in `front/wiring.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.identity.words import ROLES

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody of the demonstration: whose account, and her story in one sentence."""

    login: str
    story: Words
    name: str = ""
    role: Words = ""


@dataclass(frozen=True, slots=True)
class Bench:
    """People of one kind, under one title."""

    title: Words
    seats: Sequence[Seat]


_benches: Callable[[], Sequence[Bench]] = tuple
_filling: Callable[[], int | None] = lambda: None  # noqa: E731 - one line says it


def set_seats(benches: Callable[[], Sequence[Bench]], filling: Callable[[], int | None]) -> None:
    """Say who tells the people of the demonstration, and how much of the town around them is made (None: all)."""
    global _benches, _filling
    _benches, _filling = benches, filling


def filling() -> int | None:
    """While the town is being made: how much of it is there, in a hundred. None: nothing more is coming."""
    return _filling()


def benches() -> list[Bench]:
    """The people of the demonstration that are there, each with the name and the role of her account."""
    told = _benches()
    logins = [seat.login for bench in told for seat in bench.seats]
    with acting_as(SERVICE):
        there = {row.login: row for row in Account.objects.filter(login__in=logins, closed_at=None)}
    filled = [
        Bench(bench.title, [_filled(seat, there[seat.login]) for seat in bench.seats if seat.login in there])
        for bench in told
    ]
    return [bench for bench in filled if bench.seats]


def _filled(seat: Seat, account: Account) -> Seat:
    role = "" if account.role == Role.PERSON else ROLES.get(account.role, account.role)
    return Seat(seat.login, seat.story, account.actor().signed, role)
