"""Commands that only decide: JSON Lines in order, errors by line, and nothing but pure Python loaded."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from visavis.front.command_line.official_files import NoOfficialFiles, official_tables

HEADER = '"code_rome","code_ogr","libelle_rome"\n'
ONE = '"D1102","1","Boulanger / Boulangère"\n'
TITLES = (
    '"code_ogr","libelle_appellation_long","code_rome","classification"\n'
    '"10","Boulanger / Boulangère","D1102","PRINCIPALE"\n'
    '"11","Tourier / Tourière","D1102","SYNONYME"\n'
)


def visavis(*arguments: object, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "visavis", *map(str, arguments)]
    return subprocess.run(
        command, input=given, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )


def official(folder: Path, version: int = 460) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"unix_referentiel_code_rome_v{version}_utf8.csv").write_text(
        HEADER + ONE, encoding="utf-8-sig"
    )
    packed = lzma.compress(TITLES.encode("utf-8"))
    (folder / f"unix_referentiel_appellation_v{version}_utf8.csv.xz").write_bytes(packed)
    return folder


def test_offers_are_judged_in_the_order_they_came():
    lines = [
        {"id": "a", "title": "Serveuse"},
        {"id": "b", "title": "Comptable"},
        {"id": "c", "title": "Emploi (H/F)", "description": "Kit à votre charge."},
    ]
    done = visavis("offers", "check", "-", given="".join(json.dumps(line) + "\n" for line in lines))
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["id"], one["verdict"]) for one in said] == [("a", "fix"), ("b", "lawful"), ("c", "block")]
    assert (done.returncode, "3 offers read" in done.stderr) == (0, True)


def test_a_bad_line_says_what_is_wrong_and_the_others_are_still_judged():
    done = visavis(
        "offers", "check", "-", given='{"id": "a"}\nnot json\n[1]\n{"id": "d", "title": "Comptable"}\n'
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["id"] for one in said] == ["a", 2, 3, "d"]
    assert ["error" in one for one in said] == [True, True, True, False]
    assert done.returncode == 2


def test_accents_survive_whatever_the_locale(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    done = visavis("offers", "check", "-", given='{"id": "é", "title": "Infirmière"}\n')
    assert "Infirmière ou infirmier" in done.stdout


@pytest.mark.parametrize("family", ["offers", "occupations"])
def test_deciding_needs_no_django_no_database_no_network(family, tmp_path):
    official(tmp_path)
    words = {
        "offers": ["offers", "rules"],
        "occupations": ["occupations", "search", "boulanger", "--rome", str(tmp_path)],
    }
    code = (
        "import sys; from visavis.front.command_line import main; "
        f"assert main({words[family]!r}) == 0; "
        "print([m for m in ('django', 'psycopg', 'socket', 'ssl') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "[]"


def test_official_files_are_found_in_a_folder_a_subfolder_and_a_zip(tmp_path):
    deep = official(tmp_path / "données" / "v460")
    archive = tmp_path / "rome.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in deep.iterdir():
            packed.write(file, f"v460/{file.name}")
    for where in (deep, tmp_path / "données", archive):
        done = visavis("occupations", "search", "boulangère", "--rome", where)
        assert json.loads(done.stdout.splitlines()[0])["code"] == "D1102", done.stderr


def test_a_mistyped_occupation_is_proposed_beside_the_answer(tmp_path):
    done = visavis("occupations", "search", "boulenger", "--rome", official(tmp_path))
    assert "Vouliez-vous dire : boulanger ?" in done.stderr and done.stdout == ""
    right = visavis("occupations", "search", "boulangère", "--rome", tmp_path)
    assert "Vouliez-vous" not in right.stderr


def test_the_byte_order_mark_and_the_windows_encoding_are_read(tmp_path):
    folder = official(tmp_path)
    windows = '"code","libelle"\n"1","Fabrication d\x92éléments en métal"\n'.replace("\x92", "’").encode(
        "cp1252"
    )
    (folder / "unix_arborescence_secteur_naf_v460_utf8.csv").write_bytes(windows)
    tables = official_tables(folder)
    assert [row.fields["libelle"] for row in tables["arborescence_secteur_naf"].rows()] == [
        "Fabrication d’éléments en métal"
    ]
    assert [row.fields["code_rome"] for row in tables["referentiel_code_rome"].rows()] == ["D1102"]


def test_the_newest_version_of_a_table_wins(tmp_path):
    official(tmp_path, 455)
    official(tmp_path, 460)
    assert {table.version for table in official_tables(tmp_path).values()} == {460}


def test_a_short_line_is_told_with_its_number(tmp_path):
    folder = official(tmp_path)
    (folder / "unix_referentiel_code_rome_v460_utf8.csv").write_text(
        HEADER + ONE + '"D1103"\n', encoding="utf-8"
    )
    rows = list(official_tables(folder)["referentiel_code_rome"].rows())
    assert [(row.line, bool(row.problem)) for row in rows] == [(2, False), (3, True)]


def test_a_folder_without_official_files_is_said_so(tmp_path):
    with pytest.raises(NoOfficialFiles, match="unix_"):
        official_tables(tmp_path)
    done = visavis("occupations", "search", "x", "--rome", tmp_path)
    assert (done.returncode, "unix_" in done.stderr, done.stdout) == (2, True, "")
