"""`make setup-run` on a fresh checkout: with nothing but git, make and Python, wherever it lies."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

pytestmark = pytest.mark.start


def make(folder: Path, **variables: str | None) -> tuple[int, str]:
    """Run `make setup-run` there; a variable of None is taken away."""
    environment = {name: value for name, value in (os.environ | variables).items() if value is not None}
    # What was downloaded once need not be downloaded for each test.
    environment.setdefault("UV_CACHE_DIR", str(Path.home() / ".cache" / "uv"))
    ended = subprocess.run(
        ["make", "--no-print-directory", "setup-run"],
        cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return ended.returncode, ended.stdout + ended.stderr


def visavis(folder: Path) -> str:
    """What the command says of itself when it is called from anywhere."""
    command = [folder / ".venv" / "bin" / "visavis", "--help"]
    return subprocess.run(command, cwd="/", capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The present source, in a folder that only its owner reads, with a space and an accent in its name."""
    folder = tmp_path_factory.mktemp("a place") / "vis à vis"
    leave = shutil.ignore_patterns(".venv", ".git", "__pycache__", "build", "var", ".*_cache")
    shutil.copytree(ROOT, folder, ignore=leave)
    folder.chmod(0o700)
    return folder


def test_a_fresh_checkout_is_set_up_without_a_home(checkout: Path) -> None:
    code, said = make(checkout, HOME="", VIRTUAL_ENV="/elsewhere", PYTHONPATH="/elsewhere")
    assert code == 0, said
    assert "usage: visavis" in visavis(checkout)


def test_a_second_time_does_nothing(checkout: Path) -> None:
    started = time.monotonic()
    code, said = make(checkout, HOME=None)
    assert (code, said) == (0, "")
    assert time.monotonic() - started < 2


def test_a_changed_lock_is_noticed(checkout: Path) -> None:
    lock = checkout / "uv.lock"
    lock.write_text(lock.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    code, said = make(checkout)
    assert code == 0 and "Installing" in said


@pytest.mark.long
def test_a_moved_checkout_is_set_up_again(checkout: Path) -> None:
    moved = checkout.rename(checkout.with_name("moved here"))
    try:
        code, said = make(moved)
        assert code == 0 and "Making .venv" in said, said
        assert "usage: visavis" in visavis(moved)
    finally:
        moved.rename(checkout)


@pytest.mark.long
def test_an_interrupted_set_up_is_finished(checkout: Path) -> None:
    (checkout / ".venv" / "bin" / "python").unlink()
    code, said = make(checkout)
    assert code == 0, said
    assert "usage: visavis" in visavis(checkout)


def test_without_a_fit_python_it_says_what_is_needed(tmp_path: Path) -> None:
    bare, tools = tmp_path / "bare", tmp_path / "tools"
    (bare / "scripts").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "uv.lock", "scripts/setup"):
        shutil.copy(ROOT / name, bare / name)
    tools.mkdir()
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tools / "python3").chmod(0o755)
    for tool in ("sh", "make", "cat", "cksum", "mkdir", "dirname", "flock"):
        if found := shutil.which(tool):
            (tools / tool).symlink_to(found)
    code, said = make(bare, PATH=str(tools))
    assert code != 0
    assert "needs Python 3.11 or newer" in said
