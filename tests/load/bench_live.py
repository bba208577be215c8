"""Live pages under load, beside Django Channels with Redis in the same run.

So many streams are opened to two processes, all at once, and left idle (pace and processor of an opening, memory a
stream); then 500 messages a second are stored, each heard by two streams (wait from the start of its transaction to
arrival); then both processes are killed by -9 and started again while messages go on: every browser comes back at
once (how long, how many deliveries lost or doubled). The database is our own, durable, with 30,000 older changes.
Servers, database, writer and crowd share this machine; the crowd sits in processes of its own, and the processor
time of each is told apart.

    SIZE=500 python -m tests.load.bench_live      (500 streams; default 500; full = 10,000)
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from tests.load.service import free_port, wait_for
from tests.load.streams import part

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"default": 500, "full": 10_000}
SECONDS = {"default": 6, "full": 30}
PACE = 500
PROCESSES = 2
OLDER = 30_000
ORIGIN = "http://127.0.0.1"


@dataclass(frozen=True)
class Measured:
    """What one kind of server did."""

    opened_a_second: float
    cpu_ms_an_opening: float
    kib_a_stream: float
    idle_share: float
    pace: float
    cpu_ms_a_delivery: float
    p50: float
    p99: float
    slowest: float
    back_first: float
    back_half: float
    back_seconds: float
    cpu_ms_a_return: float
    crowd_ms_a_return: float
    through_pages: int
    lost: int
    twice: int


class Servers:
    """Two processes of one kind, each at its own open door, as under the supervisor: the door outlives them."""

    def __init__(self, command: Callable[[int], list[str]], environment: dict[str, str]) -> None:
        self.command, self.environment = command, environment
        self.doors = [socket.create_server(("127.0.0.1", 0), backlog=4096) for _ in range(PROCESSES)]
        self.ports = [door.getsockname()[1] for door in self.doors]
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        self.running = [
            subprocess.Popen(
                self.command(door.fileno()), cwd=ROOT, env=self.environment, pass_fds=[door.fileno()]
            )
            for door in self.doors
        ]

    def wait(self) -> None:
        """Until each answers anything at all."""
        for port in self.ports:
            with socket.create_connection(("127.0.0.1", port), 60) as asked:
                asked.sendall(b"GET /nothing HTTP/1.1\r\nHost: live\r\n\r\n")
                asked.recv(1)

    def kill(self) -> None:
        for process in self.running:
            process.kill()
            process.wait()

    def kib(self) -> int:
        """Memory held by both, in KiB."""
        return sum(_status(process.pid, "VmRSS:") for process in self.running)

    def cpu(self) -> float:
        """Processor seconds used by both."""
        used = 0
        for process in self.running:
            fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
            used += int(fields[11]) + int(fields[12])
        return used / os.sysconf("SC_CLK_TCK")


def _status(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1])


class Crowd:
    """Browsers in processes of their own, one for each server (see `tests.load.streams`)."""

    def __init__(self, seats: list[tuple[int, str, str]], environment: dict[str, str]) -> None:
        self.count = len(seats)
        command = [sys.executable, "-m", "tests.load.streams"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.rows: list[subprocess.Popen[str]] = [
            subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) for _ in range(PROCESSES)
        ]
        self.order(*({"seats": seats[each::PROCESSES]} for each in range(PROCESSES)))

    def order(self, *orders: Any) -> list[dict[str, Any]]:
        """One order to each, or the same to all; their answers."""
        given = orders if len(orders) > 1 else orders * PROCESSES
        for row, order in zip(self.rows, given, strict=True):
            assert row.stdin is not None
            row.stdin.write(json.dumps(order) + "\n")
            row.stdin.flush()
        return [json.loads(row.stdout.readline()) for row in self.rows if row.stdout is not None]

    async def back(self) -> tuple[list[float], list[dict[str, Any]]]:
        """Wait until all are there: the moments, in order, and what each process says. Raises TimeoutError."""
        said = await asyncio.to_thread(self.order, "back")
        if missing := sum(each["away"] for each in said):
            print("  not open:", missing, [each["why"] for each in said])
            raise TimeoutError
        return sorted(moment for each in said for moment in each["at"]), said

    def heard(self) -> list[tuple[str, list[tuple[int, float]]]]:
        """All that was told: topic, then number and moment of each."""
        return [(topic, told) for each in self.order("said") for topic, told in each["told"]]

    def close(self) -> None:
        for row in self.rows:
            row.kill()
            row.wait()


def waits(heard: list[tuple[str, list[tuple[int, float]]]], sent: dict[str, list[float]]) -> list[float]:
    """Milliseconds from the start of each message's transaction to each arrival: the nth of a topic is its nth."""
    return sorted(
        (moment - said) * 1000
        for topic, told in heard
        for (_, moment), said in zip(told, sent.get(topic, ()), strict=False)
    )


def harm(
    heard: list[tuple[str, list[tuple[int, float]]]],
    firsts: dict[str, list[float]],
    seconds: dict[str, list[float]],
) -> tuple[int, int]:
    """How many deliveries were lost, how many came twice."""
    lost = twice = 0
    for topic, told in heard:
        times = {number for number, _ in told}
        twice += len(told) - len(times)
        lost += len(firsts.get(topic, ())) + len(seconds.get(topic, ())) - len(times)
    return lost, twice


