"""What is known of a contract, as plain frozen values with where each datum comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import Period, add_months, civil_month

FULL_TIME = Decimal(35)
# The law looks back three years at most; months before that are not filled in.
LOOKED_AT = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTerms:
    """What is said of a whole contract. `weekly_hours` None: full time. `gross_monthly` None: month by month."""

    employer: str
    start: date
    end: date
    nature: str
    end_reason: str
    procedure_start: date | None = None
    weekly_hours: Decimal | None = None
    full_time_hours: Decimal = FULL_TIME
    gross_monthly: Money | None = None
    accrued_leave_indemnity: Money = ZERO
    supra_legal_indemnity: Money = ZERO

    @property
    def work_time_ratio(self) -> Decimal:
        """Hours over the hours of a full time, between 0 and 1."""
        if self.weekly_hours is None:
            return Decimal(1)
        return min(Decimal(1), round(self.weekly_hours / self.full_time_hours, 4))

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month the contract touches, latest first, three years at most."""
        since = max(self.start, add_months(self.end, -LOOKED_AT).replace(day=1))
        return tuple(reversed(Period(since, self.end).months))


TERMS = tuple(each.name for each in fields(ContractTerms))


@dataclass(frozen=True, slots=True)
class Source:
    """Where a datum comes from: `basis` (declared, employer, pay_slip), who typed it, when, by which door.

    `who` is the name of the member of staff who typed; empty when the person did.
    """

    basis: str
    who: str
    at: datetime
    channel: str


@dataclass(frozen=True, slots=True)
class WageLine:
    """The gross wage of one civil month (its first day)."""

    month: date
    amount: Money
    source: Source


@dataclass(frozen=True, slots=True)
class BonusLine:
    """A bonus, and the days it rewards (None: the whole contract)."""

    id: UUID
    amount: Money
    label: str
    start: date | None
    end: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class KnownContract:
    """One contract as it is known now. `sources` tells each field of `terms` where it comes from."""

    id: UUID
    terms: ContractTerms
    sources: Mapping[str, Source]
    wages: tuple[WageLine, ...] = ()
    bonuses: tuple[BonusLine, ...] = field(default=())

    @property
    def source(self) -> Source:
        """The latest of the sources: where the contract as a whole comes from."""
        return max(self.sources.values(), key=lambda source: source.at)

    def for_rights(self) -> tuple[dict[str, Any], dict[str, str]]:
        """The contract as `visavis.decisions.rights.read` reads it, and its provenance.

        Months typed one by one win; the months between them count the usual gross wage, by days when partial.
        """
        terms = self.terms
        values: dict[str, Any] = {
            "employer": terms.employer, "start": terms.start.isoformat(), "end": terms.end.isoformat(),
            "nature": terms.nature, "end_reason": terms.end_reason, "work_time_ratio": str(terms.work_time_ratio),
            "accrued_leave_indemnity": str(terms.accrued_leave_indemnity),
            "supra_legal_indemnity": str(terms.supra_legal_indemnity),
            "bonuses": [_bonus(each) for each in self.bonuses],
        }  # fmt: skip
        optional = {
            "weekly_hours": str(terms.weekly_hours) if terms.weekly_hours else None,
            "procedure_start": terms.procedure_start.isoformat() if terms.procedure_start else None,
            **self._pay(),
        }
        return values | {name: value for name, value in optional.items() if value}, self.origin(self.source)

    def origins(self) -> dict[str, dict[str, str]]:
        """Provenance by field (`end`, `wages.2026-03`, `bonuses.0`), ready to be prefixed by the contract's path."""
        found = {name: self.origin(source) for name, source in self.sources.items()}
        found["work_time_ratio"] = found.pop("full_time_hours") | found["weekly_hours"]
        found |= {f"wages.{line.month:%Y-%m}": self.origin(line.source) for line in self.wages}
        return found | {f"bonuses.{rank}": self.origin(line.source) for rank, line in enumerate(self.bonuses)}

    def origin(self, source: Source) -> dict[str, str]:
        """`origin`, `who`, `on` as the rights read them."""
        who = self.terms.employer if source.basis != "declared" else source.who
        return {"origin": source.basis, "who": who, "on": source.at.date().isoformat()}

    def _pay(self) -> dict[str, Any]:
        usual = self.terms.gross_monthly
        typed = {line.month: line.amount for line in self.wages}
        if not typed:
            return {"gross_monthly": str(usual) if usual is not None else None}
        filled = {month: self._usual_in(month) for month in self.terms.months} if usual is not None else {}
        return {
            "wages": {f"{month:%Y-%m}": str(amount) for month, amount in sorted({**filled, **typed}.items())}
        }

    def _usual_in(self, month: date) -> Money:
        """The usual wage of one month, by calendar days when the contract covers only a part of it."""
        whole, usual = civil_month(month), self.terms.gross_monthly or ZERO
        worked = whole & Period(self.terms.start, self.terms.end)
        return (usual * (worked.days if worked else 0)).divided_by(whole.days)


def _bonus(line: BonusLine) -> dict[str, str]:
    said = {"amount": str(line.amount), "label": line.label}
    days = {"start": line.start, "end": line.end}
    return said | {name: day.isoformat() for name, day in days.items() if day}
