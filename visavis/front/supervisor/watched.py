"""One part under watch: started, brought back with growing patience, stopped in peace."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from visavis.foundation.database.state import PROJECT

from .child import PARENT
from .parts import Part

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
HEALTHY_SECONDS = 60.0
LOG_BYTES = 10_000_000


@dataclass
class Watched:
    """A part and the process that plays it now."""

    part: Part
    environment: dict[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    again_at: float | None = None
    pause: float = field(default=FIRST_PAUSE_SECONDS)
    told: str = ""

    def start(self) -> None:
        """Start in a session of its own: Ctrl-C in the terminal is ours to pass on. Main thread only."""
        self.again_at = None
        self.started = time.monotonic()
        command = [sys.executable, "-m", "visavis.front.supervisor.child", *self.part.argv]
        descriptor = os.open(self._log_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            self.process = subprocess.Popen(
                command, cwd=PROJECT, env={**self.environment, PARENT: str(os.getpid())},
                stdin=subprocess.DEVNULL, stdout=descriptor, stderr=descriptor,
                pass_fds=self.part.sockets, start_new_session=True,
            )  # fmt: skip
        finally:
            os.close(descriptor)

    def _log_file(self) -> Path:
        """Where its words go; a long file makes room once."""
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_suffix(".old.log"))
        return self.log

    def runs(self) -> bool:
        """Whether its process lives; a dead one is collected on the way."""
        return self.process is not None and self.process.poll() is None

    def look(self) -> str | None:
        """Bring the part back when its pause is over; a sentence when it was found dead just now."""
        if self.process is None or self.runs():
            return None
        if self.part.once and self.process.returncode == 0:
            self.process = None  # its work is done
            return None
        now = time.monotonic()
        if self.again_at is None:
            self._end_group(signal.SIGTERM)  # what it left behind
            if now - self.started > HEALTHY_SECONDS:
                self.pause = FIRST_PAUSE_SECONDS
            self.again_at, pause = now + self.pause, self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE_SECONDS)
            return f"{self.part.name} {self.how_it_ended()}; back in {pause:g} s (see {self.log})"
        if now >= self.again_at:
            self.start()
        return None

    def how_it_ended(self) -> str:
        """'ended with code 1', 'was killed by SIGKILL'."""
        code = self.process.returncode if self.process else None
        if code is not None and code < 0:
            return f"was killed by {signal.Signals(-code).name}"
        return f"ended with code {code}"

    def last_words(self, count: int = 25) -> str:
        """The end of its log, for an operator."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join(lines[-count:])

    def news(self) -> str:
        """The last line of a part that ends by itself, when it is new: how far it is."""
        if not self.part.once or self.process is None:
            return ""
        said = self.last_words(1)
        if said == self.told or not said.startswith("The town"):
            return ""
        self.told = said
        return said

    def ask_to_stop(self) -> None:
        """Let it finish what it does."""
        if self.runs() and self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGTERM)

    def make_stop(self) -> None:
        """End it and whatever it started, now."""
        self._end_group(signal.SIGKILL)
        if self.process is not None:
            self.process.wait()

    def _end_group(self, number: int) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)
