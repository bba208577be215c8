"""`visavis data retention`: how long each kind of data is kept, and how the operator confirms it."""

from __future__ import annotations

import argparse


def add(families: argparse._SubParsersAction) -> None:
    """Add the family to the command."""
    parser = families.add_parser("data", help="the life of data: retention")
    leaves = parser.add_subparsers(dest="leaf", metavar="COMMAND", required=True)
    retention = leaves.add_parser("retention", help="how long each kind of data is kept (no database needed)")
    retention.add_argument("--language", choices=["fr", "en"], default="en")
    retention.set_defaults(run=_retention)


def _retention(chosen: argparse.Namespace) -> int:
    from config.environment import read
    from visavis.decisions.retention import digest, lines
    from visavis.decisions.shared.sentence import Sentence
    from visavis.foundation.clock import now

    for line in lines():
        waits = "  (waits for your confirmation)" if line.waits else ""
        print(f"{line.category}{waits}")
        for words in (line.what, line.kept, line.since, line.then, line.because):
            print(f"    {Sentence(words).say(chosen.language)}")
    day, _, known = read().retention_confirmed.partition(" ")
    confirmed = f"You confirmed it on {day}." if known == digest() else "It is not confirmed."
    print(f"\nThis table is {digest()}. {confirmed}")
    if known != digest():
        print(
            f"To confirm it, start the service with VISAVIS_RETENTION_CONFIRMED='{now():%Y-%m-%d} {digest()}'"
        )
    return 0
