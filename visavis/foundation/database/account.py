"""Who runs the server: ourselves, or, when we are root, an account that can do nothing else."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .problem import DatabaseProblem
from .state import PRODUCT, is_root, locked

SHARED_WITH_OTHERS = {"root", "nobody"}
ALREADY_THERE = 9  # useradd's exit code


@dataclass(frozen=True)
class Account:
    """A system account. `drop` tells whether processes must change to it."""

    name: str
    uid: int
    gid: int
    drop: bool

    def popen_options(self) -> dict[str, object]:
        """What subprocess needs to become this account; an ordinary user may not even name groups."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.drop else {}


def own_name() -> str:
    """The name of the account of this process, as the kernel's peer check will give it."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise DatabaseProblem(
            f"User {os.geteuid()} has no name on this machine, so the built-in database cannot recognise it. "
            "Set DATABASE_URL to an existing PostgreSQL server instead."
        ) from None


def server_account() -> Account:
    """The account that runs the server, created once when we are root."""
    if not is_root():
        return Account(own_name(), os.getuid(), os.getgid(), drop=False)
    name = os.environ.get("VISAVIS_DATABASE_USER", f"{PRODUCT}-db")
    if name in SHARED_WITH_OTHERS:
        raise DatabaseProblem(
            f"The account {name} is shared with other services. Choose one for the database alone."
        )
    lock = Path("/run") / f"{PRODUCT}-account.lock"  # only root writes there, unlike /run/lock
    with locked(lock):
        found = _entry(name) or _create(name)
    return Account(name, found.pw_uid, found.pw_gid, drop=True)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _create(name: str) -> pwd.struct_passwd:
    useradd = shutil.which("useradd") or "/usr/sbin/useradd"
    command = [useradd, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    try:
        done = subprocess.run(
            [*command, "--shell", "/usr/sbin/nologin", name], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise DatabaseProblem(f"useradd is missing: create the system account {name} yourself.") from None
    found = _entry(name)
    if done.returncode not in {0, ALREADY_THERE} or found is None:
        raise DatabaseProblem(f"The system account {name} could not be created: {done.stderr.strip()}")
    return found
