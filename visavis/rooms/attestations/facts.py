"""What can happen to what is known of somebody's work. Amounts and names stay in her file."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ContractStated(Fact):
    """A contract was told, or told again (`correction`), on some basis."""

    contract_id: UUID
    basis: str
    correction: bool


@dataclass(frozen=True, kw_only=True)
class PayStated(Fact):
    """Wages or bonuses of a contract were told: `lines` of them are new or changed."""

    contract_id: UUID
    basis: str
    lines: int


@dataclass(frozen=True, kw_only=True)
class ContractRemoved(Fact):
    """A contract no longer counts; what was said of it stays readable."""

    contract_id: UUID
