"""A big town: how long it takes, how much disk, and what its pages cost beside those of the town of 300.

    SIZE=100000 python -m tests.load.bench_town      (1,200 people and one year by default; full = 100,000 and two years)

The town of 300 is made by the rooms' acts and its pages are timed; then it grows to its size, and they are timed again: as
Django answers them, without a network, each time in another seat. With VISAVIS_STATE the database that lies there is used,
goes on where it was, and stays; without, one is made in a temporary folder.
"""

from __future__ import annotations

import logging
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SIZES = {"default": 1_200, "full": 100_000}
TOWN = 300
TIMES = {"default": 40}
OFTEN = 60
BIGGEST = 12
WARMING = 3
# One account opens five files a night (docs/adr/0015); a box of names opens none.
OF_ONE_ACCOUNT, AT_NIGHT = {"opening a file"}, 4
Look = Callable[[random.Random], Callable[[], Any]]


@dataclass(frozen=True)
class Page:
    """What a page took: milliseconds each time, and of the processor in the mean (the database's too)."""

    walls: list[float]
    processor: float


Measured = dict[str, Page]


def main() -> int:
    asked = os.environ.get("SIZE") or (sys.argv[1] if len(sys.argv) > 1 else "default")
    size = SIZES[asked] if asked in SIZES else int(asked)
    years, times = ("1", TIMES["default"]) if asked == "default" else ("2", OFTEN)
    with ExitStack() as stack:
        if "VISAVIS_STATE" not in os.environ:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            folder.chmod(0o755)
            os.environ["VISAVIS_STATE"] = str(folder / "state")
        stack.enter_context(a_server())
        small, there = {}, people()
        if there <= TOWN:
            loaded(min(size, TOWN), years)
            small = pages(times)
            show(people(), small, {})
        if size > max(there, TOWN):
            loaded(size, years)
        settled()
        if size > TOWN:
            show(people(), pages(times), small)
        verified()
    print(f"  load {', '.join(f'{each:.1f}' for each in os.getloadavg())}, {os.cpu_count()} processors")
    return 0


def visavis(*words: str) -> subprocess.CompletedProcess[str]:
    """One command of the service, in this state folder."""
    environment = {**os.environ, "VISAVIS_DEMO": "1"}
    return subprocess.run(
        [sys.executable, "-m", "visavis", *words], env=environment, check=True, capture_output=True, text=True
    )


@contextmanager
def a_server() -> Iterator[None]:
    """The database of the state folder runs; Django is at hand."""
    visavis("db", "init")
    visavis("db", "start")
    os.environ |= {"VISAVIS_DEMO": "1", "DJANGO_SETTINGS_MODULE": "config.settings"}
    import django

    django.setup()
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        from django.db import connections

        from visavis.foundation.trace import write

        write.leave()
        connections.close_all()
        visavis("db", "stop")


def loaded(size: int, years: str) -> None:
    """Load up to `size` people, and say what it took."""
    before, there, spent, started = disk(), people(), processor_seconds(), time.perf_counter()
    visavis("demo", "load", "--size", str(size), "--years", years)
    lasted, spent = time.perf_counter() - started, processor_seconds() - spent
    more = max(1, people() - there)
    print(
        f"  {people():,} people: {more:,} more in {lasted:.0f} s ({spent:.0f} s of processor, the database's too);"
        f" each {1000 * spent / more:.1f} ms of processor and {(disk() - before) / more / 1000:.0f} kB",
        flush=True,
    )


def processor_seconds() -> float:
    """What our commands and the database have used, as far as their processes have ended (Linux)."""
    ours = resource.getrusage(resource.RUSAGE_CHILDREN)
    with superuser() as connection:
        one = connection.execute(
            "select pid from pg_stat_activity where backend_type = 'checkpointer'"
        ).fetchone()[0]
    fields = status(int(status(one)[1]))
    return ours.ru_utime + ours.ru_stime + sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def status(pid: int) -> list[str]:
    """What the system says of a process, from its state on."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()


def settled() -> None:
    """What PostgreSQL does by itself in the background is done now; then the tables are counted."""
    started = time.perf_counter()
    with superuser() as connection:
        connection.execute("vacuum analyze")
        rows = connection.execute(
            "select relname, reltuples::bigint, pg_total_relation_size(oid) from pg_class"
            " where relkind = 'r' and relnamespace = 'public'::regnamespace order by 3 desc limit %s",
            [BIGGEST],
        ).fetchall()
    print(f"  vacuum and analyze: {time.perf_counter() - started:.0f} s; {disk() / 1e9:.2f} GB, the biggest:")
    for name, count, size in rows:
        print(f"    {name:26} {count:12,} rows {size / 1e6:10,.0f} MB", flush=True)


def verified() -> None:
    """Every seal of the journal recomputed."""
    said = visavis("trace", "verify")
    print(f"  {(said.stdout or said.stderr).strip()}", flush=True)


def superuser() -> Any:
    from visavis.foundation.database.connect import connect
    from visavis.foundation.database.state import current_state

    return connect(current_state())


def disk() -> int:
    with superuser() as connection:
        return int(connection.execute("select pg_database_size('visavis')").fetchone()[0])


def people() -> int:
    with superuser() as connection:
        return int(connection.execute("select count(*) from dossier_registrationspell").fetchone()[0])


def pages(times: int) -> Measured:
    """Each page `times` times, in a seat drawn each time; the first ones warm up and are not counted."""
    chance, seats = random.Random(93), Seats()
    few = min(times, AT_NIGHT * len(seats.counsellors) - WARMING)
    return {
        name: looked_at(look, chance, few if name in OF_ONE_ACCOUNT else times)
        for name, look in looks(seats).items()
    }


def looked_at(look: Look, chance: random.Random, times: int) -> Page:
    for _ in range(WARMING):
        timed(look, chance)
    asked = [timed(look, chance) for _ in range(times)]
    return Page([wall for wall, _ in asked], sum(spent for _, spent in asked) / times)


def timed(look: Look, chance: random.Random) -> tuple[float, float]:
    """Milliseconds, and those of the processor: ours and those of the database's sides of our connections."""
    ask = look(chance)
    spent, started = time.process_time() + serving(), time.perf_counter()
    answer = ask()
    lasted, spent = time.perf_counter() - started, time.process_time() + serving() - spent
    assert answer.status_code == 200, answer
    return 1000 * lasted, 1000 * spent


