"""`visavis papers …`: is every paper still there, byte for byte?"""

from __future__ import annotations

import argparse
import os

from visavis.front.command_line.quiet import quiet_library


def add(families: argparse._SubParsersAction) -> None:
    parser = families.add_parser("papers", help="uploaded papers: verify")
    leaves = parser.add_subparsers(dest="leaf", metavar="COMMAND", required=True)
    leaves.add_parser("verify", help="hash every stored paper; name those lost or changed").set_defaults(
        run=_verify
    )


def _verify(_: argparse.Namespace) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    quiet_library()
    django.setup()
    from visavis.foundation.identity.actor import SERVICE, acting_as
    from visavis.foundation.papers.verify import verify

    with acting_as(SERVICE):
        found = verify()
    for state, papers in (("missing", found.missing), ("changed", found.changed)):
        for paper in papers:
            print(f"{state} {paper}")
    print(
        f"{found.whole} whole, {len(found.missing)} missing, {len(found.changed)} changed, {found.strays} strays"
    )
    return 1 if found.lost else 0
