"""Jobs that only tests know."""

from __future__ import annotations

import os
import time
from datetime import date
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from visavis.foundation.clock import now
from visavis.foundation.jobs import Retry, job
from visavis.foundation.jobs.tests.process import DIARY
from visavis.foundation.requests.models import SentForm

LOG: list[tuple[object, ...]] = []


class Tone(StrEnum):
    FIRM = "firm"
    KIND = "kind"


def write(token: UUID) -> None:
    """A visible effect in the database: a second writing of the same token fails."""
    SentForm(token=str(token), sender="test", path="/", status=302, sent_at=now()).save(force_insert=True)


@job("tests.note")
def note(*, file_id: UUID, tone: Tone = Tone.KIND, day: date | None = None, places: int = 0) -> None:
    LOG.append((file_id, tone, day, places))


@job("tests.write_once")
def write_once(*, token: UUID) -> None:
    write(token)


@job("tests.write_slowly")
def write_slowly(*, token: UUID, seconds: int) -> None:
    """Writes at once, then dawdles before the end; the second time it does not dawdle."""
    diary = Path(os.environ[DIARY])
    first = not diary.exists()
    with diary.open("a") as file:
        file.write("started\n")
    write(token)
    if first:
        time.sleep(seconds)
    with diary.open("a") as file:
        file.write("finished\n")


@job("tests.fail", retry=Retry(times=2, first_seconds=1))
def fail(*, token: UUID) -> None:
    write(token)
    raise RuntimeError("this always fails")
