"""A worker in a process of its own, on the database of the running test: something that can be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

DIARY = "VISAVIS_TEST_DIARY"
DATABASE = "VISAVIS_TEST_DATABASE"
HEARTBEAT_SECONDS = 0.2


@contextmanager
def worker(diary: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start a worker; kill it at the end if it still lives."""
    from django.db import connection

    kept = {key: connection.settings_dict[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    environment = os.environ | {DATABASE: json.dumps(kept), DIARY: str(diary)}
    process = subprocess.Popen([sys.executable, "-m", __name__, *options], env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def main() -> None:
    import django
    from django.conf import settings

    settings.DATABASES["default"] |= json.loads(os.environ[DATABASE])
    django.setup()
    import_module("visavis.foundation.jobs.tests.examples")
    from visavis.foundation.jobs.worker import work

    work(heartbeat_seconds=HEARTBEAT_SECONDS, until_empty="--until-empty" in sys.argv)


if __name__ == "__main__":
    main()
