"""Live pages under load, beside Django Channels with Redis in the same run.

So many streams are opened to two processes and left idle (pace of opening, memory a stream); then 500 messages a
second are stored, each heard by two streams (wait from the start of its transaction to arrival); then both processes
are killed by -9 and started again while messages go on: everybody comes back at once (how long, how many deliveries
lost or doubled). The database is our own, durable. Servers, writer and crowd share this machine.

    SIZE=500 python -m tests.load.bench_live      (500 streams; default 500; full = 10,000)
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import shutil
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
from tests.load.streams import Ask, Crowd, Seat, part

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"default": 500, "full": 10_000}
SECONDS = {"default": 6, "full": 30}
PACE = 500
PROCESSES = 2
ORIGIN = "http://127.0.0.1"


@dataclass(frozen=True)
class Measured:
    """What one kind of server did."""

    opened_a_second: float
    cpu_ms_an_opening: float
    kib_a_stream: float
    idle_share: float
    pace: float
    p50: float
    p99: float
    slowest: float
    back_seconds: float
    through_pages: int
    lost: int
    twice: int


class Servers:
    """Two processes of one kind, each on its own port, killed and started again on the same."""

    def __init__(self, command: Callable[[int], list[str]], environment: dict[str, str]) -> None:
        self.command, self.environment = command, environment
        self.ports = [free_port() for _ in range(PROCESSES)]
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        self.running = [
            subprocess.Popen(self.command(port), cwd=ROOT, env=self.environment) for port in self.ports
        ]
        for port in self.ports:
            wait_for(port)

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


async def measured(servers: Servers, crowd: Crowd, write: Callable[[float], Any], seconds: float) -> Measured:
    """Open, be idle, listen, be killed and come back."""
    before, used = servers.kib(), servers.cpu()
    opening = await crowd.open()
    cost = servers.cpu() - used
    await asyncio.sleep(2)
    memory, used, idle = servers.kib(), servers.cpu(), 5.0
    await asyncio.sleep(idle)
    idle_share = (servers.cpu() - used) / idle
    first = await write(seconds)
    await asyncio.sleep(2)
    waits = crowd.waits(first["sent"])
    writing = asyncio.create_task(write(seconds))
    await asyncio.sleep(2)
    began = time.monotonic()
    servers.kill()
    await asyncio.to_thread(servers.start)
    try:
        await crowd.open()
        back = time.monotonic() - began
    except TimeoutError:  # said by the crowd; what the others lost is counted all the same
        back = float("inf")
    second = await writing
    await asyncio.sleep(3)
    sent = {
        topic: first["sent"].get(topic, []) + second["sent"].get(topic, [])
        for topic in {*first["sent"], *second["sent"]}
    }
    lost, twice = crowd.harm(sent)
    crowd.close()
    return Measured(
        opened_a_second=len(crowd.seats) / opening, cpu_ms_an_opening=cost * 1000 / len(crowd.seats), kib_a_stream=(memory - before) / len(crowd.seats),
        idle_share=idle_share, pace=first["pace"], p50=part(waits, 0.5), p99=part(waits, 0.99),
        slowest=waits[-1] if waits else float("nan"), back_seconds=back, through_pages=crowd.through_pages, lost=lost, twice=twice,
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


def crowd_of(servers: Servers, topics: list[str], count: int, ask: Ask) -> Crowd:
    """So many browsers, shared out between the processes; two follow each topic."""
    seats = [Seat(servers.ports[each % PROCESSES], topics[each % len(topics)]) for each in range(count)]
    return Crowd(seats, ask)


def ours(where: dict[str, Any], count: int, seconds: float) -> Measured:
    """The live process of the service, twice."""
    from visavis.foundation.live import ticket

    topics = [f"thread:{uuid4()}" for _ in range(max(1, count // 2))]
    python = [sys.executable, "-m", "visavis", "live", "--port"]
    servers = Servers(lambda port: [*python, str(port)], dict(os.environ))
    servers.start()

    def ask(seat: Seat) -> bytes:
        passes = (
            seat.ticket
            or ticket.new((seat.topic,), origin=ORIGIN, account="", session="", since=seat.last or 0).signed()
        )
        query = {"billet": passes} | ({"apres": seat.last} if seat.last is not None else {})
        return (
            f"GET /en-direct?{urlencode(query)} HTTP/1.1\r\nHost: live\r\nOrigin: {ORIGIN}\r\n\r\n".encode()
        )

    async def run() -> Measured:
        return await measured(
            servers, crowd_of(servers, topics, count, ask), writer(where, topics, dict(os.environ)), seconds
        )

    try:
        return asyncio.run(run())
    finally:
        servers.kill()


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
    servers = Servers(lambda own: [*python, str(own), str(port)], environment)

    def ask(seat: Seat) -> bytes:
        return f"GET /stream/{seat.topic} HTTP/1.1\r\nHost: live\r\n\r\n".encode()

    async def run() -> Measured:
        return await measured(
            servers, crowd_of(servers, topics, count, ask), writer(where, topics, environment, port), seconds
        )  # fmt: skip

    try:
        wait_for(port)
        servers.start()
        return asyncio.run(run())
    except TimeoutError:
        print("CHANNELS DID NOT OPEN: its streams did not all open within two minutes")
        return None
    finally:
        servers.kill()
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
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip
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
        yield where
    finally:
        subprocess.run([*visavis, "db", "stop"], env=os.environ, check=False, capture_output=True)


ROWS = (
    ("opened a second", "opened_a_second", ".0f"), ("CPU ms an opening", "cpu_ms_an_opening", ".2f"), ("KiB a stream", "kib_a_stream", ".1f"),
    ("idle: share of a core", "idle_share", ".3f"), ("stored a second", "pace", ".0f"), ("p50 ms", "p50", ".1f"),
    ("p99 ms", "p99", ".1f"), ("slowest ms", "slowest", ".1f"), ("all back, s", "back_seconds", ".1f"),
    ("back with a new ticket", "through_pages", "d"), ("deliveries lost", "lost", "d"), ("delivered twice", "twice", "d"),
)  # fmt: skip


def show(us: Measured, them: Measured | None) -> None:
    print(f"  {'':24} {'live':>10} {'Channels':>10} {'ratio':>8}")
    for words, name, form in ROWS:
        own = getattr(us, name)
        other = getattr(them, name) if them else None
        ratio = f"{own / other:.2f}" if other else ""
        print(f"  {words:24} {own:>10{form}} {'' if other is None else format(other, form):>10} {ratio:>8}")


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
    print(f"  {count:,} streams on {PROCESSES} processes, {PACE} stored messages a second, each heard by two")
    show(us, them)
    return 1 if us.lost or us.twice or us.back_seconds == float("inf") else 0


if __name__ == "__main__":
    sys.exit(main())
