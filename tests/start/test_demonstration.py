"""A demonstration whose load was killed is whole after the next one."""

from __future__ import annotations

import signal
import subprocess

import pytest

from tests.start.service import Service, until

pytestmark = pytest.mark.start
EVERYBODY = 28  # the people with a story, and all who work at the four agencies


def marks(service: Service) -> int:
    """How many steps are done."""
    with service.connect() as connection:
        row = connection.execute("select count(*) from front_demonstrationstep").fetchone()
        return row[0] if row else 0


def test_after_a_kill_in_the_middle_the_next_load_completes_it(checkout):
    service = checkout("démonstration", VISAVIS_DEMO="1")
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