async def measured(servers: Servers, crowd: Crowd, write: Callable[[float], Any], seconds: float) -> Measured:
    """Open, be idle, listen, be killed and come back."""
    before, used, began = servers.kib(), servers.cpu(), time.monotonic()
    await asyncio.to_thread(crowd.order, "open")
    moments, _ = await crowd.back()
    opening, cost = moments[-1] - began, servers.cpu() - used
    await asyncio.sleep(2)
    memory, used, idle = servers.kib(), servers.cpu(), 5.0
    await asyncio.sleep(idle)
    idle_share = (servers.cpu() - used) / idle
    used = servers.cpu()
    first = await write(seconds)
    await asyncio.sleep(2)
    heard = crowd.heard()
    delivering = (servers.cpu() - used) - idle_share * (seconds + 2)
    found = waits(heard, first["sent"])
    _, said = await crowd.back()
    crowd_used = sum(each["cpu"] for each in said)
    writing = asyncio.create_task(write(seconds))
    await asyncio.sleep(2)
    began = time.monotonic()
    servers.kill()
    servers.start()
    try:
        moments, said = await crowd.back()
    except TimeoutError:  # what the others lost is counted all the same
        moments = [*moments[:-1], float("inf")]
    cost_back, crowd_used = servers.cpu(), sum(each["cpu"] for each in said) - crowd_used
    second = await writing
    await asyncio.sleep(3)
    lost, twice = harm(crowd.heard(), first["sent"], second["sent"])
    return Measured(
        opened_a_second=crowd.count / opening, cpu_ms_an_opening=cost * 1000 / crowd.count, kib_a_stream=(memory - before) / crowd.count,
        idle_share=idle_share, pace=first["pace"], cpu_ms_a_delivery=delivering * 1000 / max(1, len(found)),
        p50=part(found, 0.5), p99=part(found, 0.99), slowest=found[-1] if found else float("nan"),
        back_first=moments[0] - began, back_half=part(moments, 0.5) - began, back_seconds=moments[-1] - began,
        cpu_ms_a_return=cost_back * 1000 / crowd.count, crowd_ms_a_return=crowd_used * 1000 / crowd.count,
        through_pages=sum(each["through_pages"] for each in said), lost=lost, twice=twice,
    )  # fmt: skip


def writer(where: dict[str, Any], topics: list[str], environment: dict[str, str], redis: int = 0) -> Any:
    """`await write(seconds)`: messages at the pace, by another process; when each of them began."""

    async def write(seconds: float) -> dict[str, Any]:
        told = {"where": where, "topics": topics, "pace": PACE, "seconds": seconds, "redis": redis}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.load.writer", cwd=ROOT, env=environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, limit=1 << 26,
        )  # fmt: skip
        said, _ = await process.communicate(json.dumps(told).encode() + b"\n")
        return json.loads(said)

    return write


def run(
    servers: Servers, seats: Callable[[], list[tuple[int, str, str]]], write: Callable[[float], Any],
    seconds: float, environment: dict[str, str],
) -> Measured:  # fmt: skip
    """Start the servers, seat the crowd, measure; all ended at the end."""
    with ExitStack() as stack:
        stack.callback(servers.kill)
        servers.start()
        servers.wait()
        crowd = Crowd(seats(), environment)
        stack.callback(crowd.close)
        return asyncio.run(measured(servers, crowd, write, seconds))


