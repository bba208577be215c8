"""The service on a PostgreSQL that is not ours: Debian's, reached by passwords over TCP."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from tests.start.ordinary import must_not_skip_in_ci
from tests.start.service import PROJECT

pytestmark = pytest.mark.start


def test_the_smoke_part_of_the_suite_passes_on_debians_server():
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        must_not_skip_in_ci("DEBIAN'S POSTGRESQL WAS NOT TESTED: it takes root and apt-get")
    done = subprocess.run(
        ["sh", "tests/start/debian_postgres.sh", "visavis"],
        cwd=PROJECT, capture_output=True, text=True, timeout=300, env={**os.environ, "CI": "true"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed and int(passed[1]) >= 30, done.stdout[-1000:]
