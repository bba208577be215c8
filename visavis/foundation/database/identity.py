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
    values = _values(role, **who)
    calls = ", ".join("set_config(%s, %s, true)" for _ in values)
    flat = [part for name, value in values.items() for part in (f"app.{name}", value)]
    with connection.cursor() as cursor:
        cursor.execute(f"select {calls}", flat)


def _values(role: str, **who: UUID | str | None) -> dict[str, str]:
    """Every setting with its value; raises outside a transaction, where the setting would be lost at once."""
    unknown = set(who) - set(SETTINGS)
    if unknown:
        raise TypeError(f"unknown identity: {', '.join(sorted(unknown))}")
    if not connection.in_atomic_block:
        raise RuntimeError("an identity lasts one transaction: open one first (transaction.atomic)")
    said = {name: "" if it is None else str(it) for name, it in who.items()}
    return {**dict.fromkeys(SETTINGS, ""), **said, "role": str(role)}


def presented() -> dict[str, str]:
    """Who the current transaction acts for, as the database understands it; '' where nothing was said."""
    readings = ", ".join("coalesce(current_setting(%s, true), '')" for _ in SETTINGS)
    with connection.cursor() as cursor:
        cursor.execute(f"select {readings}", [f"app.{name}" for name in SETTINGS])
        return dict(zip(SETTINGS, cursor.fetchone(), strict=True))


@contextmanager
def seen_as(role: str, **who: UUID | str | None) -> Iterator[None]:
    """For one block, act as somebody else in the same transaction, then be again who one was before."""
    before = _become(role, **who)
    yield
    if before != _values(role, **who):
        present(before.pop("role"), **before)


def _become(role: str, **who: UUID | str | None) -> dict[str, str]:
    """`presented`, then `present`, in one question: the former identity is read before the new one is put."""
    values = _values(role, **who)
    readings = ", ".join(f"coalesce(current_setting(%s, true), '') as was_{name}" for name in SETTINGS)
    calls = ", ".join("set_config(%s, %s, true)" for _ in SETTINGS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"with former as materialized (select {readings}) select former.*, {calls} from former",  # noqa: S608 - our own names
            [f"app.{name}" for name in SETTINGS]
            + [part for name in SETTINGS for part in (f"app.{name}", values[name])],
        )
        return dict(zip(SETTINGS, cursor.fetchone(), strict=False))


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
