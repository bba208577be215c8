"""One supervisor per checkout: the second one is told where the first one's site is."""

import fcntl
import os
from pathlib import Path


class Alone:
    """A lock that also says the address of the site. The kernel lets it go when we die."""

    def __init__(self, folder: Path) -> None:
        self._descriptor = os.open(folder / "supervisor.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def take(self) -> bool:
        """Whether we are the only one."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        self.write("")
        return True

    def write(self, address: str) -> None:
        """Say where the site is."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, address.encode(), 0)

    def read(self) -> str:
        """What the one who holds the lock said; '' while it starts."""
        return os.pread(self._descriptor, 500, 0).decode()
