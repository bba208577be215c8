"""`visavis django …`: any management command, with this service's settings."""

from __future__ import annotations

import argparse
import os


def add(families: argparse._SubParsersAction) -> None:
    parser = families.add_parser("django", help="any Django management command", add_help=False)
    parser.add_argument("words", nargs=argparse.REMAINDER)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    execute_from_command_line(["visavis django", *chosen.words])
    return 0
