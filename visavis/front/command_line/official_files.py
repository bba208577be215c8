"""Official data as it comes: CSV, plain or `.xz`, in a folder, its subfolders or a ZIP, read row by row."""

from __future__ import annotations

import csv
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

OFFICIAL_NAME = re.compile(r"(?:^|/)unix_(?P<table>\w+)_v(?P<version>\d+)_utf8\.csv(?:\.xz)?$")
LONGEST_FIELD = 10_000_000


class NoOfficialFiles(Exception):
    """Nothing readable at that path; the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its number in the file, and its fields; `problem` when it cannot be used."""

    line: int
    fields: dict[str, str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One official table, wherever it lies."""

    name: str
    version: int
    source: Path
    inside: str = ""

    def rows(self) -> Iterator[Row]:
        """Every line after the header, the unusable ones too, each saying why."""
        return csv_rows(self._bytes())

    def _bytes(self) -> bytes:
        if not self.inside:
            return read_bytes(self.source)
        try:
            with zipfile.ZipFile(self.source) as archive:
                content = archive.read(self.inside)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as problem:
            raise NoOfficialFiles(
                f"{self.source}: {self.inside} cannot be taken out ({problem})."
            ) from problem
        return unpacked(content, self.inside)


def official_tables(where: Path) -> dict[str, Table]:
    """The official tables under `where` by name, the newest version of each. Raises `NoOfficialFiles`."""
    if not where.exists():
        raise NoOfficialFiles(f"{where}: no such folder or file.")
    found = _in_zip(where) if where.is_file() else _in_folder(where)
    tables: dict[str, Table] = {}
    for table in sorted(found, key=lambda table: (table.version, str(table.source), table.inside)):
        tables[table.name] = table
    if not tables:
        raise NoOfficialFiles(
            f"{where}: no file named unix_…_v<number>_utf8.csv (or .csv.xz) was found there."
        )
    return tables


def _in_folder(folder: Path) -> Iterator[Table]:
    for path in folder.rglob("*"):
        if match := OFFICIAL_NAME.search(path.as_posix()):
            yield Table(match["table"], int(match["version"]), path)
        elif path.suffix.lower() == ".zip":
            yield from _in_zip(path)


def _in_zip(path: Path) -> Iterator[Table]:
    if not zipfile.is_zipfile(path):
        raise NoOfficialFiles(f"{path}: neither a folder nor a ZIP archive.")
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile as problem:
        raise NoOfficialFiles(f"{path}: not a whole ZIP archive ({problem}).") from problem
    for name in names:
        if match := OFFICIAL_NAME.search(name):
            yield Table(match["table"], int(match["version"]), path, name)


def read_bytes(path: Path) -> bytes:
    """A file's content, unpacked when its name ends in `.xz`."""
    return unpacked(path.read_bytes(), str(path))


def unpacked(content: bytes, name: str) -> bytes:
    """The content of a file of this name. Raises `NoOfficialFiles` for a false or broken `.xz`."""
    if not name.endswith(".xz"):
        return content
    try:
        return lzma.decompress(content)
    except lzma.LZMAError as problem:
        raise NoOfficialFiles(f"{name}: not a whole .xz file ({problem}).") from problem


def text_of(content: bytes) -> str:
    """UTF-8 with or without byte-order mark; otherwise Windows-1252."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def csv_rows(content: bytes) -> Iterator[Row]:
    """Rows of a comma or semicolon separated file with a header."""
    csv.field_size_limit(LONGEST_FIELD)
    file: IO[str] = io.StringIO(text_of(content), newline="")
    header = file.readline()
    separator = ";" if header.count(";") > header.count(",") else ","
    names = next(csv.reader([header], delimiter=separator), [])
    reader = csv.reader(file, delimiter=separator)
    while True:
        line = reader.line_num + 2
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            yield Row(line, {}, f"unreadable line ({problem})")
            continue
        if not values:
            continue
        problem = "" if len(values) == len(names) else f"{len(names)} fields expected, {len(values)} found"
        yield Row(line, dict(zip(names, values, strict=False)), problem)
