"""The life of the service: start in order, watch, stop in reverse order."""

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from socket import socket

from visavis.foundation.database.addresses import is_external
from visavis.foundation.database.cluster import Cluster
from visavis.foundation.database.migrate import as_owner, command
from visavis.foundation.database.problem import DatabaseProblem
from visavis.foundation.database.state import PROJECT, own_folder, state_folder

from .alone import Alone
from .demo import warn_of_demo
from .door import address_of, is_served, open_door
from .leftovers import end_leftovers
from .parts import MARK, Part, background, environment, has_command, live, pages, town, visavis
from .progress import Progress
from .second import say_where
from .signals import Signals
from .watched import FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS, Watched

ROUND_SECONDS = 0.5
PATIENCE_SECONDS = 25.0
FIRST_PAGE_SECONDS = 60.0


class Stopped(Exception):
    """The operator asked to stop while we were starting."""


class CannotStart(Exception):
    """Why the service does not start, in words for the operator."""


@dataclass
class Supervisor:
    """The whole service of one checkout. `run` returns the exit code."""

    host: str
    port: int
    demo: bool
    progress: Progress = field(default_factory=Progress)
    cluster: Cluster = field(default_factory=Cluster)
    watched: list[Watched] = field(default_factory=list)
    door: socket | None = None
    live_door: socket | None = None
    database_again_at: float = 0.0
    database_pause: float = FIRST_PAUSE_SECONDS

    @property
    def mark(self) -> str:
        """What our processes carry in their environment, so that the next start recognises them."""
        return str(self.cluster.state.folder)

    def run(self) -> int:
        """Start, watch until told to stop, stop."""
        alone = Alone(state_folder(self.cluster.state.folder))
        if not alone.take():
            return say_where(alone, self.progress)
        self.signals = Signals()
        try:
            self._start(alone)
            self._watch()
        except Stopped:
            pass
        except (CannotStart, DatabaseProblem, OSError) as problem:
            self.progress.fail(str(problem))
            return 1
        finally:
            self._stop()
        return 0

    def _start(self, alone: Alone) -> None:
        if end_leftovers(self.mark):
            self.progress.warn("An earlier run was killed; what it left behind has ended.")
        if not is_external():
            with self.progress.step("Starting the database", "Database"):
                self.cluster.start()
        with self.progress.step("Bringing the tables up to date", "Tables"):
            self._run_once(command(), as_owner())
        with self.progress.step("Making the translations ready", "Translations"):
            self._run_once(visavis("words", "compile", "--stale"), self._environment())
        if self.demo:
            warn_of_demo(self.host, self.progress)
            self._load_demo()
        self._open_doors()
        with self.progress.step("Opening the pages", "Pages"):
            self._add(pages(self.door.fileno())).start()
            self._wait_for_first_page()
        alone.write(address_of(self.door))
        print(address_of(self.door), flush=True)
        self._start_background()
        if self.demo and has_command("demo"):
            self._add(town()).start()
        if self.door.getsockname()[1] != self.port:
            self.progress.warn(f"Port {self.port} was taken by something else.")
        self.progress.say(f"Ctrl-C stops everything. Logs: {self.cluster.state.logs}")

    def _open_doors(self) -> None:
        """The site's, and the next one for streams, unless the operator says that these are elsewhere."""
        self.door = open_door(self.host, self.port)
        if "VISAVIS_LIVE" not in os.environ:
            self.live_door = open_door(self.host, (self.door.getsockname()[1] + 1) % 65536)

    def _load_demo(self) -> None:
        if not has_command("demo"):
            self.progress.warn("This installation has no demonstration people.")
            return
        self.progress.say("Demonstration people:")
        self._run_once(visavis("demo", "load", "--people-only"), self._environment(), shown=True)

    def _start_background(self) -> None:
        if self.live_door is not None:
            with self.progress.step("Starting live pages", "Live pages"):
                self._add(live(self.live_door.fileno())).start()
        if not has_command("jobs"):
            self.progress.warn(
                "This installation has no background work: letters and reminders will not leave."
            )
            return
        with self.progress.step("Starting worker and scheduler", "Worker and scheduler"):
            for part in background():
                self._add(part).start()

    def _environment(self) -> dict[str, str]:
        extra = {"VISAVIS_DEMO": "1"} if self.demo else {}
        if self.live_door is not None:
            extra["VISAVIS_LIVE"] = f":{self.live_door.getsockname()[1]}"
        return environment(self.mark, extra)

    def _add(self, part: Part) -> Watched:
        logs = own_folder(self.cluster.state.logs, 0o700)
        self.watched.append(Watched(part, self._environment(), logs / f"{part.name}.log"))
        return self.watched[-1]

    def _run_once(self, argv: tuple[str, ...], env: Mapping[str, str], shown: bool = False) -> None:
        """Run a command to its end, unless we are told to stop. `shown`: its progress bar is for the operator."""
        process = subprocess.Popen(
            argv, cwd=PROJECT, env={**env, MARK: self.mark}, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if shown else subprocess.PIPE,
            stderr=None if shown else subprocess.STDOUT, text=True, errors="replace",
        )  # fmt: skip
        said = ""
        while True:
            try:
                said += process.communicate(timeout=ROUND_SECONDS)[0] or ""
                break
            except subprocess.TimeoutExpired:
                if self.signals.stops:
                    process.terminate()
        self._stop_if_asked()
        if process.returncode:
            raise CannotStart(
                f"{' '.join(argv[2:])} ended with code {process.returncode}.\n{said[-3000:].strip()}"
            )

    def _stop_if_asked(self) -> None:
        if self.signals.stops:
            raise Stopped

    def _wait_for_first_page(self) -> None:
        first = self.watched[0]
        until = time.monotonic() + FIRST_PAGE_SECONDS
        while self.door is not None and not is_served(self.door):
            self._stop_if_asked()
            if not first.runs():
                raise CannotStart(f"The pages {first.how_it_ended()}. They said:\n{first.last_words()}")
            if time.monotonic() > until:
                raise CannotStart(f"No page came within {FIRST_PAGE_SECONDS:g} s. See {first.log}")
            self.signals.wait(0.1)
        self._stop_if_asked()

    def _watch(self) -> None:
        """Until told to stop: whatever died comes back, the database first."""
        while not self.signals.stops:
            self._look_at_database()
            for part in self.watched:
                if said := part.news():
                    self.progress.say(said)
                if found := part.look():
                    self.progress.warn(found)
            self.signals.wait(ROUND_SECONDS)

    def _look_at_database(self) -> None:
        now = time.monotonic()
        if self.cluster.child is not None:
            self.cluster.child.poll()
        if is_external() or self.cluster.pid() is not None or now < self.database_again_at:
            return
        self.progress.warn("The database had stopped; starting it again.")
        try:
            self.cluster.start()
        except DatabaseProblem as problem:
            self.progress.fail(str(problem))
            self.database_again_at = now + self.database_pause
            self.database_pause = min(self.database_pause * 2, LONGEST_PAUSE_SECONDS)
        else:
            self.database_pause = FIRST_PAUSE_SECONDS

    def _stop(self) -> None:
        """Everything at once, the database last; a second Ctrl-C cuts the patience short."""
        with self.progress.step("Stopping", "Stopped"):
            asked = self.signals.stops
            for part in self.watched:
                part.ask_to_stop()
            until = time.monotonic() + PATIENCE_SECONDS
            while any(part.runs() for part in self.watched) and time.monotonic() < until:
                if self.signals.stops > max(asked, 1):
                    break
                self.signals.wait(0.1)
            for part in self.watched:
                part.make_stop()
            if not is_external():
                self.cluster.stop()
