"""`visavis words compile|check`: translations made ready, and none missing."""

from __future__ import annotations

import argparse
import sys


def add(families: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the family to the command."""
    words = families.add_parser("words", help="translations: compile, check")
    verbs = words.add_subparsers(dest="verb", metavar="VERB", required=True)
    compiling = verbs.add_parser("compile", help="write the .mo files from the .po files")
    compiling.add_argument("--stale", action="store_true", help="only those older than their sources")
    compiling.set_defaults(run=_compile)
    verbs.add_parser("check", help="name every sentence without English").set_defaults(run=_check)


def _compile(arguments: argparse.Namespace) -> int:
    from visavis.foundation.words import catalogue

    try:
        written = catalogue.compile_all(only_stale=arguments.stale)
    except PermissionError as problem:
        print(f"The folder of the code may not be written: {problem.filename}", file=sys.stderr)
        return 0 if arguments.stale else 1
    for path in written:
        print(path)
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from visavis.foundation.words import catalogue

    gaps = catalogue.gaps()
    for gap in gaps:
        print(gap)
    for leftover in catalogue.leftovers():
        print(f"no longer said: {leftover}")
    for words in catalogue.said_in_two_ways():
        print(f"said in two ways: {words}")
    print(f"{len(gaps)} sentences to translate.")
    return 1 if gaps else 0
