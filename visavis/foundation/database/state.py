"""Where the service keeps its data on this machine, one folder per checkout."""

import hashlib
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .problem import DatabaseProblem

PRODUCT = "visavis"
MAJOR = 18
LONGEST_SOCKET_FOLDER = 89  # bytes; 93 fit on Linux, 89 on macOS
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - every folder made there is checked by own_folder
ENOUGH_MEMORY = 4 * 1024**3
PROJECT = Path(__file__).resolve().parents[3]


def is_root() -> bool:
    """Whether this process may change users."""
    return os.geteuid() == 0


def short_name(path: Path) -> str:
    """Ten hexadecimal digits that stand for one real path."""
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:10]


def default_folder() -> Path:
    """The folder for this checkout, or for the installation when the code is not in a checkout."""
    name = short_name(PROJECT) if (PROJECT / "pyproject.toml").exists() else "installed"
    if is_root():
        return Path("/var/lib") / PRODUCT / name
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / PRODUCT / name
    return Path.home() / ".local" / "state" / PRODUCT / name


def has_fast_memory() -> bool:
    """Whether there is a memory file system large enough for test databases (not in a small container)."""
    return IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).total >= ENOUGH_MEMORY


@dataclass(frozen=True)
class State:
    """The paths under one state folder. Nothing is created by looking."""

    folder: Path
    ephemeral: bool = False

    @property
    def name(self) -> str:
        """A short name, unique on the machine, for things that live outside the folder."""
        default = self.folder == default_folder()
        return self.folder.name if default else short_name(self.folder)

    @property
    def runtime(self) -> Path:
        """Copies of the server's binaries, one folder per version (tests share those of the service)."""
        return (self.folder.parent if self.ephemeral else self.folder) / "runtime"

    @property
    def cluster(self) -> Path:
        """The folder given to the account that runs the server; in memory for tests, where files are cheap."""
        if self.ephemeral and has_fast_memory():
            return IN_MEMORY / f"{PRODUCT}-{os.geteuid()}" / f"{self.name}-pg{MAJOR}"
        return self.folder / f"pg{MAJOR}"

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.cluster / "data"

    @property
    def settings(self) -> Path:
        """Server settings, written by us alone and only read by the server."""
        return self.folder / "settings"

    @property
    def logs(self) -> Path:
        """What the processes say, one file each."""
        return self.folder / "logs"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.logs / "postgresql.log"

    @property
    def sockets(self) -> Path:
        """The folder of the server's only door. Short enough for the kernel's limit."""
        if is_root():
            return Path("/run") / PRODUCT / self.name
        beside = self.folder / "run"
        if len(os.fsencode(beside)) <= LONGEST_SOCKET_FOLDER:
            return beside
        return Path("/tmp") / f"{PRODUCT}-{os.getuid()}" / self.name  # noqa: S108 - checked by own_folder

    def for_tests(self) -> "State":
        """A second, throw-away cluster beside the real one."""
        return State(self.folder / "tests", ephemeral=True)


def current_state() -> State:
    """The state folder of this process: VISAVIS_STATE when set, else by checkout."""
    chosen = os.environ.get("VISAVIS_STATE")
    return State(Path(chosen).expanduser().resolve() if chosen else default_folder())


def own_folder(path: Path, mode: int, uid: int | None = None, gid: int | None = None) -> Path:
    """Make `path` a folder of ours with exactly `mode`; refuse to touch one that somebody else owns.

    Missing parents are made passable for root's service, private for a person; others stay as they are.
    """
    uid = os.geteuid() if uid is None else uid
    _make_parents(path.parent)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:
        pass
    else:
        os.chown(path, uid, -1 if gid is None else gid)
        os.chmod(path, mode)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {uid, os.geteuid()}:
        raise DatabaseProblem(
            f"{path} is not a folder of ours: it belongs to user {found.st_uid}. Move it away."
        )
    if found.st_uid != uid or (gid is not None and found.st_gid != gid):
        os.chown(path, uid, -1 if gid is None else gid)
    if stat.S_IMODE(found.st_mode) != mode:
        os.chmod(path, mode)
    return path


def state_folder(path: Path) -> Path:
    """Make the state folder. An existing one keeps its permissions; it must be empty or ours already."""
    _make_parents(path)
    found = path.stat()
    if found.st_uid != os.geteuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise DatabaseProblem(f"Others can write into {path}: the service's data would not be safe there.")
    if not (path / "lock").exists() and any(path.iterdir()):
        raise DatabaseProblem(f"{path} is already used for something else. Choose an empty folder.")
    (path / "lock").touch(0o600)
    return path


def _make_parents(folder: Path) -> None:
    """Create what is missing above a folder of ours; never change what exists."""
    if folder.exists():
        return
    _make_parents(folder.parent)
    try:
        os.mkdir(folder)
    except FileExistsError:
        return
    os.chmod(folder, 0o755 if is_root() else 0o700)


def must_be_traversable(folder: Path, uid: int, gid: int) -> None:
    """Refuse a state folder the server's account cannot reach: we open nobody's folders for it."""
    for parent in [folder, *folder.parents]:
        found = parent.stat()
        shift = 6 if found.st_uid == uid else 3 if found.st_gid == gid else 0
        if not (found.st_mode >> shift) & 1:
            raise DatabaseProblem(
                f"The database server may not pass through {parent}. Set VISAVIS_STATE to another folder."
            )


@contextmanager
def locked(path: Path, mode: int = 0o600) -> Iterator[None]:
    """Hold a lock file for the length of a block; the kernel lets it go if we die."""
    import fcntl

    descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, mode)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
