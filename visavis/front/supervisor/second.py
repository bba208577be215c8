"""A second start of one checkout: it says where the first one's site is, waiting for it if need be."""

import time

from .alone import Alone
from .progress import Progress

PATIENCE_SECONDS = 300.0
LOOK_SECONDS = 0.2


def say_where(alone: Alone, progress: Progress) -> int:
    """Print the address of the one who holds the lock; exit code 1 when it gave up, or never got so far."""
    until = time.monotonic() + PATIENCE_SECONDS
    address = alone.read()
    if not address:
        progress.say("The service of this folder is starting in another terminal; waiting for its address…")
    try:
        while not address and time.monotonic() < until:
            if alone.take():
                progress.fail("The other start gave up. Start again to see why.")
                return 1
            time.sleep(LOOK_SECONDS)
            address = alone.read()
    except KeyboardInterrupt:
        return 1
    if not address:
        progress.fail("The service of this folder is still starting; it has no address yet.")
        return 1
    print(address, flush=True)
    progress.warn("The service of this folder runs already. Its address is above.")
    return 0
