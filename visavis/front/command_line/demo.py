"""`visavis demo load`: the invented people of the demonstration."""

from __future__ import annotations

import argparse
import os
import sys


def add(families: argparse._SubParsersAction) -> None:
    family = families.add_parser("demo", help="load the demonstration people")
    commands = family.add_subparsers(dest="command", required=True)
    load = commands.add_parser(
        "load", help="make the people with a story, by the acts of the rooms; safe to repeat"
    )
    load.set_defaults(run=run_load)


def run_load(chosen: argparse.Namespace) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from rich.console import Console
    from rich.progress import Progress

    from visavis.front.demonstration.load import steps_left

    console = Console(stderr=True)
    todo = steps_left()
    if not todo:
        console.print("The demonstration people are already there.")
        return 0
    with Progress(console=console, disable=not sys.stderr.isatty()) as progress:
        bar = progress.add_task("People of the demonstration", total=len(todo))
        for step in todo:
            progress.update(bar, description=f"Demonstration: {step.name}")
            step.load()
            progress.advance(bar)
    return 0
