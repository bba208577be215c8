"""What the tests of this room do as somebody: say a contract, read what is known."""

from __future__ import annotations

from datetime import date

from visavis.decisions.shared.money import Money
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Channel, acting_as
from visavis.rooms.attestations import door
from visavis.rooms.attestations.values import ContractTerms

MARTIN = ContractTerms(
    employer="Boulangerie Martin", start=date(2025, 1, 2), end=date(2025, 12, 31), nature="cdd",
    end_reason="end_of_fixed_term", gross_monthly=Money(210_000),
)  # fmt: skip


def state(nadia, terms=MARTIN, *, by=None, basis="declared", at=None, **others):
    by = by or nadia
    channel = Channel.DESK if by.is_staff else Channel.WEB
    with acting_as(by):
        return door.state(
            file_id=nadia.file_id, terms=terms, basis=basis, now=at or now(), by=by, channel=channel, **others
        )


def known(nadia):
    with acting_as(nadia):
        return door.contracts_of(nadia.file_id)
