"""What happens after a counsellor wrote: the person is told by her channels, once the act is kept."""

from __future__ import annotations

from uuid import UUID

from visavis.foundation.clock import now
from visavis.foundation.jobs import job, later
from visavis.rooms.messaging import letters
from visavis.rooms.messaging.facts import MessageAnswered


def on_answered(fact: MessageAnswered) -> None:
    """Puts the job in line, in the act's own transaction."""
    later(write_answered, file_id=fact.person, message_id=fact.message_id)


@job("messaging.write_answered")
def write_answered(*, file_id: UUID, message_id: UUID) -> None:
    letters.on_answered(message_id, now())
