"""`visavis up`: the whole service, until Ctrl-C."""

from __future__ import annotations

import argparse
import os


def add(families: argparse._SubParsersAction) -> None:
    parser = families.add_parser("up", help="start everything: database, pages, worker, scheduler")
    parser.add_argument(
        "--demo", action="store_true", help="with the demonstration people; anybody may become them"
    )
    parser.add_argument(
        "--host", default=os.environ.get("VISAVIS_HOST", "127.0.0.1"), help="default: this machine only"
    )
    parser.add_argument(
        "--port", type=_port, default=_port(os.environ.get("VISAVIS_PORT", "8000")), help="default: 8000"
    )
    parser.set_defaults(run=run)


def _port(text: str) -> int:
    if not text.isdigit() or not 0 <= int(text) < 65536:
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to 65535, not {text!r}")
    return int(text)


def run(chosen: argparse.Namespace) -> int:
    """Run the supervisor. Exit code 0 when told to stop, 1 when the service could not start.

    Settings that cannot be used are refused before anything is started or changed.
    """
    from config.environment import WrongSetting, read
    from visavis.foundation.protected import here
    from visavis.front.supervisor.supervise import Supervisor

    known = read({**os.environ, "VISAVIS_DEMO": "1"} if chosen.demo else os.environ)
    if known.production and not here(chosen.host):
        raise WrongSetting(
            f"VISAVIS_PRODUCTION=1 and pages served at {chosen.host}: they would travel in clear. Serve them at "
            "127.0.0.1, behind a proxy of this machine that speaks TLS (config/nginx.conf)."
        )
    return Supervisor(chosen.host, chosen.port, chosen.demo).run()
