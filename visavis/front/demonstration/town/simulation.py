"""Doing the events at their own hour: the clock says it, what is put off waits its turn, and nothing leaves the house.

What an act puts in line (a letter, its handing over, a reminder) runs here at the hour it was put off to, with null
twins. Letters and reminders of meetings older than `LETTERS` are let go: nobody would receive them twice, and two years
of printed reminders show nothing more. What is due after the last day goes to the real line.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from visavis.foundation.clock import being
from visavis.foundation.clock import now as present
from visavis.foundation.database.one_step import one_step
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.jobs import Job, later
from visavis.foundation.jobs.cargo import unpack
from visavis.foundation.jobs.declared import declared_jobs
from visavis.foundation.jobs.line import kept_by, run_here
from visavis.foundation.live.announce import nobody_follows
from visavis.foundation.outside.chosen import nothing_leaves
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.write import together
from visavis.front.demonstration.town.acts import ACTS
from visavis.front.demonstration.town.events import Event
from visavis.front.demonstration.town.town import Town

LETTERS = timedelta(days=30)
ALWAYS = frozenset({"letters.hand_over", "offers.learn_words"})
Errand = tuple[str, int, str, dict[str, Any]]


@dataclass(slots=True)
class Simulation:
    """A town and what its acts put off: `(hour, rank, job, what it carries)`, the nearest first."""

    town: Town
    errands: list[Errand] = field(default_factory=list)
    refused: int = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Everything that makes an invented past: no line, no own connection for readings, nothing leaves."""
        with ExitStack() as stack:
            for each in (together(), nothing_leaves(), nobody_follows(), kept_by(self._put_off)):
                stack.enter_context(each)
            yield

    def play(self, event: Event) -> None:
        """What was put off until then, then the event itself. A refused act leaves nothing, and is counted."""
        self.run_errands(event.at)
        try:
            with being(event.at), one_step():
                ACTS[event.what](self.town, event)
        except Refusal:
            self.refused += 1

    def run_errands(self, until: datetime) -> None:
        """Run what is due, each at its own hour."""
        while self.errands and datetime.fromisoformat(self.errands[0][0]) <= until:
            hour, _, name, carried = heapq.heappop(self.errands)
            with being(datetime.fromisoformat(hour)), one_step():
                run_here(declared_jobs()[name], carried)

    def hand_over_the_rest(self) -> None:
        """What is due up to now is run, what comes later goes to the real line."""
        self.run_errands(self.town.end)
        self.run_errands(present())
        rest, self.errands = self.errands, []
        with acting_as(SERVICE):
            for hour, _, name, carried in rest:
                job = declared_jobs()[name]
                with kept_by(None):
                    later(job, when=datetime.fromisoformat(hour), **unpack(job.run, carried))

    def _put_off(self, job: Job, carried: dict[str, Any], when: datetime | None) -> None:
        due = when or present()
        if job.name in ALWAYS or due >= self.town.end - LETTERS:
            rank = max((errand[1] for errand in self.errands), default=0) + 1
            heapq.heappush(self.errands, (_sortable(due), rank, job.name, carried))


def _sortable(hour: datetime) -> str:
    """ISO in UTC with microseconds: texts sort as the hours do."""
    return hour.astimezone(UTC).isoformat(timespec="microseconds")
