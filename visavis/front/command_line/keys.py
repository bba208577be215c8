"""`visavis keys status|renew|close`: a new master key, while the service runs."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from visavis.front.command_line.quiet import quiet_library


def add(families: argparse._SubParsersAction) -> None:
    """Add the family to the command."""
    parser = families.add_parser("keys", help="the master key: status, renew, close")
    leaves = parser.add_subparsers(dest="leaf", metavar="COMMAND", required=True)
    leaves.add_parser("status", help="which masters are accepted, and how many keys wait").set_defaults(
        run=_status
    )
    leaves.add_parser(
        "renew",
        help="make a new master key and wrap every file's key again; stopped, it goes on where it was",
    ).set_defaults(run=_renew)
    close = leaves.add_parser("close", help="put the former master key away, once nothing needs it")
    close.add_argument(
        "--to", type=Path, metavar="FILE", help="keep it there: backups made before still need it"
    )
    close.set_defaults(run=_close)


def _ready() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    quiet_library()
    django.setup()


def _status(_: argparse.Namespace) -> int:
    _ready()
    from visavis.foundation.identity.actor import SERVICE, acting_as
    from visavis.foundation.vault import keys, renew

    present, *former = [keys.name_of(master) for master in keys.masters()]
    print(f"master key {present}")
    if former:
        with acting_as(SERVICE):
            print(f"former master key {former[0]}, {renew.left()} keys of files still under it")
    return 0


def _renew(_: argparse.Namespace) -> int:
    _ready()
    from visavis.foundation.identity.actor import SERVICE, acting_as
    from visavis.foundation.vault import renew

    print("A new master key was made." if renew.begin() else "Going on with the renewal that was begun.")
    with acting_as(SERVICE):
        whole, done = renew.left(), 0
    while count := _page():
        done += count
        print(f"{done} of {max(whole, done)} keys", file=sys.stderr, flush=True)
    print(
        f"{done} keys are wrapped under the new master key. Save keys/master.key apart from the backups, then:"
    )
    print("visavis keys close --to FILE   (backups made before today still need the former one)")
    return 0


def _page() -> int:
    from visavis.foundation.identity.actor import SERVICE, acting_as
    from visavis.foundation.vault import renew

    with acting_as(SERVICE):
        return renew.one_page()


def _close(chosen: argparse.Namespace) -> int:
    _ready()
    from visavis.foundation.identity.actor import SERVICE, acting_as
    from visavis.foundation.vault import keys, renew

    if not (keys.folder() / keys.FORMER).exists():
        print("There is no former master key.")
        return 0
    try:
        with acting_as(SERVICE):
            renew.close(chosen.to)
    except (renew.NotYet, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"The former master key is {f'in {chosen.to}' if chosen.to else 'gone'}.")
    return 0
