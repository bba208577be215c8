"""A checkout in the home of an ordinary user: for those who are not root."""

from __future__ import annotations

import os
import pwd
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.start.service import Service

ORDINARY = "visavis-essai"


def _python_for_everybody() -> str | None:
    """An interpreter of our version outside private folders."""
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    candidates = [f"/usr/bin/{name}", f"/usr/local/bin/{name}", sys.executable]
    return next(
        (path for path in candidates if Path(path).exists() and _open_to_all(Path(path).resolve())), None
    )


def _open_to_all(path: Path) -> bool:
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in path.parents)


@pytest.fixture
def ordinary_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A checkout in the home of an ordinary user, made for the test when we are root."""
    if os.geteuid() != 0:
        service = Service.copied_to(tmp_path_factory.mktemp("ordinaire"))
        yield service
        service.clean()
        return
    python = _python_for_everybody()
    if python is None or not shutil.which("setpriv") or not shutil.which("useradd"):
        must_not_skip_in_ci(
            "NO ORDINARY USER: no Python of this version outside private folders, or no setpriv"
        )
    home = Path("/var/tmp") / ORDINARY
    subprocess.run(
        ["useradd", "--create-home", "--home-dir", home, ORDINARY], capture_output=True, check=False
    )
    entry = pwd.getpwnam(ORDINARY)
    service = _in_home_of(entry, home, str(python))
    yield service
    service.clean()
    shutil.rmtree(home, ignore_errors=True)
    subprocess.run(["userdel", ORDINARY], capture_output=True, check=False)


def _in_home_of(entry: pwd.struct_passwd, home: Path, python: str) -> Service:
    """The code and its libraries, given to the user; privileges dropped as a login would."""
    folder = home / "Vis-à-vis"
    shutil.rmtree(folder, ignore_errors=True)
    drop = ("setpriv", f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups")
    service = Service.copied_to(folder)
    service.command = (*drop, python)
    libraries = Path(psycopg.__file__).parents[1]
    if not _open_to_all(libraries / "psycopg"):
        libraries = shutil.copytree(libraries, home / "libraries")
    subprocess.run(["chown", "-R", ORDINARY, home], check=True)
    service.env |= {"HOME": str(home), "PYTHONPATH": f"{folder}:{libraries}", "USER": ORDINARY}
    return service


def must_not_skip_in_ci(reason: str) -> None:
    """Skip loudly here, fail in CI."""
    if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
