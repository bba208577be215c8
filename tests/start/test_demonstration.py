"""A demonstration whose load was killed is whole after the next one."""

from __future__ import annotations

import signal
import subprocess

import pytest

from tests.start.service import Service, until

pytestmark = pytest.mark.start
EVERYBODY = (
    33  # the people with a story, all who work at the four agencies, a subcontractor, and the mediator
)


WITH_A_FILE = 12  # of those, the people with a story
FOR_A_YEAR = "--years=1"


def marks(service: Service) -> int:
    """How many steps are done."""
    with service.connect() as connection:
        row = connection.execute("select count(*) from front_demonstrationstep").fetchone()
        return row[0] if row else 0


def made(service: Service) -> int:
    """How many acts of the town are kept."""
    with service.connect() as connection:
        row = connection.execute("select coalesce(sum(done), 0) from front_demonstrationshare").fetchone()
        return row[0] if row else 0


def test_after_a_kill_in_the_middle_the_next_load_completes_it(checkout):
    service = checkout("démonstration", VISAVIS_DEMO="1")
    early = service.run("demo", "load")
    assert early.returncode == 1
    assert early.stderr.splitlines()[-1].endswith("visavis db start"), early.stderr
    assert service.run("db", "init").returncode == 0
    loading = subprocess.Popen(
        [*service.command, "-m", "visavis", "demo", "load", "--people-only"],
        cwd="/",
        env=service.env,
        stderr=subprocess.PIPE,
    )
    until(lambda: marks(service) >= 4, what="four steps")
    loading.send_signal(signal.SIGKILL)
    loading.communicate()
    half = marks(service)
    done = service.run("demo", "load", "--people-only")
    assert done.returncode == 0, done.stderr
    assert "INFO" not in done.stderr, "lines of a library tear the progress bar"
    with service.connect() as connection:
        rows = connection.execute("select login, count(*) from identity_account group by login").fetchall()
        calls = "select count(*) from facts_factrow where name = 'reception.CallBackAsked'"
        assert connection.execute(calls).fetchone() == (70,)
    assert {count for _login, count in rows} == {1}
    assert len(rows) == EVERYBODY
    assert marks(service) > half
    assert "already there" in service.run("demo", "load", "--people-only").stderr

    loading = subprocess.Popen(
        [*service.command, "-m", "visavis", "demo", "load", "--size", "12", FOR_A_YEAR],
        cwd="/",
        env=service.env,
    )
    until(lambda: made(service) >= 60, what="sixty acts of the town")
    loading.send_signal(signal.SIGKILL)
    loading.communicate()
    done = service.run("demo", "load", "--size", "12", FOR_A_YEAR)
    assert done.returncode == 0, done.stderr
    assert "100 %" in done.stderr
    with service.connect() as connection:
        left = "select count(*) from front_demonstrationshare where ended_at is null or done <> acts"
        assert connection.execute(left).fetchone() == (0,)
        registered = "select count(*) from facts_factrow where name = 'dossier.PersonRegistered'"
        assert connection.execute(registered).fetchone() == (WITH_A_FILE + 12,)
