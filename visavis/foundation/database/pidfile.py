"""PostgreSQL's own pid file: who says it serves this data directory, and is it ready."""

from dataclasses import dataclass
from pathlib import Path

READY_LINE = 7


@dataclass(frozen=True)
class PidFile:
    """What the file says. `pid` is None when the file is empty or damaged."""

    path: Path
    pid: int | None
    ready: bool


def read_pidfile(data: Path) -> PidFile | None:
    """The pid file of a data directory, or None when there is none."""
    path = data / "postmaster.pid"
    try:
        lines = path.read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return None
    first = lines[0].strip() if lines else ""
    pid = int(first) if first.isdigit() else None
    ready = len(lines) > READY_LINE and lines[READY_LINE].strip() == "ready"
    return PidFile(path, pid, ready)