def serving() -> float:
    """Processor seconds of the database's processes that serve us, to a hundredth: right in the mean of many."""
    from django.db import connection

    from visavis.foundation.trace.write import _own_connection

    connection.ensure_connection()
    sides = (connection.connection, _own_connection())
    ticks = sum(sum(map(int, status(each.info.backend_pid)[11:13])) for each in sides)
    return ticks / os.sysconf("SC_CLK_TCK")


class Seats:
    """Counsellors with the people they follow, managers, persons; each with a browser of her own."""

    def __init__(self) -> None:
        from visavis.foundation.identity.actor import SERVICE, acting_as
        from visavis.foundation.identity.models import Account
        from visavis.rooms.dossier.models import ReferentSpell

        with acting_as(SERVICE):
            accounts = Account.objects.filter(closed_at=None).order_by("id")
            self.accounts = {
                role: list(accounts.filter(role=role)) for role in ("counsellor", "manager", "person")
            }
            followed = (
                ReferentSpell.objects.filter(to_on=None).order_by("id").values_list("account_id", "file_id")
            )
            self.followed: dict[Any, list[Any]] = {}
            for account_id, file_id in followed:
                self.followed.setdefault(account_id, []).append(file_id)
        self.counsellors = [each for each in self.accounts["counsellor"] if each.id in self.followed]
        self.asked = 0

    def client(self, account: Any = None) -> Any:
        from django.test import Client

        from visavis.foundation.identity.actor import SERVICE, acting_as

        client = Client(SERVER_NAME="localhost")
        if account:
            with acting_as(SERVICE):
                client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    def counsellor(self, chance: random.Random) -> tuple[Any, Any, Any]:
        """Her account, a browser where she sits, and somebody she follows: each in turn, since each reads so much only."""
        self.asked += 1
        account = self.counsellors[self.asked % len(self.counsellors)]
        return account, self.client(account), chance.choice(self.followed[account.id])

    def name(self, file_id: Any) -> str:
        from visavis.foundation.identity.actor import SERVICE, acting_as
        from visavis.rooms.people.door import name_of

        with acting_as(SERVICE):
            return name_of(file_id).family


def looks(seats: Seats) -> dict[str, Look]:
    """Each page: chance → the question to be timed, in a seat taken beforehand."""
    from visavis.foundation.requests.once import new_token

    def of(role: str, address: str) -> Look:
        def look(chance: random.Random) -> Callable[[], Any]:
            client = seats.client(chance.choice(seats.accounts[role]))
            return lambda: client.get(address)

        return look

    def public(*addresses: str) -> Look:
        return lambda chance: lambda: seats.client().get(chance.choice(addresses))

    def box(chance: random.Random) -> Callable[[], Any]:
        _, client, file_id = seats.counsellor(chance)
        name = seats.name(file_id)
        return lambda: client.post("/chercher/", {"words": name, "once": new_token()}, follow=True)

    def opening(chance: random.Random) -> Callable[[], Any]:
        _, client, file_id = seats.counsellor(chance)
        address = f"/bureau/dossiers/{file_id}/"
        why = {"purpose": "follow_up", "once": new_token()}
        return lambda: client.post(f"{address}pourquoi/", why, follow=True)

    return {
        "counsellor's home": of("counsellor", "/bureau/"),
        "one box, a name": box,
        "opening a file": opening,
        "manager's home": of("manager", "/pilotage/"),
        "person's home": of("person", "/mon-espace/"),
        "offers, newest": public("/offres/"),
        "offers, by a word": public(
            "/offres/?mots=boulanger", "/offres/?mots=infirmière", "/offres/?mots=vente"
        ),
        "observatory": public("/observatoire/"),
    }


def show(size: int, found: Measured, beside: Measured) -> None:
    """One line a page, and how many times as much as in the small town."""
    print(f"  pages among {size:,} people, ms:", flush=True)
    for name, page in found.items():
        half, most = share(page.walls, 0.5), share(page.walls, 0.99)
        ratio = f"; {page.processor / beside[name].processor:.1f} times the processor" if beside else ""
        print(
            f"    {name:20} p50 {half:7.0f}  p99 {most:7.0f}  processor {page.processor:6.0f}{ratio}",
            flush=True,
        )


def share(lasted: Sequence[float], part: float) -> float:
    return sorted(lasted)[min(len(lasted) - 1, int(part * len(lasted)))]


if __name__ == "__main__":
    sys.exit(main())
