"""The worker process: takes jobs from the line, one after the other, until told to stop."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from procrastinate import App, JobContext
from procrastinate.contrib.django.db_cleanup import DjangoApp
from procrastinate.contrib.django.utils import connector_params
from procrastinate.jobs import Job as LineJob
from procrastinate.psycopg_connector import PsycopgConnector
from procrastinate.retry import BaseRetryStrategy, RetryDecision

from visavis.foundation.jobs.declared import Job, declared_jobs
from visavis.foundation.jobs.line import run_once

HEARTBEAT_SECONDS = 5.0
SILENT_SECONDS = 30.0
_log = logging.getLogger(__name__)


class _Again(BaseRetryStrategy):
    """Our `Retry` in the words of the library."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def get_retry_decision(self, *, exception: BaseException, job: LineJob) -> RetryDecision | None:
        wait = self.job.retry.wait(job.attempts)
        return RetryDecision(retry_in={"seconds": int(wait / timedelta(seconds=1))}) if wait else None


def _task(job: Job) -> Any:
    def run(context: JobContext, **carried: Any) -> None:
        run_once(job, int(context.job.id or 0), carried)

    run.__name__ = job.name
    return run


def build() -> App:
    """The library's application, knowing every declared job."""
    app = DjangoApp(connector=PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=4))
    for job in declared_jobs().values():
        app.task(name=job.name, pass_context=True, retry=_Again(job))(_task(job))
    return app


def work(*, heartbeat_seconds: float = HEARTBEAT_SECONDS, until_empty: bool = False) -> None:
    """Work until SIGTERM or SIGINT, finishing the running job (at most 20 s); or until the line is empty."""
    _log.info("worker starts", extra={"jobs": len(declared_jobs())})
    build().run_worker(
        name="worker",
        wait=not until_empty,
        listen_notify=not until_empty,
        delete_jobs="successful",
        update_heartbeat_interval=heartbeat_seconds,
        stalled_worker_timeout=SILENT_SECONDS,
        fetch_job_polling_interval=2.0,
        shutdown_graceful_timeout=20.0,
    )
