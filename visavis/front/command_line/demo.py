"""`visavis demo load`: the invented people of the demonstration, and the town around them."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from visavis.front.command_line.quiet import quiet_library

if TYPE_CHECKING:
    from visavis.front.demonstration.town.disk import Room

WORTH_SAYING = 1_000_000_000
LINES_EVERY = 10
PATIENT, QUICK = 2.0, 0.5
HANDS = 2


def add(families: argparse._SubParsersAction) -> None:
    family = families.add_parser("demo", help="load the demonstration people and their town")
    commands = family.add_subparsers(dest="command", required=True)
    load = commands.add_parser(
        "load", help="make people and town, by the acts of the rooms; goes on where it was, safe to repeat"
    )
    load.add_argument(
        "--size",
        type=_size,
        default=300,
        help="how many people live there, beyond 300 in whole neighbourhoods of 300 (default: 300)",
    )
    load.add_argument("--seed", type=int, default=93, help="another seed, another town (default: 93)")
    load.add_argument("--years", type=int, choices=(1, 2, 3), default=2, help="how much past (default: 2)")
    load.add_argument("--people-only", action="store_true", help="only the people with a story")
    load.add_argument("--join", action="store_true", help="plan nothing: lend a hand to the load that runs")
    load.add_argument("--politely", action="store_true", help="leave the machine to others, in short steps")
    load.set_defaults(run=run_load)


def _size(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 10_000_000:
        raise argparse.ArgumentTypeError(f"a town has from 1 to 10,000,000 people, not {text!r}")
    return int(text)


def run_load(chosen: argparse.Namespace) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    quiet_library()
    django.setup()
    if chosen.politely:
        os.nice(10)
    with _ending_as_by_hand():
        try:
            return _lend_a_hand(chosen) if chosen.join else _load(chosen)
        except KeyboardInterrupt:
            if not chosen.join:
                print(f"Stopped. What is made stays; go on with: {_again(chosen)}", file=sys.stderr)
            return 130


def _again(chosen: argparse.Namespace) -> str:
    part = " --people-only" if chosen.people_only else f" --size {chosen.size}"
    return f"visavis demo load{part}"


@contextmanager
def _ending_as_by_hand() -> Iterator[None]:
    """SIGTERM ends us as Ctrl-C does: the running question is taken back, the transaction undone, the rest said."""
    former = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)


def _lend_a_hand(chosen: argparse.Namespace) -> int:
    from visavis.front.demonstration.town import fill

    fill.fill(batch_seconds=QUICK if chosen.politely else PATIENT)
    return 0


def _load(chosen: argparse.Namespace) -> int:
    from rich.console import Console

    from visavis.front.demonstration.town import fill
    from visavis.front.demonstration.town.disk import room_for

    room = room_for(0 if chosen.people_only else chosen.size)
    if room.wanted > WORTH_SAYING or not room.is_enough:
        print(_told(room), file=sys.stderr)
    if not room.is_enough:
        return 1
    console = Console(stderr=True)
    _load_people(console)
    if chosen.people_only:
        return 0
    fill.plan(size=chosen.size, seed=chosen.seed, months=12 * chosen.years)
    with (
        _second_hand(politely=chosen.politely),
        _bar(console) if sys.stderr.isatty() else _lines() as advance,
    ):
        fill.fill(advance, batch_seconds=QUICK if chosen.politely else PATIENT)
    return 0


def _told(room: Room) -> str:
    """What the disk will hold, in gigabytes of ten to the ninth."""
    said = f"{room.people:,} people more take some {room.wanted / 1e9:.1f} GB"
    if room.free is None:
        return f"{said} on the disk of the server."
    free = f"{said}; {room.free / 1e9:.1f} GB are free."
    return free if room.is_enough else f"{free} That is not enough: make room, or choose a smaller --size."


@contextmanager
def _second_hand(*, politely: bool) -> Iterator[None]:
    """Another process that makes what we do not make, where the machine has a processor for it; it ends with us."""
    if (os.cpu_count() or 1) < HANDS:
        yield
        return
    words = ["demo", "load", "--join", *(["--politely"] if politely else [])]
    hand = subprocess.Popen([sys.executable, "-m", "visavis", *words])
    try:
        yield
    finally:
        hand.terminate()
        hand.wait()


def _load_people(console: object) -> None:
    from rich.console import Console
    from rich.progress import Progress

    from visavis.front.demonstration.load import steps_left

    assert isinstance(console, Console)
    todo = steps_left()
    if not todo:
        console.print("The demonstration people are already there.")
    with Progress(console=console, disable=not sys.stderr.isatty()) as progress:
        bar = progress.add_task("People of the demonstration", total=len(todo))
        for step in todo:
            progress.update(bar, description=f"Demonstration: {step.name}")
            step.load()
            progress.advance(bar)


@contextmanager
def _bar(console: object) -> Iterator[object]:
    from rich.console import Console
    from rich.progress import Progress, TimeElapsedColumn

    assert isinstance(console, Console)
    with Progress(*Progress.get_default_columns(), TimeElapsedColumn(), console=console) as progress:
        bar = progress.add_task("The town around them", total=1.0)
        yield lambda share: progress.update(bar, completed=share)


@contextmanager
def _lines() -> Iterator[object]:
    """Without a terminal: a line each time ten more in a hundred are there, for who reads the log."""
    said = [-1]

    def advance(share: float) -> None:
        tenth = int(100 * share) // LINES_EVERY
        if tenth != said[0]:
            said[0] = tenth
            print(f"The town: {tenth * LINES_EVERY} %", file=sys.stderr, flush=True)

    yield advance
