"""Import the communes and where they are, from one official file or several that complete each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from visavis.foundation.database.lines import Advance, Outcome, nothing
from visavis.foundation.identity.actor import Actor, Channel, acting_as
from visavis.rooms.reference import succession
from visavis.rooms.reference.actions._gather import gather
from visavis.rooms.reference.actions._renew import Shape, close_absent, renew
from visavis.rooms.reference.commune_files import PARTS, WHOLE, Communes, Gathered, part_of
from visavis.rooms.reference.editions import Source, Table, day_of, keep, refuse_if_read
from visavis.rooms.reference.models import Commune, What
from visavis.rooms.reference.places import plain_name

COLUMNS = ("code", "name", "plain", "department", "postal_codes", "latitude", "longitude", "population")
SHAPE = Shape(Commune, COLUMNS, ("code",), "name")


def import_communes(
    *,
    tables: Sequence[Table],
    source: Source,
    now: datetime,
    by: Actor,
    channel: Channel,
    advance: Advance = nothing,
) -> Outcome:
    """Put the communes in place, in one transaction. Raises `AlreadyRead`, `OlderEdition`, `NotWhole`, `ValueError`.

    What no file says stays as it was; a commune that no list of communes names any more is closed.
    """
    refuse_if_read(source)
    outcome, communes = Outcome({"read": 0}), Communes()
    parts = gather(communes, tables, PARTS, part_of, outcome, advance)
    communes.cities()
    source = replace(source, parts=tuple(sorted(parts)))
    with acting_as(by):
        day = day_of(source)
        _put(communes, day, outcome, whole=bool(WHOLE & parts) and not source.partial)
        outcome.add("followed", succession.add(What.COMMUNES, communes.followed))
        keep(source, outcome, now=now, by=by, channel=channel)
    return outcome


def _put(communes: Communes, day: date, outcome: Outcome, *, whole: bool) -> None:
    before = {row.code: row for row in Commune.objects.order_by("code")}
    gone = {old for old, _label, _plain, new, _since in communes.followed if old != new} - {
        code for code, one in communes.by_code.items() if one.name
    }
    for old, _label, _plain, new, _since in communes.followed:
        if old in gone and old in communes.by_code and new in communes.by_code:
            communes.by_code[new].postal_codes |= communes.by_code[old].postal_codes
    rows = [
        _row(code, one, before.get(code))
        for code, one in communes.by_code.items()
        if code not in gone and (whole is False or one.name or one.capitals)
    ]
    done = renew(SHAPE, rows, day)
    outcome.counts |= {"communes": len(rows), "new": done.new, "changed": done.changed, "closed": 0}
    if whole:
        outcome.counts["closed"] = close_absent(SHAPE, [(row[0],) for row in rows], day)


def _row(code: str, one: Gathered, before: Commune | None) -> tuple[object, ...]:
    """What the files say, completed by what is known."""
    name = one.name or (before.name if before else one.capitals)
    at = one.at or ((before.latitude, before.longitude) if before else (None, None))
    postal = one.postal_codes or set(before.postal_codes if before else ())
    population = one.population if one.population is not None else (before.population if before else 0)
    return code, name, plain_name(name), one.department, sorted(postal), *at, population
