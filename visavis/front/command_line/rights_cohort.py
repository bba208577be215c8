"""`visavis rights cohort IN OUT`: the rights of a whole cohort, from Parquet or CSV to the same. No database needed.

Results lie beside `OUT` in parts until the last one is there: a run that was stopped goes on where it stood.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DONE, FAILED, FED_WRONGLY = 0, 1, 2
REFUSED_HEADER = ("person", "field", "problem")


class NoCohort(ValueError):
    """The file cannot be read as a cohort at all."""


@dataclass(slots=True)
class Tally:
    """What was read, refused and asked of the scalar engine."""

    persons: int = 0
    columns: int = 0
    scalar: dict[str, int] = field(default_factory=dict)
    refused: int = 0

    def add(self, part: dict[str, Any]) -> None:
        """One part more."""
        self.persons += part["persons"]
        self.columns += part["columns"]
        self.refused += part["refused"]
        for why, count in part["scalar"].items():
            self.scalar[why] = self.scalar.get(why, 0) + count

    def said(self) -> str:
        """One line for the terminal."""
        share = self.columns / self.persons if self.persons else 0
        why = ", ".join(f"{count} {name}" for name, count in sorted(self.scalar.items()))
        asked = sum(self.scalar.values())
        return (
            f"{self.persons} persons: {self.columns} by columns ({share:.2%}), {asked} asked of the scalar engine"
            f"{f' ({why})' if why else ''}, {self.refused} refused"
        )


def run_cohort(chosen: argparse.Namespace) -> int:
    """Exit code 2 when the file is no cohort or when a person was refused."""
    try:
        tally = _all_parts(chosen.input, chosen.output, chosen.rows)
    except (NoCohort, OSError) as problem:
        print(f"visavis rights cohort: {problem}", file=sys.stderr)
        return FED_WRONGLY
    print(tally.said(), file=sys.stderr)
    if tally.refused:
        print(f"who was refused and why: {_refused_path(chosen.output)}", file=sys.stderr)
    return FED_WRONGLY if tally.refused else DONE


def _all_parts(source: Path, target: Path, rows: int) -> Tally:
    from visavis.front.command_line.cohort_tables import whole_persons

    for path in (source, target):
        if path.suffix not in (".csv", ".parquet"):
            raise NoCohort(f"{path.name}: neither .csv nor .parquet")
    parts, tally = _parts_folder(source, target, rows), Tally()
    number = 0
    with _bar() as bar:
        task = bar.add_task(source.name, total=_rows_of(source))
        for number, lines in enumerate(whole_persons(_batches(source), rows), 1):
            tally.add(_one_part(parts / f"{number:06}", lines))
            bar.advance(task, len(lines))
    _join(parts, number, target)
    return tally


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)


def _rows_of(source: Path) -> int | None:
    """How many lines, where the file says it."""
    if source.suffix == ".csv":
        return None
    from pyarrow import ArrowInvalid
    from pyarrow.parquet import ParquetFile

    try:
        return int(ParquetFile(source).metadata.num_rows)
    except ArrowInvalid as problem:
        raise NoCohort(f"{source.name}: not a Parquet file") from problem


def _batches(source: Path) -> Iterator[Any]:
    """Lines as they come, never the whole file. Columns nobody knows are left out."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv
    from pyarrow.parquet import ParquetFile

    from visavis.front.command_line.cohort_tables import COLUMNS

    if source.suffix == ".parquet":
        file = ParquetFile(source)
        known = _known(file.schema_arrow.names)
        yield from file.iter_batches(batch_size=65_536, columns=known)
        return
    with source.open(encoding="utf-8-sig") as text:
        known = _known(next(csv.reader(text), []))
    texts = arrow_csv.ConvertOptions(
        column_types=dict.fromkeys(COLUMNS, pa.string()), include_columns=known, strings_can_be_null=True
    )
    try:
        yield from arrow_csv.open_csv(source, convert_options=texts)
    except pa.ArrowInvalid as problem:
        raise NoCohort(f"{source.name}: {problem}") from problem


