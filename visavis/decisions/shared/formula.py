"""A tiny calculator for formulas of explanations: names, whole numbers, + - * /, comparisons, roundings."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from visavis.decisions.shared import periods
from visavis.decisions.shared.money import CENT, Rounding, to_whole

Operand = Decimal | date


class FormulaError(ValueError):
    """The formula holds something outside the tiny language, or a name without a value."""


def round2(number: Decimal) -> Decimal:
    """To the nearest hundredth, halves upwards."""
    return to_whole(number / CENT, Rounding.NEAREST) * CENT


def ceil(number: Decimal) -> Decimal:
    """Up to the whole number."""
    return Decimal(to_whole(number, Rounding.UP))


def floor(number: Decimal) -> Decimal:
    """Down to the whole number."""
    return Decimal(to_whole(number, Rounding.DOWN))


def nearest(number: Decimal) -> Decimal:
    """To the nearest whole number, halves upwards."""
    return Decimal(to_whole(number, Rounding.NEAREST))


def add_months(day: date, months: Decimal) -> date:
    """The same day `months` later, or earlier when negative."""
    return periods.add_months(day, int(months))


def month_start(day: date) -> date:
    """The first day of the month of `day`."""
    return day.replace(day=1)


def working_days(first: date, last: date) -> Decimal:
    """Working days from `first` to `last`, none when the period is empty."""
    return Decimal(periods.working_days([periods.Period(first, last)]) if first <= last else 0)


def _add(left: Any, right: Any) -> Any:
    if isinstance(left, date):
        return left + timedelta(days=int(right))
    return left + right


def _subtract(left: Any, right: Any) -> Any:
    if isinstance(left, date):
        return Decimal((left - right).days) if isinstance(right, date) else left - timedelta(days=int(right))
    return left - right


_OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: _add,
    ast.Sub: _subtract,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISONS: dict[type, Callable[[Any, Any], bool]] = {
    ast.GtE: operator.ge,
    ast.Gt: operator.gt,
    ast.LtE: operator.le,
    ast.Lt: operator.lt,
    ast.Eq: operator.eq,
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "min": min,
    "max": max,
    "round2": round2,
    "ceil": ceil,
    "floor": floor,
    "nearest": nearest,
    "add_months": add_months,
    "month_start": month_start,
    "working_days": working_days,
}


def evaluate(formula: str, names: Mapping[str, Operand]) -> Operand:
    """The value of `formula`; a comparison that holds is 1, otherwise 0. Dates take and give whole days.

    Raises `FormulaError` for anything outside the language, `ZeroDivisionError` (decimal) for a zero divisor.
    """
    try:
        tree = ast.parse(formula, mode="eval")
    except SyntaxError as problem:
        raise FormulaError(f"not a formula: {formula}") from problem
    return _value(tree.body, names)


def _value(node: ast.AST, names: Mapping[str, Operand]) -> Any:
    match node:
        case ast.Constant(value=int(number)):
            return Decimal(number)
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _OPERATORS:
            return _OPERATORS[type(sign)](_value(left, names), _value(right, names))
        case ast.Compare(left=left, ops=[sign], comparators=[right]) if type(sign) in _COMPARISONS:
            return Decimal(_COMPARISONS[type(sign)](_value(left, names), _value(right, names)))
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in _FUNCTIONS:
            return _FUNCTIONS[name](*(_value(argument, names) for argument in arguments))
    raise FormulaError(
        f"outside the formula language: {ast.unparse(node) if isinstance(node, ast.expr) else node}"
    )
