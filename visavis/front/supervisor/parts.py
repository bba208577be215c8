"""What the service is made of: one process each, told what to run and with which environment."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec

from visavis.foundation.database.addresses import ROLE_VARIABLE

WORKERS = 2
THREADS = 4
PAGES_STOP_SECONDS = 10
ONLY_FOR_MIGRATIONS = ("VISAVIS_OWNER_URL", "VISAVIS_AUDIT_URL", "VISAVIS_ADMIN_URL")
MARK = "VISAVIS_SUPERVISED"


@dataclass(frozen=True)
class Part:
    """One process of the service. `sockets` are file descriptors it inherits; `once`: it ends when its work is done."""

    name: str
    argv: tuple[str, ...]
    sockets: tuple[int, ...] = field(default=())
    once: bool = False


def pages(socket: int) -> Part:
    """The web server. It inherits an open door, so that its own restarts refuse nobody."""
    options = {
        "--bind": f"fd://{socket}",
        "--workers": WORKERS,
        "--threads": THREADS,
        "--worker-class": "gthread",
        "--graceful-timeout": PAGES_STOP_SECONDS,
        "--timeout": 60,
        "--log-level": "warning",
    }
    words = [str(word) for pair in options.items() for word in pair]
    command = (sys.executable, "-m", "gunicorn", *words, "--no-control-socket", "config.wsgi:application")
    return Part("pages", command, (socket,))


def live(socket: int) -> Part:
    """The streams of live pages. It inherits its own open door: browsers come back to the same port."""
    return Part("live", visavis("live", "--fd", str(socket)), (socket,))


def background() -> list[Part]:
    """The worker and the scheduler."""
    return [Part("worker", visavis("jobs", "work")), Part("scheduler", visavis("jobs", "schedule"))]


def town() -> Part:
    """The rest of the demonstration, made while the site already answers; politely, for the pages come first."""
    return Part("town", visavis("demo", "load", "--politely"), once=True)


def visavis(*words: str) -> tuple[str, ...]:
    """Our own command, by the very same Python."""
    return (sys.executable, "-m", "visavis", *words)


def has_command(family: str) -> bool:
    """Whether this installation knows the command `visavis FAMILY`."""
    return find_spec(f"visavis.front.command_line.{family}") is not None


def environment(mark: str, extra: Mapping[str, str]) -> dict[str, str]:
    """What a part may know: the app role, never the address of a stronger one."""
    kept = {name: value for name, value in os.environ.items() if name not in ONLY_FOR_MIGRATIONS}
    return {**kept, "PYTHONUTF8": "1", **extra, ROLE_VARIABLE: "app", MARK: mark}
