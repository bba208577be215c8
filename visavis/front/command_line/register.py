"""`visavis register …`: algorithms: replay a computation, audit equality, run the tests of each entry."""

from __future__ import annotations

import argparse
import sys
from uuid import UUID

DONE, FAILED, FED_WRONGLY = 0, 1, 2


def add(families: argparse._SubParsersAction) -> None:
    """Adds `register replay`, `register audit` and `register tests`."""
    family = families.add_parser("register", help="algorithms: replay, audit, tests")
    commands = family.add_subparsers(dest="command", metavar="COMMAND", required=True)
    replay = commands.add_parser("replay", help="make a past computation again: equal, or where it differs")
    replay.add_argument("id", metavar="ID", help="the number under the computation")
    replay.add_argument("--language", choices=("fr", "en"), default="en")
    replay.set_defaults(run=run_replay)
    audit = commands.add_parser("audit", help="measure equality; exit code 1 when worse than last published")
    audit.add_argument("--dry-run", action="store_true", help="compare, and write nothing")
    audit.set_defaults(run=run_audit)
    tests = commands.add_parser("tests", help="run the tests of each package, write what they said")
    tests.add_argument("packages", nargs="*", metavar="PACKAGE", help="these only")
    tests.set_defaults(run=run_tests)


def run_replay(chosen: argparse.Namespace) -> int:
    """Exit code 0 equal, 1 different, 2 when there is no such computation. Leaves a line in the journal."""
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from visavis.foundation.clock import now
    from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
    from visavis.foundation.trace.purpose import Purpose
    from visavis.foundation.trace.write import reading
    from visavis.foundation.vault import Shredded
    from visavis.rooms.register.door import replay

    try:
        number = UUID(chosen.id)
    except ValueError:
        print(f"{chosen.id} is not the number of a computation", file=sys.stderr)
        return FED_WRONGLY
    try:
        with acting_as(SERVICE):
            again = replay(number, chosen.language)
    except Shredded:
        print(f"{number} belongs to a file that was erased: nothing of it can be read", file=sys.stderr)
        return FED_WRONGLY
    if again is None:
        print(f"no computation {number}", file=sys.stderr)
        return FED_WRONGLY
    who = {"by": SERVICE, "channel": Channel.AUTOMATIC, "purpose": Purpose.AUTOMATIC}
    reading(now=now(), file_id=again.file_id, what="rights", **who)
    print(f"{'equal' if again.same else 'different'}: {again.steps} steps, version {again.fingerprint}")
    if again.first:
        print("first step that differs: {}: kept {}, replayed {}".format(*again.first))
    return DONE if again.same else FAILED


def run_audit(chosen: argparse.Namespace) -> int:
    """Writes docs/measures/equality.md unless worse. No database."""
    from visavis.front.command_line.register_audit import run

    return run(write=not chosen.dry_run)


def run_tests(chosen: argparse.Namespace) -> int:
    """Writes visavis/decisions/catalogue/last_tests.toml. Needs the tools for tests."""
    from visavis.front.command_line.register_tests import run

    return run(chosen.packages)
