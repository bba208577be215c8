"""Reading the machine's processes, to recognise our own server among them."""

import os
import subprocess
import sys
from pathlib import Path

LINUX = sys.platform.startswith("linux")


def is_alive(pid: int) -> bool:
    """Whether the process runs. One that ended and waits to be collected does not."""
    if LINUX:
        return _state(pid) not in {"", "Z", "X"}
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _state(pid: int) -> str:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        return ""
    return text.rpartition(")")[2].split()[0]


def is_server_of(pid: int, data: Path) -> bool:
    """Whether the process is a PostgreSQL working in this data directory."""
    if not is_alive(pid):
        return False
    if not LINUX:
        found = subprocess.run(
            ["ps", "-o", "comm=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return Path(found.stdout.strip()).name == "postgres"
    return _executable(pid) == "postgres" and _works_in(pid, data)


def _executable(pid: int) -> str:
    try:
        return Path(os.readlink(f"/proc/{pid}/exe")).name.removesuffix(" (deleted)")
    except OSError:
        return ""


def _works_in(pid: int, data: Path) -> bool:
    try:
        return os.readlink(f"/proc/{pid}/cwd") == str(data)
    except OSError:
        return False


def servers_in(data: Path) -> list[int]:
    """Every live PostgreSQL process working in this data directory, orphans included (Linux only)."""
    if not LINUX:
        return []
    pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [pid for pid in pids if is_server_of(pid, data)]