def _known(names: list[str]) -> list[str]:
    from visavis.front.command_line.cohort_tables import COLUMNS, NEEDED

    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise NoCohort(f"columns are missing: {', '.join(missing)}")
    for name in names:
        if name not in COLUMNS:
            print(f"column left out, nobody knows it: {name}", file=sys.stderr)
    return [name for name in names if name in COLUMNS]


def _parts_folder(source: Path, target: Path, rows: int) -> Path:
    """The folder of parts; emptied when it was begun from another file."""
    state = source.stat()
    mark = f"{source.resolve()} {state.st_size} {state.st_mtime_ns} {rows}"
    parts = target.with_name(f".{target.name}.parts")
    begun = parts / "from"
    signature = hashlib.sha256(mark.encode()).hexdigest()
    if not begun.exists() or begun.read_text(encoding="utf-8") != signature:
        shutil.rmtree(parts, ignore_errors=True)
        parts.mkdir(parents=True)
        begun.write_text(signature, encoding="utf-8")
    return parts


def _one_part(stem: Path, lines: Any) -> dict[str, Any]:
    """One part computed and written, unless it is there already; its tally is written last."""
    told = stem.with_suffix(".json")
    if told.exists():
        return json.loads(told.read_text(encoding="utf-8"))
    from pyarrow.parquet import write_table

    table, refused, tally = _computed(lines)
    write_table(table, stem.with_suffix(".parquet"))
    with stem.with_suffix(".refused").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(refused)
    _whole(told, json.dumps(tally))
    return tally


def _computed(lines: Any) -> tuple[Any, list[tuple[str, str, str]], dict[str, Any]]:
    import numpy as np

    from visavis.decisions.rights.cohort import Routed, decide
    from visavis.decisions.rights.cohort.asking import complete
    from visavis.front.command_line.cohort_results import written
    from visavis.front.command_line.cohort_tables import read

    told = read(lines)
    found = decide(told.cohort)
    good, refused = np.ones(len(told.names), bool), list(told.refused)
    for row, findings in complete(told.cohort, found):
        good[row] = False
        refused += [(told.names[row], one.evidence.field, one.sentence.say("en")) for one in findings]
    why, counts = np.unique(found.routed[good & ~found.covered], return_counts=True)
    tally = {
        "persons": len(told.names) + len({name for name, _, _ in told.refused}),
        "columns": int(found.covered.sum()),
        "scalar": {Routed(one).name.lower(): int(count) for one, count in zip(why, counts, strict=True)},
        "refused": len({name for name, _, _ in refused}),
    }
    return written(told.names, found, good), refused, tally


def _whole(path: Path, text: str) -> None:
    """Written whole or not at all."""
    half = path.with_suffix(".half")
    half.write_text(text, encoding="utf-8")
    half.replace(path)


def _join(parts: Path, count: int, target: Path) -> None:
    """The parts one after the other in the result, then the folder goes."""
    half = target.with_name(f".{target.name}.half")
    _join_results([parts / f"{number:06}.parquet" for number in range(1, count + 1)], half, target.suffix)
    with _refused_path(target).open("w", encoding="utf-8", newline="") as refused:
        csv.writer(refused).writerow(REFUSED_HEADER)
        for number in range(1, count + 1):
            refused.write((parts / f"{number:06}.refused").read_text(encoding="utf-8"))
    os.replace(half, target)
    shutil.rmtree(parts)


def _refused_path(target: Path) -> Path:
    return target.with_name(f"{target.stem}.refused.csv")


def _join_results(parts: list[Path], target: Path, kind: str) -> None:
    from pyarrow import csv as arrow_csv
    from pyarrow.parquet import ParquetWriter, read_table

    from visavis.front.command_line.cohort_results import nobody

    schema = nobody().schema
    if kind == ".parquet":
        opened: Any = ParquetWriter(target, schema)
    else:
        plain = arrow_csv.WriteOptions(quoting_style="needed", quoting_header="needed")
        opened = arrow_csv.CSVWriter(target, schema, write_options=plain)
    with opened as writer:
        for part in parts:
            writer.write_table(read_table(part))
