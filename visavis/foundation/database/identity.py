"""Saying to the database who asks, for the length of one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from .functions import SETTINGS


def present(role: str, **who: UUID | str | None) -> None:
    """Put the identity on the current transaction: `present("counsellor", account=…, agency=…)`.

    Keywords: account, agency, file, organisation; those not given are emptied. Outside a transaction the
    setting would be lost at once, so this refuses to work there.
    """
    unknown = set(who) - set(SETTINGS)
    if unknown:
        raise TypeError(f"unknown identity: {', '.join(sorted(unknown))}")
    if not connection.in_atomic_block:
        raise RuntimeError("an identity lasts one transaction: open one first (transaction.atomic)")
    values = {
        **dict.fromkeys(SETTINGS, ""),
        **{name: "" if it is None else str(it) for name, it in who.items()},
    }
    values["role"] = str(role)
    calls = ", ".join("set_config(%s, %s, true)" for _ in values)
    flat = [part for name, value in values.items() for part in (f"app.{name}", value)]
    with connection.cursor() as cursor:
        cursor.execute(f"select {calls}", flat)


def presented() -> dict[str, str]:
    """Who the current transaction acts for, as the database understands it; '' where nothing was said."""
    readings = ", ".join("coalesce(current_setting(%s, true), '')" for _ in SETTINGS)
    with connection.cursor() as cursor:
        cursor.execute(f"select {readings}", [f"app.{name}" for name in SETTINGS])
        return dict(zip(SETTINGS, cursor.fetchone(), strict=True))


@contextmanager
def seen_as(role: str, **who: UUID | str | None) -> Iterator[None]:
    """For one block, act as somebody else in the same transaction, then be again who one was before."""
    before = presented()
    present(role, **who)
    yield
    present(before.pop("role"), **before)


def knock(at: UUID | str) -> None:
    """Signing in: make the account with this login or id visible, it alone, until the transaction ends."""
    if not connection.in_atomic_block:
        raise RuntimeError("a knock lasts one transaction: open one first (transaction.atomic)")
    _set("knocking", str(at))


@contextmanager
def holding_session(key: str | None) -> Iterator[None]:
    """One transaction (or a step of the running one) in which the browser session with this key is visible."""
    with transaction.atomic():
        _set("session", key or "")
        yield


def _set(name: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config(%s, %s, true)", [f"app.{name}", value])
