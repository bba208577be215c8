"""Divisions of whole numbers with the rounding named; nothing here is a float."""

from __future__ import annotations

from typing import TypeVar

from visavis.decisions.rights.cohort.days import Whole

Number = TypeVar("Number", Whole, int)


def nearest(number: Whole, divisor: Whole | int) -> Whole:
    """`number / divisor` to the nearest whole, halves upwards. Neither is negative."""
    return (2 * number + divisor) // (2 * divisor)


def up(number: Whole, divisor: Whole | int) -> Whole:
    """`number / divisor`, up to the whole."""
    return -(-number // divisor)
