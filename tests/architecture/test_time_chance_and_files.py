"""Time has one reader; decisions have no clock, no chance and no open files."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.source import VISAVIS, calls, imports, modules, place, tree

CLOCK = VISAVIS / "foundation" / "clock"
# How long something takes is not what time it is: time.monotonic and time.perf_counter stay free.
READS_THE_TIME = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns",
    "timezone.now", "timezone.localdate", "timezone.localtime",
}  # fmt: skip
READS_THE_TIME_BY_NAME = {
    "time.time", "time.time_ns", "django.utils.timezone.now", "django.utils.timezone.localdate",
}  # fmt: skip
MAY_READ_THE_TIME = {
    "foundation/requests/ids.py": "a UUIDv7 begins with the instant it is made; nothing reads it back",
}
UNPREDICTABLE = {
    "random",
    "secrets",
    "uuid",
    "time",
    "socket",
    "http",
    "urllib",
    "subprocess",
    "os",
    "io",
    "pathlib",
}
OPENS = {"open", "io.open", "Path", "pathlib.Path", "os.open", "eval", "exec", "compile", "__import__"}


def time_readings(path: Path) -> list[str]:
    """Where a file reads the time of day by itself."""
    module = tree(path)
    direct = [place(path, line) for line, name in imports(module) if name in READS_THE_TIME_BY_NAME]
    asked = [
        place(path, line)
        for line, name in calls(module)
        if any(name == read or name.endswith(f".{read}") for read in READS_THE_TIME)
    ]
    return direct + asked


def impurities(path: Path) -> list[str]:
    """What a decision may not do: read the time, throw dice, open a file, talk to the outside, change a global."""
    module = tree(path)
    brought = [place(path, line) for line, name in imports(module) if name.split(".")[0] in UNPREDICTABLE]
    opened = [
        place(path, line) for line, name in calls(module) if name in OPENS or name.endswith("import_module")
    ]
    changing = [place(path, node.lineno) for node in ast.walk(module) if isinstance(node, ast.Global)]
    return time_readings(path) + brought + opened + changing


def test_only_the_clock_reads_the_time() -> None:
    readings = [
        line
        for path in modules()
        if CLOCK not in path.parents and str(path.relative_to(VISAVIS)) not in MAY_READ_THE_TIME
        for line in time_readings(path)
    ]
    assert not readings, "ask visavis.foundation.clock, or take `now` as an argument:\n" + "\n".join(readings)


def test_decisions_know_neither_time_nor_chance_nor_files() -> None:
    wrong = [line for path in modules(VISAVIS / "decisions") for line in impurities(path)]
    assert not wrong, "pass it as an argument, or read it through importlib.resources:\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\nx = datetime.now()",
        "import datetime\nx = datetime.datetime.now(datetime.UTC)",
        "from datetime import date\nx = date.today()",
        "from django.utils import timezone\nx = timezone.now()",
        "from django.utils.timezone import now",
        "import time\nx = time.time()",
    ],
)
def test_a_reading_of_the_time_is_seen(tmp_path: Path, source: str) -> None:
    path = tmp_path / "bad.py"
    path.write_text(source)
    assert time_readings(path)


@pytest.mark.parametrize(
    "source",
    [
        "import random",
        "x = open('law.toml')",
        "from os import environ",
        "import uuid",
        "from pathlib import Path",
    ],
)
def test_an_impure_decision_is_seen(tmp_path: Path, source: str) -> None:
    path = tmp_path / "bad.py"
    path.write_text(source)
    assert impurities(path)


def test_measuring_a_duration_is_no_reading_of_the_time(tmp_path: Path) -> None:
    path = tmp_path / "good.py"
    path.write_text("import time\nstarted = time.monotonic()\n")
    assert not time_readings(path)
