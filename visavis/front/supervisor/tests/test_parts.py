"""Ports, environments and patience, without starting the service."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from visavis.front.command_line import main
from visavis.front.supervisor.alone import Alone
from visavis.front.supervisor.demo import warn_of_demo
from visavis.front.supervisor.door import address_of, open_door
from visavis.front.supervisor.parts import Part, environment
from visavis.front.supervisor.progress import Progress
from visavis.front.supervisor.second import say_where
from visavis.front.supervisor.watched import FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS, Watched


def test_a_taken_port_gives_the_next_one():
    with open_door("127.0.0.1", 8750) as first:
        taken = first.getsockname()[1]
        with open_door("127.0.0.1", taken) as second:
            assert second.getsockname()[1] > taken
            assert address_of(second) == f"http://127.0.0.1:{second.getsockname()[1]}/"


def test_an_address_for_every_visitor_is_shown_as_this_machine():
    with open_door("0.0.0.0", 0) as door:
        assert address_of(door).startswith("http://localhost:")


def test_a_wrong_port_is_a_plain_sentence(capsys):
    with pytest.raises(SystemExit) as refused:
        main(["up", "--port", "eighty"])
    assert refused.value.code == 2
    assert "a port is a number" in capsys.readouterr().err


def test_a_part_never_learns_the_address_of_a_stronger_role(monkeypatch):
    for name in ("VISAVIS_OWNER_URL", "VISAVIS_AUDIT_URL", "VISAVIS_ADMIN_URL"):
        monkeypatch.setenv(name, "postgresql://stronger-role@elsewhere/db")
    monkeypatch.setenv("VISAVIS_DATABASE_ROLE", "owner")
    known = environment("here", {})
    assert "stronger-role" not in " ".join(known.values())
    assert known["VISAVIS_DATABASE_ROLE"] == "app"


def test_the_second_supervisor_learns_where_the_first_one_is(tmp_path):
    first, second = Alone(tmp_path), Alone(tmp_path)
    assert first.take()
    first.write("http://127.0.0.1:8000/")
    assert not second.take()
    assert second.read() == "http://127.0.0.1:8000/"


@pytest.fixture
def watch(tmp_path):
    started = []

    def make(*argv: str) -> Watched:
        import os

        part = Part("part", (sys.executable, "-c", *argv))
        started.append(Watched(part, dict(os.environ), tmp_path / "part.log"))
        started[-1].start()
        return started[-1]

    yield make
    for part in started:
        part.make_stop()


def ended(part: Watched) -> None:
    until = time.monotonic() + 20
    while part.runs():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_what_dies_comes_back_after_a_pause(watch):
    part = watch("print('my last words')")
    ended(part)
    assert "ended with code 0; back in 0.5 s" in part.look()
    assert part.last_words() == "my last words"
    assert part.look() is None
    first = part.process
    time.sleep(FIRST_PAUSE_SECONDS)
    part.look()
    assert part.process is not first


def test_patience_grows_and_has_an_end(watch):
    part = watch("pass")
    pauses = []
    for _ in range(9):
        ended(part)
        part.look()
        pauses.append(round(part.again_at - time.monotonic(), 1))
        part.again_at = None
    assert pauses == sorted(pauses)
    assert pauses[-1] <= LONGEST_PAUSE_SECONDS


def test_a_sudden_death_is_called_by_its_name(watch):
    part = watch("import time; time.sleep(60)")
    part.process.send_signal(signal.SIGKILL)
    ended(part)
    assert part.how_it_ended() == "was killed by SIGKILL"


def test_a_part_ends_when_asked(watch):
    part = watch("import time; time.sleep(60)")
    part.ask_to_stop()
    ended(part)
    assert not part.runs()


def test_a_second_start_waits_for_the_address_of_the_first(tmp_path, capsys):
    first, second = Alone(tmp_path), Alone(tmp_path)
    assert first.take()
    assert not second.take()
    threading.Timer(0.5, first.write, ["http://127.0.0.1:8000/"]).start()
    assert say_where(second, Progress()) == 0
    said = capsys.readouterr()
    assert said.out == "http://127.0.0.1:8000/\n"
    assert "is starting in another terminal" in said.err


def test_a_second_start_says_when_the_first_gave_up(tmp_path, capsys):
    first, second = Alone(tmp_path), Alone(tmp_path)
    assert first.take()
    threading.Timer(0.5, os.close, [first._descriptor]).start()
    assert say_where(second, Progress()) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "gave up" in said.err


@pytest.mark.parametrize(
    ("host", "loud"),
    [
        ("127.0.0.1", False),
        ("localhost", False),
        ("::1", False),
        ("0.0.0.0", True),
        ("10.0.0.4", True),
        ("demo.example", True),
    ],
)
def test_a_demonstration_that_others_can_reach_is_a_louder_warning(host, loud, capsys):
    warn_of_demo(host, Progress())
    said = capsys.readouterr().err
    assert "anybody may become anybody" in said
    assert ("DANGER" in said) is loud


def test_a_demonstration_in_production_is_refused_before_anything_starts(monkeypatch, tmp_path):
    monkeypatch.setenv("VISAVIS_PRODUCTION", "1")
    monkeypatch.setenv("VISAVIS_STATE", str(tmp_path / "state"))
    with pytest.raises(SystemExit, match="anybody become anybody"):
        main(["up", "--demo"])
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize(
    "words",
    [["-m", "visavis", "jobs", "work"], ["-m", "visavis", "jobs", "schedule"], ["-c", "import config.wsgi"]],
)
@pytest.mark.parametrize("role", ["owner", "dbsuper", "audit"])
def test_pages_and_jobs_refuse_every_role_but_app(role, words):
    done = subprocess.run(
        [sys.executable, *words], env={**os.environ, "VISAVIS_DATABASE_ROLE": role}, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"says '{role}'" in done.stderr
    assert "Traceback" not in done.stderr
