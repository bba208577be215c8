"""The `visavis` command: one module per family, loaded only when its family is called."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

FAMILIES = {
    "up": "start everything: database, pages, live pages, worker, scheduler",
    "db": "the embedded database: init, start, stop, status, backup, restore, psql",
    "account": "accounts of staff: open, password, leave, close, list",
    "demo": "load the demonstration people",
    "jobs": "background work",
    "live": "hold the streams of live pages",
    "import": "official data: rome, offers",
    "register": "algorithms: replay a computation, audit equality, run their tests",
    "trace": "the journal of readings: heads, verify",
    "data": "the life of data: retention",
    "tls": "look at the site's TLS as a browser does",
    "keys": "the master key: status, renew, close",
    "papers": "uploaded papers: verify",
    "words": "translations: compile, check",
    "rights": "compute and explain unemployment benefit (no database needed)",
    "law": "the rules and figures of unemployment benefit, and their doubts (no database needed)",
    "offers": "is this offer lawful? (no database needed)",
    "cv": "anonymise the text of a CV (no database needed)",
    "occupations": "find an occupation (no database needed)",
    "django": "any Django management command",
}


def _module(family: str) -> str:
    return f"{__name__}.{'import_' if family == 'import' else family}"


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns its exit code: 0 done, 1 failed, 2 called or fed wrongly."""
    arguments = sys.argv[1:] if argv is None else argv
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    parser = argparse.ArgumentParser(
        prog="visavis", description="A public employment service, a human one step away."
    )
    families = parser.add_subparsers(dest="family", metavar="FAMILY", required=True)
    called = next((word for word in arguments if not word.startswith("-")), None)
    for family, summary in FAMILIES.items():
        if family == called:
            import_module(_module(family)).add(families)
        else:
            families.add_parser(family, help=summary)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen) or 0)
    except Exception as error:
        from visavis.front.command_line.unreachable import said

        if (sentence := said(error)) is None:
            raise
        print(sentence, file=sys.stderr)
        return 1
