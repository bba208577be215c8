"""`python -m visavis.front.supervisor.child PROGRAM…`: become PROGRAM, and end when the supervisor ends.

The kernel sends SIGTERM to this process when its parent dies, even by `kill -9` (Linux).
"""

import ctypes
import os
import signal
import sys

PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, linux/prctl.h
PARENT = "VISAVIS_SUPERVISOR_PID"


def main(argv: list[str]) -> None:
    """Replace this process by the program; never returns."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None, use_errno=True).prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != int(os.environ[PARENT]):  # it died before we could ask
            sys.exit(1)
    os.execv(argv[0], argv)  # noqa: S606 - this is what we are for


if __name__ == "__main__":
    main(sys.argv[1:])
