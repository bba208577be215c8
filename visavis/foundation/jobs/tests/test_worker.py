"""Real workers in processes of their own: killed, stopped, failing."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection, transaction

from visavis.foundation.database.testing import RoleConnection
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.jobs import later
from visavis.foundation.jobs.declared import Job
from visavis.foundation.jobs.models import DoneJob
from visavis.foundation.jobs.scheduler import MOST_DEATHS, Swept, sweep
from visavis.foundation.jobs.status import line_by_status
from visavis.foundation.jobs.tests.examples import fail, write_once, write_slowly
from visavis.foundation.jobs.tests.process import worker
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.models import SentForm

pytestmark = pytest.mark.django_db(transaction=True)
SILENT_SECONDS = 3.0


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "diary"


def put(job: Job, **ids: UUID | int) -> None:
    with transaction.atomic():
        later(job, **ids)


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)


def written(token: UUID) -> int:
    with acting_as(SERVICE):
        return SentForm.objects.filter(token=str(token)).count()


def test_a_job_killed_midway_is_taken_up_and_finished_once(diary: Path) -> None:
    token = uuid7()
    put(write_slowly, token=token, seconds=60)
    with worker(diary) as first:
        wait_for(diary.exists)
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert written(token) == 0
    assert sweep(SILENT_SECONDS) in {Swept(0, 0), Swept(1, 0)}
    wait_for(lambda: line_by_status()[0][0] == "todo" or sweep(SILENT_SECONDS) == Swept(1, 0))

    with worker(diary, "--until-empty") as second:
        assert second.wait(timeout=60) == 0

    assert diary.read_text().split() == ["started", "started", "finished"]
    assert written(token) == 1
    assert line_by_status() == []
    assert DoneJob.objects.count() == 1


def test_a_slow_job_of_a_living_worker_is_left_alone(diary: Path) -> None:
    put(write_slowly, token=uuid7(), seconds=6)
    with worker(diary):
        wait_for(diary.exists)
        time.sleep(4)
        assert sweep(SILENT_SECONDS) == Swept(0, 0)
        wait_for(lambda: line_by_status() == [])


def test_a_worker_told_to_stop_finishes_its_job(diary: Path) -> None:
    token = uuid7()
    put(write_slowly, token=token, seconds=2)
    with worker(diary) as running:
        wait_for(diary.exists)
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=60) == 0
    assert written(token) == 1
    assert line_by_status() == []


def test_a_waiting_worker_takes_a_new_job_at_once(diary: Path) -> None:
    with worker(diary):
        warm = uuid7()
        put(write_once, token=warm)
        wait_for(lambda: written(warm) == 1)
        token, start = uuid7(), time.monotonic()
        put(write_once, token=token)
        wait_for(lambda: written(token) == 1)
        assert time.monotonic() - start < 1.9


def test_a_failing_job_is_tried_again_then_kept_as_failed(diary: Path) -> None:
    token = uuid7()
    put(fail, token=token)
    with worker(diary):
        wait_for(lambda: line_by_status() == [("failed", "tests.fail", 1)])
    assert written(token) == 0


def test_a_job_that_kills_every_worker_is_given_up(diary: Path) -> None:
    put(write_once, token=uuid7())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', attempts = %s", [MOST_DEATHS])

    assert sweep(SILENT_SECONDS) == Swept(0, 1)
    assert line_by_status() == [("failed", "tests.write_once", 1)]


def test_a_worker_cut_off_from_the_database_goes_on_by_itself(
    diary: Path, connect_as: RoleConnection
) -> None:
    with worker(diary) as running:
        before, after = uuid7(), uuid7()
        put(write_once, token=before)
        wait_for(lambda: written(before) == 1)
        with connect_as("dbsuper") as administrator:
            administrator.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        connection.close()
        put(write_once, token=after)
        wait_for(lambda: written(after) == 1)
        assert running.poll() is None
