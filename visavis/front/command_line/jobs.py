"""`visavis jobs …`: the worker, the scheduler, and how the line stands."""

from __future__ import annotations

import argparse
import os
import sys


def add(families: argparse._SubParsersAction) -> None:
    parser = families.add_parser("jobs", help="background work")
    leaves = parser.add_subparsers(dest="leaf", metavar="COMMAND", required=True)
    worker = leaves.add_parser("work", help="run jobs until stopped (Ctrl-C, SIGTERM)")
    worker.add_argument("--until-empty", action="store_true", help="stop when no job is due any more")
    worker.set_defaults(run=_work)
    leaves.add_parser("schedule", help="bring recurring jobs back, sweep up after dead workers").set_defaults(
        run=_schedule
    )
    leaves.add_parser("sweep", help="put the jobs of dead workers back in line").set_defaults(run=_sweep)
    leaves.add_parser("status", help="how many jobs wait, run, have failed").set_defaults(run=_status)


def _set_up() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()


def _as_app() -> bool:
    """Whether we may work: jobs know the role app alone. Otherwise the reason is said."""
    from visavis.foundation.database.addresses import must_be_app
    from visavis.foundation.database.problem import DatabaseProblem

    try:
        must_be_app("Jobs")
    except DatabaseProblem as problem:
        print(problem, file=sys.stderr)
        return False
    return True


def _work(chosen: argparse.Namespace) -> int:
    if not _as_app():
        return 1
    _set_up()
    from visavis.foundation.jobs.worker import work

    work(until_empty=chosen.until_empty)
    return 0


def _schedule(_: argparse.Namespace) -> int:
    if not _as_app():
        return 1
    _set_up()
    from visavis.foundation.jobs.scheduler import schedule

    schedule()
    return 0


def _sweep(_: argparse.Namespace) -> int:
    _set_up()
    from visavis.foundation.jobs.scheduler import sweep

    swept = sweep()
    print(f"{swept.again} put back in line, {swept.given_up} given up")
    return 0


def _status(_: argparse.Namespace) -> int:
    _set_up()
    from visavis.foundation.jobs.status import line_by_status

    for status, name, count in line_by_status():
        print(f"{status:10} {count:6} {name}")
    return 0
