"""The two pieces of statistics of an equality audit: an interval for a rate, and the tail of chi-square.

Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), p. 209, for the interval; the tail
follows from Q(x; k + 2) = Q(x; k) + (x / 2)^(k / 2) e^(-x / 2) / Gamma(k / 2 + 1).
"""

from __future__ import annotations

from math import erfc, exp, gamma, sqrt

Z_95 = 1.959964


def wilson(yes: int, n: int, z: float = Z_95) -> tuple[float, float]:
    """The interval (low, high) of a rate of `yes` in `n`, by default at 95 %. Raises ValueError when n is 0."""
    if n <= 0 or not 0 <= yes <= n:
        raise ValueError("a rate is a count among some")
    rate, share = yes / n, z * z / n
    middle = (rate + share / 2) / (1 + share)
    half = z / (1 + share) * sqrt(rate * (1 - rate) / n + share / (4 * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def difference(yes: int, n: int, other_yes: int, other_n: int) -> tuple[float, float, float]:
    """The rate of a group less that of the others, with its 95 % interval (Newcombe 1998, method 10)."""
    low, high = wilson(yes, n)
    other_low, other_high = wilson(other_yes, other_n)
    rate, other = yes / n, other_yes / other_n
    under = sqrt((rate - low) ** 2 + (other_high - other) ** 2)
    over = sqrt((high - rate) ** 2 + (other - other_low) ** 2)
    return rate - other, rate - other - under, rate - other + over


def chi_square_tail(x: float, degrees: int) -> float:
    """The chance that chi-square with `degrees` of freedom is over `x`, both over 0."""
    if degrees < 1 or x < 0:
        raise ValueError("chi-square is not negative, and has a degree of freedom at least")
    at = 1 if degrees % 2 else 2
    tail = erfc(sqrt(x / 2)) if at == 1 else exp(-x / 2)
    while at < degrees:
        tail += (x / 2) ** (at / 2) * exp(-x / 2) / gamma(at / 2 + 1)
        at += 2
    return min(1.0, tail)
