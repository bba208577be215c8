"""Files named on the command line → tables with columns and lines, and what the files are: checksum, size, date."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from visavis.foundation.clock import day_at, now
from visavis.front.command_line.official_files import NoOfficialFiles, Row, csv_table, read_bytes, text_of

KNOWN = (".csv", ".csv.xz", ".xlsx", ".txt", ".txt.xz")
_PAIR = re.compile(r'^\s*((?:"\w+",?\s*)+)=\s*"([^"]*)"', re.MULTILINE)
_QUOTED = re.compile(r'"(\w+)"')
_FAMILY = re.compile(r"[A-Z]\d[A-Z0-9](?:\d\d)?")
_OCCUPATION = re.compile(r"[A-Z]\d{4}")
_SAID = re.compile(r"Date de publication\s*:\s*(\d{2})/(\d{2})/(\d{4})")
_YEAR = re.compile(r"(?:commune|cog)\D*(20\d\d)", re.IGNORECASE)
_QUARTER = re.compile(r"T([1-4])[-_ ]?(20\d\d)")
_DAY = re.compile(r"(20\d\d)-?([01]\d)-?([0-3]\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """One table: its name for people, the names of its columns, its rows; `named` when it was asked for by name."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Row]
    named: bool


def files_in(paths: Iterable[Path]) -> list[tuple[Path, bool]]:
    """Every file, and whether it was named itself. Raises `NoOfficialFiles`."""
    found: list[tuple[Path, bool]] = []
    for path in paths:
        if path.is_dir():
            found += [(each, False) for each in sorted(path.rglob("*")) if each.name.lower().endswith(KNOWN)]
        elif path.exists():
            found.append((path, True))
        else:
            raise NoOfficialFiles(f"{path}: no such folder or file.")
    if not found:
        raise NoOfficialFiles(f"{paths}: nothing readable ({', '.join(KNOWN)}) was found there.")
    return found


def tables_of(path: Path, named: bool) -> Iterator[Found]:
    """The tables of a file: one of a CSV or a list of values, one for each sheet of a spreadsheet."""
    name = path.name.lower().removesuffix(".xz")
    if name.endswith(".xlsx"):
        yield from _sheets(path, named)
    elif name.endswith(".txt"):
        yield from _values(path, named)
    else:
        columns, rows = csv_table(read_bytes(path))
        yield Found(path.name, columns, rows, named)


def _sheets(path: Path, named: bool) -> Iterator[Found]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError) as problem:
        raise NoOfficialFiles(f"{path}: not a readable spreadsheet ({problem}).") from problem
    for sheet in book.worksheets:
        lines = sheet.iter_rows(values_only=True)
        columns = tuple(_cell(cell) for cell in next(lines, ()))
        yield Found(f"{path.name} {sheet.title}", columns, list(_lines(columns, lines)), named)


def _lines(columns: tuple[str, ...], lines: Iterable[tuple[Any, ...]]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=2):
        fields = {name: _cell(cell) for name, cell in zip(columns, line, strict=False) if name}
        if any(fields.values()):
            yield Row(number, fields)


def _cell(value: object) -> str:
    return "" if value is None else str(value).strip()


def _values(path: Path, named: bool) -> Iterator[Found]:
    """Lists of values as statisticians write them: `"D1102","D1104" = "S0Z40"`, `"S0Z40"="S0Z40 : Bouchers"`."""
    text = text_of(read_bytes(path))
    labels, pairs = list[Row](), list[Row]()
    for match in _PAIR.finditer(text):
        line = text.count("\n", 0, match.start(1)) + 1
        for key in _QUOTED.findall(match[1]):
            if _OCCUPATION.fullmatch(key) and _FAMILY.fullmatch(match[2]):
                pairs.append(Row(line, {"Fap": match[2], "Rome": key}))
            elif _FAMILY.fullmatch(key):
                labels.append(Row(line, {"fap": key, "intitule": match[2]}))
    if labels:
        yield Found(path.name, ("fap", "intitule"), labels, named)
    if pairs or not labels:
        yield Found(path.name, ("Fap", "Rome") if pairs else (), pairs, named)


def json_rows(path: Path) -> Iterator[Row]:
    """The services of a directory: `{"service": […]}`, `{"results": […]}` or a list. Raises `NoOfficialFiles`."""
    try:
        given = json.loads(text_of(read_bytes(path)))
    except (ValueError, RecursionError) as problem:
        raise NoOfficialFiles(f"{path}: not JSON ({problem}).") from problem
    services = (
        next((given[name] for name in ("service", "results") if name in given), None)
        if isinstance(given, dict)
        else given
    )
    if not isinstance(services, list):
        raise NoOfficialFiles(
            f"{path}: a list of services is expected, or an object that holds one as “service”."
        )
    for number, service in enumerate(services, start=1):
        problem = "" if isinstance(service, dict) else "not an object"
        yield Row(number, service if not problem else {}, problem)


def checksum(path: Path) -> str:
    """The SHA-256 of a file as it lies there."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def date_of(files: list[Path]) -> tuple[date, str]:
    """The day of an edition and who says so: the files (`said`), else their own date (`file`)."""
    beside = [
        note
        for file in files
        for note in (file.parent / "version.txt", file / "version.txt")
        if note.is_file()
    ]
    for note in dict.fromkeys(beside):
        if match := _SAID.search(text_of(note.read_bytes())):
            return date(int(match[3]), int(match[2]), int(match[1])), "said"
    for file in files:
        if said := _in_name(file.name):
            return said, "said"
    latest = max(file.stat().st_mtime for file in files)
    today = day_at(now(), "Europe/Paris")
    return min(today, date.fromtimestamp(latest)), "file"  # noqa: DTZ012 - a file's date has no zone


def _in_name(name: str) -> date | None:
    if match := _YEAR.search(name):
        return date(int(match[1]), 1, 1)
    if match := _QUARTER.search(name):
        return date(int(match[2]), int(match[1]) * 3, 1)
    if match := _DAY.search(name):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    return None
