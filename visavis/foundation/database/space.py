"""Room on the disk: checked before a start, because a full disk stops PostgreSQL in mid-work."""

import os
import shutil
from pathlib import Path

from .problem import DatabaseProblem

NEEDED = 200 * 1024 * 1024
BALLAST = 64 * 1024 * 1024


def ballast_path(folder: Path) -> Path:
    """A file that serves nothing but to be deleted on a bad day."""
    return folder / "ballast"


def lay_ballast(folder: Path) -> None:
    """Reserve the ballast, once; silently go without where the file system cannot reserve."""
    path = ballast_path(folder)
    if path.exists() or not hasattr(os, "posix_fallocate"):
        return
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
    try:
        os.posix_fallocate(descriptor, 0, BALLAST)
    except OSError:
        path.unlink()
    finally:
        os.close(descriptor)


def must_have_space(folder: Path) -> None:
    """Refuse to start on a nearly full disk, and say what can be deleted."""
    free = shutil.disk_usage(folder).free
    if free >= NEEDED:
        return
    ballast = ballast_path(folder)
    hint = f" Deleting {ballast} gives back 64 MB." if ballast.exists() else ""
    raise DatabaseProblem(
        f"Only {free // 2**20} MB are free on the disk of {folder}; the database needs 200 MB. "
        f"Make room (never inside the data directory), then start again.{hint}"
    )
