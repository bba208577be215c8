"""Amounts in euros, kept as whole cents; every rounding has a name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

CENT = Decimal("0.01")


class Rounding(StrEnum):
    """How a result that falls between two cents (or two whole numbers) becomes one of them."""

    NEAREST = "nearest"
    UP = "up"
    DOWN = "down"

    @property
    def mode(self) -> str:
        """The name `decimal` gives to this rounding; `NEAREST` sends halves upwards."""
        modes = {"nearest": ROUND_HALF_UP, "up": ROUND_CEILING, "down": ROUND_FLOOR}
        return modes[self.value]


def to_cents(amount: Decimal, rounding: Rounding) -> int:
    """Whole cents in `amount` euros."""
    return int((amount / CENT).quantize(Decimal(1), rounding=rounding.mode))


def to_whole(number: Decimal, rounding: Rounding) -> int:
    """The whole number that `rounding` gives for `number`."""
    return int(number.quantize(Decimal(1), rounding=rounding.mode))


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in euros as whole cents: `Money(4081)` is 40,81 €.

    Sums and products by whole numbers are exact. Anything that may fall between two cents goes through
    `times` or `divided_by`, which ask for the rounding by name. Floats are refused with `TypeError`.
    """

    cents: int

    def __post_init__(self) -> None:
        if isinstance(self.cents, bool) or not isinstance(self.cents, int):
            raise TypeError(f"cents must be a whole number, not {self.cents!r}")

    @property
    def euros(self) -> Decimal:
        """The amount in euros, exact, with two decimals."""
        return Decimal(self.cents) * CENT

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents) if isinstance(other, Money) else NotImplemented

    def __radd__(self, other: object) -> Money:
        """So that `sum(amounts)` works: only the starting zero is accepted."""
        return self if other == 0 and not isinstance(other, Money) else NotImplemented

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents) if isinstance(other, Money) else NotImplemented

    def __neg__(self) -> Money:
        return Money(-self.cents)

    def __mul__(self, count: int) -> Money:
        whole = isinstance(count, int) and not isinstance(count, bool)
        return Money(self.cents * count) if whole else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other: Money) -> Decimal:
        """How many times `other` goes into this amount, as an exact ratio."""
        return Decimal(self.cents) / Decimal(other.cents) if isinstance(other, Money) else NotImplemented

    def __bool__(self) -> bool:
        return self.cents != 0

    def times(self, factor: Decimal | int, rounding: Rounding = Rounding.NEAREST) -> Money:
        """This amount multiplied by `factor`, rounded to the cent."""
        return Money(to_cents(self.euros * _exact(factor), rounding))

    def divided_by(self, divisor: Decimal | int, rounding: Rounding = Rounding.NEAREST) -> Money:
        """This amount divided by `divisor`, rounded to the cent. Raises `ZeroDivisionError`."""
        if divisor == 0:
            raise ZeroDivisionError("an amount cannot be divided by zero")
        return Money(to_cents(self.euros / _exact(divisor), rounding))

    def __str__(self) -> str:
        return f"{self.euros:.2f}"


ZERO = Money(0)


def _exact(number: Decimal | int) -> Decimal:
    if isinstance(number, bool) or not isinstance(number, Decimal | int):
        raise TypeError(f"an exact number is needed, not {number!r}")
    return Decimal(number)


def euros(amount: Decimal | int | str, rounding: Rounding = Rounding.NEAREST) -> Money:
    """Money from euros written `"40.81"`, `"40,81"`, a whole number or a `Decimal`.

    Raises `TypeError` for a float and `ValueError` for words or for an amount that is not finite.
    """
    if isinstance(amount, str):
        try:
            amount = Decimal("".join(amount.split()).replace(",", "."))
        except InvalidOperation as problem:
            raise ValueError(f"not an amount: {amount!r}") from problem
    number = _exact(amount)
    if not number.is_finite():
        raise ValueError(f"not an amount: {amount!r}")
    return Money(to_cents(number, rounding))
