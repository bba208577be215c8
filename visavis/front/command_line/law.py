"""`visavis law …`: the rules held here for an event of a given day, and what is still in doubt. No Django."""

from __future__ import annotations

import argparse
from datetime import date
from textwrap import indent
from typing import Any

DONE = 0


def add(families: argparse._SubParsersAction) -> None:
    """Adds `law show` and `law check`."""
    family = families.add_parser(
        "law", help="the rules and figures held here, and their doubts (no database needed)"
    )
    commands = family.add_subparsers(dest="command", metavar="COMMAND", required=True)
    show = commands.add_parser("show", help="the consolidated rules for an event of a day")
    show.add_argument(
        "--on", type=date.fromisoformat, required=True, metavar="DATE", help="the event's day, YYYY-MM-DD"
    )
    show.add_argument("--figures", action="store_true", help="only the figures")
    show.set_defaults(run=run_show)
    check = commands.add_parser("check", help="each figure whose status is doubtful")
    check.add_argument("--all", action="store_true", help="those recalled and not yet read again too")
    check.add_argument(
        "--on", type=date.fromisoformat, metavar="DATE", help="values due by that day and not held too"
    )
    check.set_defaults(run=run_check)


def run_show(chosen: argparse.Namespace) -> int:
    """Each rule with its version, its text and its key event; then each figure with its source."""
    from visavis.decisions.rights import lawbook
    from visavis.decisions.rights.texts import text_on

    text = text_on(chosen.on)
    print(f"{chosen.on}: {text.name if text else 'before the oldest text held'}\n")
    if not chosen.figures:
        _show_rules(lawbook, chosen.on)
    for series, value in lawbook.figures_on(chosen.on):
        print(_figure(series, value))
    return DONE


def _show_rules(lawbook: Any, day: date) -> None:
    said = ""
    for article in lawbook.rules_on(day):
        version = article.version
        if article.text != said:
            said = article.text
            print(f"{said}\n")
        until = f" to {version.until}" if version.until else ""
        print(f"  [{version.code}] by {version.key.value}, from {version.since}{until}")
        print(f"  {version.reference} ({version.reference.status.value})")
        print(f"{indent(article.says, '    ')}\n")


def _figure(series: Any, value: Any) -> str:
    whom = [f"from {value.age_from}"] if value.age_from else []
    whom += [] if value.overseas is None else ["overseas" if value.overseas else "not overseas"]
    whom += [] if value.seasonal is None else ["seasonal" if value.seasonal else "not seasonal"]
    for_whom = f" ({', '.join(whom)})" if whom else ""
    return (
        f"{series.name}{for_whom} = {value.value} {series.unit}, since {value.since}, article {series.article}:"
        f" {value.source} [{value.status.value}]"
    )


def run_check(chosen: argparse.Namespace) -> int:
    """One line a doubtful value; with `--all`, those recalled and the articles not read on the published text."""
    from visavis.decisions.rights import lawbook
    from visavis.decisions.shared.source import Status

    found = list(lawbook.doubts(Status.DOUBTFUL))
    if chosen.all:
        found += lawbook.doubts(Status.RECALLED)
    for doubt in found:
        print(_figure(doubt.series, doubt.value))
    for series in lawbook.awaited(chosen.on) if chosen.on else ():
        print(f"{series.name}: a value was due on {series.next_expected} [awaited]")
    unread = lawbook.unread_references()
    for version in unread if chosen.all else ():
        print(f"{version.code}: {version.reference} [{version.reference.status.value}]")
    print(f"{len(found)} values in doubt, {len(unread)} versions of rules not read on the published text")
    return DONE
