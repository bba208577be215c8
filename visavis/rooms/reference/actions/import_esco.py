"""Import the European classification (ESCO): its concepts in French and English, its tree, its table to ROME."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from visavis.foundation.database.lines import Advance, Outcome, nothing
from visavis.foundation.identity.actor import Actor, Channel, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.reference.actions._gather import gather
from visavis.rooms.reference.actions._renew import Shape, close_absent, renew
from visavis.rooms.reference.editions import Source, Table, day_of, keep, refuse_if_read
from visavis.rooms.reference.esco_files import PARTS, Concept, Esco, part_of
from visavis.rooms.reference.models import EscoConcept, EscoLink

COLUMNS = ("uri", "kind", "code", "label", "english", "others")
CONCEPTS = Shape(EscoConcept, COLUMNS, ("uri",), "label")
LINKS = Shape(EscoLink, ("id", "uri", "relation", "to"), ("uri", "relation", "to"), past=False)


def import_esco(
    *,
    tables: Sequence[Table],
    source: Source,
    now: datetime,
    by: Actor,
    channel: Channel,
    advance: Advance = nothing,
) -> Outcome:
    """Put the classification in place, in one transaction. Raises `AlreadyRead`, `OlderEdition`, `ValueError`.

    Only kinds of concepts and relations that the files hold are closed when they lack an entry.
    """
    refuse_if_read(source)
    outcome, esco = Outcome({"read": 0}), Esco()
    parts = gather(esco, tables, PARTS, part_of, outcome, advance)
    source = replace(source, parts=tuple(sorted(parts)))
    with acting_as(by):
        day = day_of(source)
        _put_concepts(esco, day, outcome, whole=not source.partial)
        _put_links(esco, day, outcome, whole=not source.partial)
        keep(source, outcome, now=now, by=by, channel=channel)
    return outcome


def _put_concepts(esco: Esco, day: date, outcome: Outcome, *, whole: bool) -> None:
    before = {row.uri: row for row in EscoConcept.objects.order_by("uri")}
    rows = [_row(uri, one, before.get(uri)) for uri, one in esco.concepts.items()]
    done = renew(CONCEPTS, rows, day)
    outcome.add("new", done.new)
    outcome.add("changed", done.changed)
    outcome.counts["closed"] = 0
    for kind in sorted({row[1] for row in rows}):
        keys = [(row[0],) for row in rows if row[1] == kind]
        outcome.counts[f"{kind}s"] = len(keys)
        outcome.counts[f"{kind}s_in_french"] = sum(bool(row[3]) for row in rows if row[1] == kind)
        if whole and _speaks_of(esco, kind):
            outcome.add("closed", close_absent(CONCEPTS, keys, day, f"kind = '{kind}'"))


def _speaks_of(esco: Esco, kind: str) -> bool:
    """Whether the files list this kind, and do not merely mention it in the table to ROME."""
    return any(one.kind == kind and (one.label or one.english) for one in esco.concepts.values())


def _put_links(esco: Esco, day: date, outcome: Outcome, *, whole: bool) -> None:
    rows = [(uuid7(), *link) for link in sorted(esco.links)]
    done = renew(LINKS, rows, day)
    outcome.add("new", done.new)
    outcome.add("changed", done.changed)
    outcome.counts |= {"links": len(rows), "left_out": esco.left_out}
    for relation in sorted({row[2] for row in rows}) if whole else ():
        keys = [row[1:] for row in rows if row[2] == relation]
        outcome.add("closed", close_absent(LINKS, keys, day, f"relation = '{_safe(relation)}'"))


def _safe(relation: str) -> str:
    """A relation as it may stand in SQL."""
    if not relation.isalpha():
        raise ValueError(f"{relation!r} is no relation")
    return relation


def _row(uri: str, one: Concept, before: EscoConcept | None) -> tuple[Any, ...]:
    """What the files say, completed by what is known."""
    known = before or EscoConcept(others=[])
    return (
        uri, one.kind, one.code or known.code, one.label or known.label, one.english or known.english,
        list(one.others) or known.others,
    )  # fmt: skip
