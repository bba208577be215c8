"""What happens after a decision: a letter by the person's own channels.

`on_…` are the handlers for the table of facts: they only put jobs in line, in the act's own transaction.
"""

from __future__ import annotations

from uuid import UUID

from visavis.foundation.clock import now
from visavis.foundation.jobs import job, later
from visavis.rooms.rectification import letters
from visavis.rooms.rectification.facts import CorrectionRefused, DatumCorrected


def on_decided(fact: DatumCorrected | CorrectionRefused) -> None:
    later(write_decided, file_id=fact.person, correction_id=fact.correction_id)


@job("rectification.write_decided")
def write_decided(*, file_id: UUID, correction_id: UUID) -> None:
    letters.on_decided(correction_id, now())
