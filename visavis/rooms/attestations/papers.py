"""What the employer's certificate says beside what pay slips say: each datum that a slip tells, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import Period, civil_month
from visavis.rooms.attestations import queries
from visavis.rooms.attestations.choices import Basis
from visavis.rooms.attestations.models import Pay, Terms
from visavis.rooms.attestations.values import KnownContract

Row = TypeVar("Row", Terms, Pay)
INDEMNITIES = ("accrued_leave_indemnity", "supra_legal_indemnity")


@dataclass(frozen=True, slots=True)
class ToldTwice:
    """One datum told by both papers. `contract` is the rank of its contract among those that count, `field` and `key`
    say which datum (`wages` and `2026-03`, `bonuses` and their rank, an indemnity)."""

    contract: int
    contract_id: UUID
    field: str
    key: str
    certificate: Money
    slip: Money


def told_twice(file_id: UUID) -> Sequence[ToldTwice]:
    """Every datum that both the certificate and a pay slip tell, the same or not, in the order of the contracts."""
    said, paid = queries.statements(file_id)
    return [
        told
        for rank, known in enumerate(queries.contracts(file_id))
        for told in _of_contract(rank, known, said.get(known.id, []), paid.get(known.id, []))
    ]


def _of_contract(
    rank: int, known: KnownContract, said: Sequence[Terms], paid: Sequence[Pay]
) -> Iterator[ToldTwice]:
    certificate = _latest(said, Basis.EMPLOYER)
    slip = _latest(said, Basis.PAY_SLIP)
    yield from _wages(rank, known, certificate, paid)
    yield from _bonuses(rank, known, certificate, paid)
    if certificate and slip:
        both = queries.terms_in(certificate), queries.terms_in(slip)
        for name in INDEMNITIES:
            values = [getattr(each, name) for each in both]
            if any(values):
                yield ToldTwice(rank, known.id, name, "", *values)


def _wages(
    rank: int, known: KnownContract, certificate: Terms | None, paid: Sequence[Pay]
) -> Iterator[ToldTwice]:
    """Each month with a slip, beside its month on the certificate, or the usual wage written there."""
    rows = [row for row in paid if row.kind == Pay.Kind.WAGE]
    slips, told = _by_month(rows, Basis.PAY_SLIP), _by_month(rows, Basis.EMPLOYER)
    usual = None if certificate is None else certificate.gross_monthly_cents
    for month, slip in slips.items():
        amount = told.get(month)
        if amount is None and usual is not None:
            amount = _usual_in(Money(usual), month, Period(known.terms.start, known.terms.end))
        if amount is not None:
            yield ToldTwice(rank, known.id, "wages", f"{month:%Y-%m}", amount, slip)


def _bonuses(
    rank: int, known: KnownContract, certificate: Terms | None, paid: Sequence[Pay]
) -> Iterator[ToldTwice]:
    """Each bonus with a slip; a certificate that does not write it says nothing was paid."""
    rows = [row for row in paid if row.kind == Pay.Kind.BONUS and not row.removed]
    for place, bonus in enumerate(known.bonuses):
        of_line = [row for row in rows if row.line == bonus.id]
        slip = _latest(of_line, Basis.PAY_SLIP)
        told = _latest(of_line, Basis.EMPLOYER)
        if slip and (told or certificate):
            amount = Money(told.amount_cents) if told else ZERO
            yield ToldTwice(rank, known.id, "bonuses", str(place), amount, Money(slip.amount_cents))


def _by_month(rows: Iterable[Pay], basis: Basis) -> dict[date, Money]:
    """The latest amount of each month on this basis; a month taken away is not told."""
    latest = {row.month: row for row in rows if row.basis == basis and row.month}
    return {month: Money(row.amount_cents) for month, row in sorted(latest.items()) if not row.removed}


def _latest(rows: Sequence[Row], basis: Basis) -> Row | None:
    return next((row for row in reversed(rows) if row.basis == basis and not row.removed), None)


def _usual_in(usual: Money, month: date, contract: Period) -> Money:
    whole = civil_month(month)
    worked = whole & contract
    return (usual * (worked.days if worked else 0)).divided_by(whole.days)
