"""What a `kill -9` leaves behind, cleared so that the next start works.

Nothing here touches a live server, and a pid file is only removed when no PostgreSQL works in the directory.
"""

import contextlib
import os
import signal
import time
from pathlib import Path

from .pidfile import PidFile, read_pidfile
from .processes import LINUX, is_alive, is_server_of, servers_in


def clear_the_way(data: Path) -> None:
    """Remove what hinders a start: orphan backends, a pid file that names nobody of ours. Hold the lock."""
    found = read_pidfile(data)
    if found is not None and found.pid is not None and is_server_of(found.pid, data):
        return
    end_orphans(data)
    _collect(found.pid if found else None)
    if found is not None and _names_nobody(found, data):
        found.path.unlink(missing_ok=True)


def _names_nobody(found: PidFile, data: Path) -> bool:
    """True for an empty file, a dead server not collected yet, or a pid that another program has now.

    PostgreSQL would refuse all three. Only Linux lets us be sure that nobody works in the directory.
    """
    if not LINUX or servers_in(data):
        return False
    return found.pid is None or Path(f"/proc/{found.pid}").exists()


def _collect(pid: int | None) -> None:
    """Take leave of a dead child of ours, whichever object started it."""
    if pid is not None and not is_alive(pid):
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


def end_orphans(data: Path) -> None:
    """Ask backends that outlived their dead server to leave; they hold its shared memory."""
    while orphans := servers_in(data):
        for pid in orphans:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGQUIT)
        time.sleep(0.1)
