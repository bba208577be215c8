"""Making the town in short transactions: each does the next events and says how far it is; a killed load goes on there.

Several processes make one share each. While the site already answers, a batch is short, so that nobody waits for it.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from visavis.foundation.at_hand import at_hand
from visavis.foundation.clock import day_at
from visavis.foundation.clock import now as present
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.front.demonstration.town import ground, tables
from visavis.front.demonstration.town.copies import copy_neighbourhood
from visavis.front.demonstration.town.drawn import A_NEIGHBOURHOOD, Frame, inhabitants
from visavis.front.demonstration.town.events import Event
from visavis.front.demonstration.town.hours import Calendar
from visavis.front.demonstration.town.lives import Life
from visavis.front.demonstration.town.market import Around
from visavis.front.demonstration.town.pattern import Pattern, read_pattern
from visavis.front.demonstration.town.progress import progress
from visavis.front.demonstration.town.shares import SHARES, in_turn
from visavis.front.demonstration.town.simulation import Simulation
from visavis.front.demonstration.town.town import Town
from visavis.front.models import DemonstrationShare
from visavis.rooms.agencies.door import Place, agencies

SIZE, SEED, MONTHS = A_NEIGHBOURHOOD, 93, 24
# The town that the copied ones are copied from: the second, where nobody of the people with a story lives.
PATTERN = 2
BATCH_SECONDS = 0.7
Advance = Callable[[float], None]


def plan(*, size: int = SIZE, seed: int = SEED, months: int = MONTHS, each: int = A_NEIGHBOURHOOD) -> None:
    """Say which towns there are to be until `size` people live there. A town that is there stays.

    The first has as many as are wanted, up to `each`; those after it are whole; from the third on they are copied.
    """
    last_day = day_at(present(), "Europe/Paris") - timedelta(days=1)
    with acting_as(SERVICE):
        known = DemonstrationShare.objects.order_by("id").first()
        seed, months = (known.seed, known.months) if known else (seed, months)
        towns = dict(DemonstrationShare.objects.order_by("town").values_list("town", "people"))
        while (there := sum(towns.values())) < size:
            number = max(towns, default=0) + 1
            copied = number > PATTERN
            towns[number] = towns[PATTERN] if copied else each if towns else min(each, size - there)
            DemonstrationShare.objects.bulk_create(
                DemonstrationShare(
                    town=number, share=share, seed=seed, people=towns[number], months=months, last_day=last_day,
                    copied_from=PATTERN if copied else None,
                )
                for share in range(1 if copied else SHARES)
            )  # fmt: skip


def fill(advance: Advance = lambda _share: None, *, batch_seconds: float = BATCH_SECONDS) -> None:
    """Make what is planned and not made yet; `advance` is told the share of the whole after each batch."""
    patterns: dict[int, Pattern] = {}
    for share in in_turn(waiting=lambda: advance(progress() or 0.0)):
        if not _copy(share, patterns):
            _make(share, advance, batch_seconds)
        advance(progress() or 1.0)
    advance(progress() or 1.0)


def _copy(share_id: int, patterns: dict[int, Pattern]) -> bool:
    """Copy a town, in one transaction with the mark that it is there; False when it is not one to copy."""
    with acting_as(SERVICE):
        row = DemonstrationShare.objects.select_for_update().get(id=share_id)
        if row.copied_from is None:
            return False
        if row.copied_from not in patterns:
            patterns[row.copied_from] = read_pattern(row.copied_from)
        copy_neighbourhood(patterns[row.copied_from], row.town)
        row.ended_at = present()
        row.save(update_fields=["ended_at"])
    return True


def _make(share_id: int, advance: Advance, batch_seconds: float) -> None:
    with acting_as(SERVICE):
        row = DemonstrationShare.objects.get(id=share_id)
        ground.found_agencies(row.town)
        ground.open_the_desks(row.town)
    frame = frame_of(row)
    places = _places(row.town)
    events = [event for event in all_events(frame, Calendar(places)) if event.share == row.share]
    town = Town(frame, inhabitants(frame), places, row.share)
    with at_hand(), few_collections():
        while not _batch(row.id, town, events, batch_seconds):
            advance(progress() or 0.0)


def frame_of(row: DemonstrationShare) -> Frame:
    """What this town is drawn from."""
    return Frame(row.seed, row.people, row.months, row.last_day, row.town)


@contextmanager
def few_collections() -> Iterator[None]:
    """What is loaded now stays: the collector of garbage looks at what comes after, and seldom."""
    former = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*former)


def _places(number: int) -> Sequence[Place]:
    named = {place.name: place for place in agencies()}
    return [named[ground.name_in(plan.founding["name"], number)] for plan in tables.agencies()]


def all_events(frame: Frame, hours: Calendar) -> list[Event]:
    """Everything that happens in this town, in order of time: the same for one seed and one last day."""
    found = list(Around(frame, hours).events())
    for person in inhabitants(frame):
        found += Life(frame, person, hours, frame.chance(f"life {person.number}")).events()
    return sorted(found, key=lambda event: event.order)


def _batch(share_id: int, town: Town, events: Sequence[Event], seconds: float) -> bool:
    """The next events, in one transaction with how far they lead; True when it was the last."""
    with acting_as(SERVICE):
        row = DemonstrationShare.objects.select_for_update().get(id=share_id)
        if row.ended_at:
            return True
        town.made = row.made
        simulation = Simulation(town, [tuple(each) for each in row.errands], row.refused)
        until = time.monotonic() + seconds
        with simulation.running():
            while row.done < len(events) and time.monotonic() < until:
                simulation.play(events[row.done])
                row.done += 1
            if row.done == len(events):
                simulation.hand_over_the_rest()
                row.ended_at = present()
        row.acts, row.made, row.errands, row.refused = (
            len(events),
            town.made,
            simulation.errands,
            simulation.refused,
        )
        row.save()
    return row.ended_at is not None
