"""A real import that is killed, early or late, leaves nothing; run again it gives what one quiet run gives."""

from __future__ import annotations

import signal
import subprocess
import time

import pytest

from tests.load.bench_imports import BESIDE, LISTS
from tests.start.service import Service

pytestmark = [
    pytest.mark.start,
    pytest.mark.long,
    pytest.mark.shared_data,
    pytest.mark.skipif(not BESIDE.exists(), reason=f"no official data in {BESIDE}"),
]
TABLES = (
    "reference_edition", "reference_commune", "reference_occupation", "reference_occupationtitle",
    "reference_occupationlink", "reference_escoconcept", "reference_escolink", "reference_tension",
    "reference_monthlyoffers", "agencies_agency",
)  # fmt: skip


def counted(service: Service) -> dict[str, int]:
    """How many rows each table of the official lists has."""
    with service.connect() as connection:
        return {name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in TABLES}


def command(service: Service, name: str) -> list[str]:
    """`visavis import …` of the full official files."""
    files = [str(BESIDE / part) for part in LISTS[name]]
    return [*service.command, "-m", "visavis", "import", name, *files]


@pytest.mark.parametrize("name", LISTS)
def test_what_is_killed_leaves_nothing_and_comes_in_whole_afterwards(name, checkout):
    service = checkout("importé")
    assert service.run("db", "init").returncode == 0
    assert service.run("db", "start").returncode == 0
    empty, began = counted(service), time.monotonic()
    whole = subprocess.run(command(service, name), cwd="/", env=service.env, capture_output=True, text=True)
    lasted = time.monotonic() - began
    assert whole.returncode in {0, 2}, whole.stderr
    expected = counted(service)
    assert expected != empty

    again = checkout("importé encore")
    assert again.run("db", "init").returncode == 0
    assert again.run("db", "start").returncode == 0
    for share in (0.4, 0.6, 0.8, 0.9):
        process = subprocess.Popen(
            command(again, name), cwd="/", env=again.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(lasted * share)
        process.send_signal(signal.SIGKILL)
        process.wait()
        if counted(again) != empty:  # the kill came after the commit: it is whole
            break
    rest = subprocess.run(command(again, name), cwd="/", env=again.env, capture_output=True, text=True)
    assert rest.returncode in {0, whole.returncode}, rest.stderr
    assert counted(again) == expected
