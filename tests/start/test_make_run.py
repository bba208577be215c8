"""`make run`, as the README says it: by an ordinary user, from nothing to the first page, and Ctrl-C."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.start.ordinary import ORDINARY
from tests.start.service import PROJECT, Service

pytestmark = [pytest.mark.start, pytest.mark.long]
FIRST_PAGE_SECONDS = 600
STOP_SECONDS = 60


@pytest.fixture
def whole(ordinary_service: Service) -> Service:
    """The checkout as somebody clones it: Makefile, scripts and lock beside the code."""
    folder = ordinary_service.folder
    for name in ("Makefile", "uv.lock", "README.md"):
        shutil.copy(PROJECT / name, folder)
    shutil.copytree(PROJECT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", ORDINARY, folder], check=True)
    return ordinary_service


@pytest.fixture
def running(whole: Service, free_port: int) -> Iterator[subprocess.Popen[str]]:
    """`make run`, stopped in any case."""
    *drop, python = whole.command
    env = {name: value for name, value in whole.env.items() if name != "PYTHONPATH"}
    process = subprocess.Popen(
        [*drop, "make", "--no-print-directory", "run"],
        cwd=whole.folder, env={**env, "PYTHON": python, "VISAVIS_PORT": str(free_port)}, text=True,
        start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    yield process
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        process.communicate(timeout=STOP_SECONDS)


def test_make_run_leads_an_ordinary_user_to_the_first_page(
    whole: Service, running: subprocess.Popen[str], free_port: int
) -> None:
    assert running.stdout is not None
    ready, _, _ = select.select([running.stdout], [], [], FIRST_PAGE_SECONDS)
    address = running.stdout.readline().strip() if ready else ""
    if address != f"http://127.0.0.1:{free_port}/":
        os.killpg(running.pid, signal.SIGTERM)
        pytest.fail(f"no address: {running.communicate(timeout=STOP_SECONDS)}")
    with urllib.request.urlopen(f"{address}entrer/", timeout=30) as answer:
        page = answer.read().decode()
    assert "Personnes et faits inventés." in page
    assert "Nadia Belkacem" in page
    if os.geteuid() == 0:
        assert Path(f"/proc/{running.pid}").stat().st_uid != 0
    os.killpg(running.pid, signal.SIGINT)
    said = running.communicate(timeout=STOP_SECONDS)[1]
    assert "anybody may become anybody" in said
    assert "Stopped" in said
    assert not whole.processes()
