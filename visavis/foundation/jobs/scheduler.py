"""The scheduler process: brings recurring jobs back, and gives the jobs of dead workers to others."""

from __future__ import annotations

import json
import logging
import signal
import threading
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.jobs.declared import Job, declared_jobs
from visavis.foundation.jobs.worker import SILENT_SECONDS

ROUND_SECONDS = 10.0
MOST_DEATHS = 10
_log = logging.getLogger(__name__)

_STALLED = (
    "SELECT job.id, job.task_name, job.attempts FROM procrastinate_jobs job"
    " LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id"
    " WHERE job.status = 'doing' AND (worker.id IS NULL"
    " OR worker.last_heartbeat < now() - make_interval(secs => %s))"
    " ORDER BY job.id FOR UPDATE OF job SKIP LOCKED"
)


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep did: jobs put back in line, jobs given up because they killed every worker."""

    again: int
    given_up: int


def sweep(silent_seconds: float = SILENT_SECONDS) -> Swept:
    """Put back in line the jobs whose worker has been silent; give up those that killed ten workers."""
    again = given_up = 0
    with acting_as(SERVICE), connection.cursor() as cursor:
        cursor.execute(_STALLED, [silent_seconds])
        for line_id, name, attempts in cursor.fetchall():
            extra = {"job": name, "line_id": line_id, "attempts": attempts}
            if attempts >= MOST_DEATHS:
                cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'failed', false)", [line_id])
                _log.error("job given up: it killed every worker", extra=extra)
                given_up += 1
            else:
                cursor.execute("SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)", [line_id])
                _log.warning("worker died: job put back in line", extra=extra)
                again += 1
    return Swept(again, given_up)


def bring_back(at: datetime) -> list[str]:
    """Put in line the recurring jobs that are due at `at` and were not yet; return their names."""
    with acting_as(SERVICE):
        return [job.name for job in declared_jobs().values() if job.schedule and _bring_back_one(job, at)]


def _bring_back_one(job: Job, at: datetime) -> bool:
    due = job.schedule.last_due(at) if job.schedule else at
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT procrastinate_defer_periodic_job_v2('default', NULL, NULL, %s, 0, '', %s, %s)",
            [job.name, int(due.timestamp()), json.dumps({})],
        )
        return cursor.fetchone()[0] is not None


def schedule(stop: threading.Event | None = None, round_seconds: float = ROUND_SECONDS) -> None:
    """Make rounds until SIGTERM or SIGINT (or `stop`). A database error ends the process: it is restarted."""
    stop = stop or _stop_on_signal()
    while not stop.is_set():
        sweep()
        bring_back(now())
        stop.wait(round_seconds)


def _stop_on_signal() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
