"""Editions: what a file is and says of itself, whether it was read before, and the row that is left of a reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from visavis.foundation.database.lines import Line, Outcome
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.reference.facts import EditionImported
from visavis.rooms.reference.models import Edition

# Goes up when our reading of the files changes: the same file is then worth reading again.
NORMALISER = 1
REFUSED_KEPT = 20


class AlreadyRead(Exception):
    """The very same files were read before, by the same reading."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(
            f"the same files were read on {edition.imported_at:%Y-%m-%d} (--again reads them again)"
        )


class OlderEdition(ValueError):
    """A newer edition of the same list is in place: an older one would undo it."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file as received: its name, the SHA-256 of its bytes, its size; `part`: which official table it is."""

    name: str
    sha256: str
    size: int
    part: str = ""

    def as_json(self) -> dict[str, object]:
        return {"name": self.name, "sha256": self.sha256, "bytes": self.size, "part": self.part}


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of one file or sheet, read once; `columns` are those of its header.

    `named`: somebody named the file; one merely found in a folder is left aside when nobody knows its columns.
    """

    name: str
    columns: tuple[str, ...]
    lines: Iterable[Line]
    named: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """Where an edition comes from. `dated` is the day of the list, `dated_by` a value of `Edition.DatedBy`."""

    what: str
    source: str
    licence: str
    dated: date
    address: str = ""
    version: str = ""
    dated_by: str = Edition.DatedBy.FILE.value
    files: tuple[FileRead, ...] = ()
    again: bool = False
    partial: bool = False
    parts: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Changes with any byte of any file, and with our way of reading."""
        named = [f"{self.what} {NORMALISER}", *sorted(file.sha256 for file in self.files)]
        return hashlib.sha256("\n".join(named).encode()).hexdigest()


def refuse_if_read(source: Source) -> None:
    """Raises `AlreadyRead` when nothing would be learnt."""
    rows = Edition.objects.filter(what=source.what, fingerprint=source.fingerprint).order_by("-id")
    if source.files and not source.again and (before := rows.first()):
        raise AlreadyRead(before)


def day_of(source: Source) -> date:
    """The day from which what the edition says counts. Raises `OlderEdition`."""
    rows = Edition.objects.filter(what=source.what).order_by("-id")
    newest = rows.filter(parts__overlap=list(source.parts)).order_by("-dated", "-id").first()
    if newest and newest.dated > source.dated and not _same(newest, source):
        raise OlderEdition(
            f"an edition of {newest.dated.isoformat()} is in place, and this one is of {source.dated.isoformat()}. "
            "If the date is wrong, give the right one with --date."
        )
    latest = rows.order_by("-dated").first()
    return max(source.dated, latest.dated) if latest else source.dated


def keep(source: Source, outcome: Outcome, *, now: datetime, by: Actor, channel: Channel) -> Edition:
    """The row of this reading, with its fact; in the transaction of the reading."""
    counts = {name: outcome.counts.get(name, 0) for name in ("read", "new", "changed", "closed")}
    row = Edition.objects.create(
        what=source.what, version=source.version, source=source.source, address=source.address,
        licence=source.licence, files=[file.as_json() for file in source.files], parts=list(source.parts),
        fingerprint=source.fingerprint, dated=source.dated, dated_by=source.dated_by, imported_at=now,
        by=by.name or str(by.role), **counts, refused=len(outcome.refused),
        refused_lines=[
            {"table": one.table, "line": one.line, "error": one.why}
            for one in islice(outcome.refused, REFUSED_KEPT)
        ],
    )  # fmt: skip
    publish(
        EditionImported(
            **header(now=now, by=by, channel=channel, file_id=None),
            what=source.what, version=source.version,
            new=counts["new"], changed=counts["changed"], closed=counts["closed"],
        )
    )  # fmt: skip
    return row


def _same(edition: Edition, source: Source) -> bool:
    return edition.fingerprint == source.fingerprint
