"""What is known of somebody's contracts and wages: all that other rooms may ask of this one."""

from __future__ import annotations

from uuid import UUID

from visavis.rooms.attestations import queries
from visavis.rooms.attestations.actions.state import state
from visavis.rooms.attestations.actions.state_pay import PayTold, state_pay
from visavis.rooms.attestations.papers import ToldTwice, told_twice
from visavis.rooms.attestations.values import BonusLine, ContractTerms, KnownContract, Source, WageLine

__all__ = [
    "BonusLine", "ContractTerms", "KnownContract", "PayTold", "Source", "ToldTwice", "WageLine", "contracts_of",
    "state", "state_pay", "told_twice",
]  # fmt: skip


def contracts_of(file_id: UUID) -> tuple[KnownContract, ...]:
    """The contracts that count, latest end first, each datum with its source.

    `for_rights()` gives one as `visavis.decisions.rights.read` reads it, with its provenance.
    """
    return queries.contracts(file_id)
