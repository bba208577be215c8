"""Running PostgreSQL's programs: with an empty environment, and as the server's account when we are root."""

import os
import subprocess
from pathlib import Path
from typing import Any

from .account import Account
from .problem import DatabaseProblem

CLEAN = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}


def run_tool(program: Path, arguments: list[str], account: Account) -> str:
    """Run a maintenance program to its end as the server's account and return what it said."""
    options: dict[str, Any] = account.popen_options()
    done = subprocess.run(
        [str(program), *arguments],
        cwd="/", env=CLEAN, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace", umask=0o077, check=False, **options,
    )  # fmt: skip
    if done.returncode:
        raise DatabaseProblem(
            f"{program.name} failed (code {done.returncode}):\n{done.stdout.strip()[-2000:]}"
        )
    return done.stdout


def spawn_server(program: Path, arguments: list[str], account: Account, log: Path) -> subprocess.Popen[bytes]:
    """Start the server in a session of its own, so that Ctrl-C in our terminal does not reach it."""
    options: dict[str, Any] = account.popen_options()
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
    try:
        return subprocess.Popen(
            [str(program), *arguments],
            cwd="/", env=CLEAN, stdin=subprocess.DEVNULL, stdout=descriptor, stderr=descriptor,
            umask=0o077, start_new_session=True, **options,
        )  # fmt: skip
    finally:
        os.close(descriptor)
