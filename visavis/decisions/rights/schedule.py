"""Days from the end of the contract to the first payment, and months from there to the end of the right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from visavis.decisions.rights.articles.art_24_paiement import jours_payes
from visavis.decisions.rights.entitlement import DayKind, Figures, PaidMonth, Span
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import Period, add_months, civil_month


def calendar(end: date, figures: Figures) -> tuple[Span, ...]:
    """Spans of days from the month of the contract's end to the end of the month of the first payment."""
    first_shown, last_shown = civil_month(end).first, civil_month(figures.first_paid_on).last
    waiting_from = figures.first_paid_on - timedelta(days=figures.waiting_days)
    specific_until = end + timedelta(days=figures.specific_delay_days)
    leave_until = specific_until + timedelta(days=figures.leave_delay_days)
    bounds = (
        (DayKind.WORKED, first_shown, end),
        (DayKind.SPECIFIC_DELAY, end + timedelta(days=1), specific_until),
        (DayKind.LEAVE_DELAY, specific_until + timedelta(days=1), leave_until),
        (DayKind.BEFORE_REGISTRATION, leave_until + timedelta(days=1), waiting_from - timedelta(days=1)),
        (DayKind.WAITING, waiting_from, figures.first_paid_on - timedelta(days=1)),
        (DayKind.PAID, figures.first_paid_on, last_shown),
    )
    return tuple(Span(kind, Period(first, last)) for kind, first, last in bounds if first <= last)


def months(figures: Figures) -> tuple[PaidMonth, ...]:
    """Every month of the right, when nothing else happens: days, reduced days, gross, net."""
    return tuple(_months(figures))


def _months(figures: Figures) -> Iterator[PaidMonth]:
    month, paid = figures.first_paid_on.replace(day=1), 0
    days = figures.first_month_days
    while paid < figures.duration_days:
        days = min(days, figures.duration_days - paid)
        yield _month(figures, month, paid, days)
        paid += days
        month = add_months(month, 1)
        days = jours_payes.at(month).decide(month, 0)


def _month(figures: Figures, month: date, already: int, days: int) -> PaidMonth:
    full_days = (figures.reduced_from_day - 1) if figures.reduced_from_day else figures.duration_days
    reduced = days - max(0, min(days, full_days - already))
    return PaidMonth(
        month,
        days,
        reduced,
        _sum(figures.daily_gross, figures.daily_gross_reduced, days, reduced),
        _sum(figures.daily_net, figures.daily_net_reduced, days, reduced),
    )


def _sum(full: Money, lowered: Money | None, days: int, reduced: int) -> Money:
    return full * (days - reduced) + (lowered or ZERO) * reduced