def ours(where: dict[str, Any], count: int, seconds: float) -> Measured:
    """The live process of the service, twice. Each browser has an account and a session that may be closed."""
    from visavis.foundation.live import ticket

    topics = [f"thread:{uuid4()}" for _ in range(max(1, count // 2))]
    python = [sys.executable, "-m", "visavis", "live", "--fd"]
    servers = Servers(lambda door: [*python, str(door)], dict(os.environ))

    def seats() -> list[tuple[int, str, str]]:
        found = []
        for each in range(count):
            topic = topics[each % len(topics)]
            passes = ticket.new(
                (topic,), origin=ORIGIN, account=str(uuid4()), session=ticket.mark(str(each)), since=OLDER
            )
            query = urlencode({"billet": passes.signed()})
            head = f"GET /en-direct?{query} HTTP/1.1\r\nHost: live\r\nOrigin: {ORIGIN}\r\n\r\n"
            found.append((servers.ports[each % PROCESSES], topic, head))
        return found

    return run(servers, seats, writer(where, topics, dict(os.environ)), seconds, dict(os.environ))


def channels(where: dict[str, Any], count: int, seconds: float, folder: Path) -> Measured | None:
    """Channels with Redis, twice; None, said loudly, when either cannot be had."""
    if not (redis := shutil.which("redis-server")) or not install(folder / "packages"):
        print("CHANNELS WAS NOT MEASURED: it takes redis-server and the packages of the group `bench`")
        return None
    topics = [f"thread:{uuid4()}" for _ in range(max(1, count // 2))]
    environment = {**os.environ, "PYTHONPATH": f"{folder / 'packages'}:{ROOT}"}
    port = free_port()
    quiet = [
        "--save",
        "",
        "--appendonly",
        "no",
        "--bind",
        "127.0.0.1",
        "--logfile",
        str(folder / "redis.log"),
    ]
    store = subprocess.Popen([redis, "--port", str(port), *quiet], cwd=folder)
    python = [sys.executable, "-m", "tests.load.channels_server"]
    servers = Servers(lambda door: [*python, str(door), str(port)], environment)

    seats = [
        (servers.ports[each % PROCESSES], topic, f"GET /stream/{topic} HTTP/1.1\r\nHost: live\r\n\r\n")
        for each in range(count)
        for topic in [topics[each % len(topics)]]
    ]
    try:
        wait_for(port)
        return run(servers, lambda: seats, writer(where, topics, environment, port), seconds, environment)
    except TimeoutError:
        print("CHANNELS DID NOT OPEN: its streams did not all open within two minutes")
        return None
    finally:
        store.terminate()
        store.wait()


def install(folder: Path) -> bool:
    """The locked packages of the group `bench`, into a folder of their own."""
    uv = str(Path(sys.executable).with_name("uv"))
    wanted = subprocess.run(
        [uv, "export", "--frozen", "--quiet", "--only-group", "bench", "--no-hashes"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    (folder.parent / "wanted.txt").write_text(wanted.stdout, encoding="utf-8")
    return not subprocess.run(
        [uv, "pip", "install", "--quiet", "--python", sys.executable, "--target", str(folder), "-r",
         str(folder.parent / "wanted.txt")],
        cwd=ROOT, check=False,
    ).returncode  # fmt: skip


@contextmanager
def database(folder: Path) -> Iterator[dict[str, Any]]:
    """A durable database of its own, migrated, with a table for the bench's messages."""
    os.environ |= {
        "VISAVIS_STATE": str(folder / "state"), "VISAVIS_SECRET_KEY": secrets.token_hex(30),
        "DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }  # fmt: skip
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # servers start again as installed: compiled
    visavis = [sys.executable, "-m", "visavis"]
    steps = [(["db", "init"], {}), (["django", "migrate"], {"VISAVIS_DATABASE_ROLE": "owner"})]
    try:
        for words, more in steps:
            subprocess.run([*visavis, *words], env={**os.environ, **more}, check=True, capture_output=True)
        import psycopg

        from visavis.foundation.live.outbox import parameters

        where = parameters()
        with psycopg.connect(**{**where, "user": "owner"}, autocommit=True) as owner:
            owner.execute("create table bench_message (id bigserial primary key, topic text, body text)")
            owner.execute(
                "insert into live_liveevent (topic, at, number, published_at)"
                " select 'slots:' || gen_random_uuid(), now(), nextval('live_number'), now()"
                f" from generate_series(1, {OLDER})"
            )
        yield where
    finally:
        subprocess.run([*visavis, "db", "stop"], env=os.environ, check=False, capture_output=True)


ROWS = (
    ("opened a second", "opened_a_second", ".0f"), ("server: ms an opening", "cpu_ms_an_opening", ".3f"), ("KiB a stream", "kib_a_stream", ".1f"),
    ("idle: share of a core", "idle_share", ".3f"), ("stored a second", "pace", ".0f"), ("server: ms a delivery", "cpu_ms_a_delivery", ".3f"),
    ("p50 ms", "p50", ".1f"), ("p99 ms", "p99", ".1f"), ("slowest ms", "slowest", ".1f"),
    ("first is back, s", "back_first", ".1f"), ("half are back, s", "back_half", ".1f"), ("all back, s", "back_seconds", ".1f"),
    ("server: ms a return*", "cpu_ms_a_return", ".3f"), ("crowd: ms a return", "crowd_ms_a_return", ".3f"),
    ("back with a new ticket", "through_pages", "d"), ("deliveries lost", "lost", "d"), ("delivered twice", "twice", "d"),
)  # fmt: skip


def show(us: Measured, them: Measured | None) -> None:
    print(f"  {'':24} {'live':>10} {'Channels':>10} {'ratio':>8}")
    for words, name, form in ROWS:
        own = getattr(us, name)
        other = getattr(them, name) if them else None
        ratio = f"{own / other:.2f}" if other else ""
        print(f"  {words:24} {own:>10{form}} {'' if other is None else format(other, form):>10} {ratio:>8}")
    print("  * with the start of the servers and what they delivered meanwhile")


def main() -> int:
    size = os.environ.get("SIZE") or (sys.argv[1] if len(sys.argv) > 1 else "default")
    count = SIZES[size] if size in SIZES else int(size)
    seconds = SECONDS.get(size, SECONDS["default"])
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        where = stack.enter_context(database(folder))
        us = ours(where, count, seconds)
        them = channels(where, count, seconds, folder)
    print(f"  load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"  {count:,} streams on {PROCESSES} processes, {PACE} stored messages a second, each heard by two")
    show(us, them)
    return 1 if us.lost or us.twice or us.back_seconds == float("inf") else 0


if __name__ == "__main__":
    sys.exit(main())
