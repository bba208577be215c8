"""The line of jobs: putting one in, running one exactly once in effect, emptying the line in tests."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.jobs.cargo import pack, unpack
from visavis.foundation.jobs.declared import Job, declared_jobs

_log = logging.getLogger(__name__)

Keep = Callable[[Job, dict[str, Any], datetime | None], None]
_keeper: ContextVar[Keep | None] = ContextVar("keeper", default=None)


class OutsideTransaction(RuntimeError):
    """A job must be put in line by the transaction that asks for it: both are kept, or neither."""


def later(job: Job, *, file_id: UUID | None = None, when: datetime | None = None, **ids: Any) -> None:
    """Put a job in line, in the running transaction. It starts after the commit, or at `when`.

    Raises `NotAnId` for a value that is not an id, `OutsideTransaction` when nothing is open.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{job.name} was put in line outside a transaction.")
    carried = pack(({"file_id": file_id} if file_id else {}) | ids)
    if keep := _keeper.get():
        keep(job, carried, when)
        return
    manager = JobManager(connector=DjangoConnector())
    configure_task(name=job.name, job_manager=manager, task_kwargs=carried, schedule_at=when).defer()


@contextmanager
def kept_by(keep: Keep | None) -> Iterator[None]:
    """For one block, in this thread, jobs are given to `keep(job, carried, when)` and stand in no line.

    None: they stand in line again, inside such a block.
    """
    before = _keeper.set(keep)
    try:
        yield
    finally:
        _keeper.reset(before)


def run_here(job: Job, carried: dict[str, Any]) -> None:
    """Run a job that stands in no line, as the service, in the running transaction."""
    with acting_as(SERVICE):
        job.run(**unpack(job.run, carried))


def run_once(job: Job, line_id: int, carried: dict[str, Any]) -> bool:
    """Run a job in one transaction, as the service. False when it was already done.

    The mark "done" is inserted first: a second runner of the same job waits on it until the first
    has committed (then does nothing) or died (then does the work).
    """
    with acting_as(SERVICE):
        if not _mark_done(line_id):
            _log.info("job was already done", extra={"job": job.name, "line_id": line_id})
            return False
        job.run(**unpack(job.run, carried))
    return True


def _mark_done(line_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO jobs_donejob (line_id, at) VALUES (%s, %s) ON CONFLICT DO NOTHING", [line_id, now()]
        )
        return bool(cursor.rowcount)


_NEXT = (
    "SELECT id, task_name, args FROM procrastinate_jobs"
    " WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= %s) ORDER BY id LIMIT 1"
)


def run_waiting(at: datetime | None = None, most: int = 1000) -> int:
    """Run here the jobs that are due, in order, and say how many. For tests and first loading.

    A failing job raises: nothing is tried again.
    """
    for done in range(most):
        with connection.cursor() as cursor:
            cursor.execute(_NEXT, [at or now()])
            row = cursor.fetchone()
        if row is None:
            return done
        line_id, name, carried = row
        run_once(declared_jobs()[name], line_id, _read(carried))
        with connection.cursor() as cursor:
            cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'succeeded', true)", [line_id])
    return most


def _read(carried: Any) -> dict[str, Any]:
    import json

    return json.loads(carried) if isinstance(carried, str) else dict(carried)
