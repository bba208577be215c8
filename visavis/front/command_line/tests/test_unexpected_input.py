"""Whatever a file holds, a deciding command answers line by line, in words, and goes on."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from visavis.front.command_line.official_files import NoOfficialFiles, official_tables, read_bytes
from visavis.front.command_line.tests.test_deciding_commands import official, visavis


def raw(*arguments: object, given: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "visavis", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, timeout=60, check=False)


def said(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_a_question_keeps_its_id_when_it_cannot_be_read(tmp_path: Path) -> None:
    given = b'{"id": "q1", "text": "tourier"}\n{"id": "q2", "text": ["a"]}\n{"id": "q3"}\n{"id": \n\xff\n'
    done = raw("occupations", "search", "--rome", official(tmp_path / "rome"), given=given)
    answers = said(done)
    assert [answer["id"] for answer in answers] == ["q1", "q2", "q3", 4, 5]
    assert ["found" in answer for answer in answers] == [True, False, False, False, False]
    assert "the field text must hold words" in str(answers[1]["error"])
    assert "the field text is missing" in str(answers[2]["error"])
    assert "Error" not in done.stdout.decode()
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1] == "5 questions read, 4 unreadable"


def test_a_title_that_is_a_number_is_no_title() -> None:
    done = raw("offers", "check", "-", given=b'{"title": 3}\n{"title": "Comptable", "description": 4}\n')
    assert ["error" in answer for answer in said(done)] == [True, True]
    assert done.returncode == 2


def test_an_offer_is_answered_before_the_next_one_is_written() -> None:
    command = [sys.executable, "-m", "visavis", "offers", "check", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as one:
        assert one.stdin and one.stdout and one.stderr
        for name in ("a", "b"):
            one.stdin.write(json.dumps({"id": name, "title": "Comptable"}).encode() + b"\n")
            one.stdin.flush()
            assert json.loads(one.stdout.readline())["id"] == name
        one.stdin.close()
        assert b"2 offers read, 0 unreadable" in one.stderr.read()
    assert one.returncode == 0


def test_one_false_byte_costs_one_line(tmp_path: Path) -> None:
    good = json.dumps({"id": "x"}).encode()
    file = tmp_path / "situations.jsonl"
    file.write_bytes(good + b"\n" + good + b'\n{"id": "\xff"}\n' + good + b"\n")
    answers = said(raw("rights", "compute", file, given=b""))
    assert len(answers) == 4
    assert [answer["error"] == "this line is not UTF-8" for answer in answers] == [False, False, True, False]


def test_the_help_says_which_explanations_are_no_json_lines() -> None:
    told = " ".join(visavis("rights", "compute", "--help").stdout.split())
    assert "json stays one JSON a line, text and html do not" in told


def test_a_false_xz_is_said_in_words(tmp_path: Path) -> None:
    false = tmp_path / "offres.csv.xz"
    false.write_bytes(b"not compressed")
    with pytest.raises(NoOfficialFiles, match=r"not a whole \.xz file"):
        read_bytes(false)
    done = raw("offers", "check", false, given=b"")
    assert (done.returncode, b"Traceback" in done.stderr) == (2, False)
    lines = tmp_path / "offres.jsonl.xz"
    lines.write_bytes(b"not compressed")
    assert b"Traceback" not in raw("offers", "check", lines, given=b"").stderr


def test_a_table_in_a_broken_archive_is_said_in_words(tmp_path: Path) -> None:
    broken = tmp_path / "rome.zip"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("unix_texte_v460_utf8.csv", "a,b\n" * 100)
    content = broken.read_bytes()
    place = content.index(b"a,b")
    broken.write_bytes(content[:place] + b"X" + content[place + 1 :])
    with pytest.raises(NoOfficialFiles, match="cannot be taken out"):
        list(official_tables(broken)["texte"].rows())


def test_a_table_without_a_column_is_said_in_words(tmp_path: Path) -> None:
    folder = official(tmp_path / "rome")
    (folder / "unix_referentiel_code_rome_v460_utf8.csv").write_text(
        "code_rome,autre\nD1102,x\n", encoding="utf-8"
    )
    done = visavis("occupations", "search", "boulanger", "--rome", folder)
    assert (done.returncode, "no column libelle_rome" in done.stderr) == (2, True)
