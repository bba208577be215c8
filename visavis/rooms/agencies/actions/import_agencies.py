"""Import the official list of agencies, with their opening hours when the list says them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from visavis.foundation.database.fit import missing, must_fit
from visavis.foundation.database.lines import Advance, Line, Outcome, Refused, nothing
from visavis.foundation.identity.actor import Actor, Channel, acting_as
from visavis.rooms.agencies.directory import Listed, from_directory, from_table
from visavis.rooms.agencies.models import Agency, WeeklyHours
from visavis.rooms.reference.door import NotWhole, Source, day_of, keep, refuse_if_read, remember

FIELDS = (
    "name", "address", "access", "phone", "zone", "kind", "postal_code", "commune_code", "latitude", "longitude",
)  # fmt: skip
READERS = {"directory": from_directory, "table": from_table}
MOST_CLOSED, FROM_AGENCIES = 0.2, 100


@dataclass(slots=True)
class _Agencies:
    """The agencies in place, by official id and by place."""

    day: date
    by_id: dict[str, Agency] = field(default_factory=dict)
    by_place: dict[tuple[str, str, str], Agency] = field(default_factory=dict)
    seen: set[UUID] = field(default_factory=set)

    def found(self, one: Listed) -> Agency | None:
        row = self.by_id.get(one.official_id) or self.by_place.get(one.same_place)
        return row if row and row.id not in self.seen else None


def import_agencies(
    *,
    lines: Iterable[Line],
    part: str,
    source: Source,
    now: datetime,
    by: Actor,
    channel: Channel,
    serve: frozenset[str] = frozenset(),
    advance: Advance = nothing,
) -> Outcome:
    """Put the agencies in place, in one transaction; `part` is `directory` or `table`. They keep our ids.

    An agency that the list no longer has is closed. `serve`: official ids of those whose people work with this
    service; the others can be found and nothing is booked there. Raises `AlreadyRead`, `OlderEdition`, `NotWhole`.
    """
    refuse_if_read(source)
    source = replace(source, parts=(part,))
    outcome = Outcome({"read": 0, "new": 0, "changed": 0, "closed": 0, "others": 0, "hours_unknown": 0})
    listed = list(_listed(lines, part, outcome, advance))
    with acting_as(by):
        agencies = _in_place(day_of(source))
        touched = [_put(one, agencies, outcome, serve) for one in listed]
        if not source.partial:
            _close(listed, part, agencies, outcome)
        edition = keep(source, outcome, now=now, by=by, channel=channel)
        Agency.objects.filter(id__in=[row.id for row in touched]).update(edition=edition)
    outcome.counts["agencies"] = len(touched)
    return outcome


def _listed(lines: Iterable[Line], part: str, outcome: Outcome, advance: Advance) -> Iterable[Listed]:
    seen = set[str]()
    for line in lines:
        advance("agencies", 1)
        outcome.add("read", 1)
        try:
            one = _read(line, part)
            if one is None:
                outcome.add("others", 1)
                continue
            if one.official_id in seen:
                raise ValueError(f"the agency {one.official_id} comes twice")
        except (TypeError, ValueError) as problem:
            outcome.refused.append(Refused("agencies", line.number, str(problem)))
            continue
        seen.add(one.official_id)
        if one.bad_hours:
            outcome.refused.append(
                Refused("agencies", line.number, f"hours of {one.name} left out: {one.bad_hours}")
            )
        yield one


def _read(line: Line, part: str) -> Listed | None:
    if line.problem:
        raise ValueError(line.problem)
    try:
        one = READERS[part](line.fields)
    except KeyError as problem:
        raise missing(problem) from None
    if one is not None:
        must_fit(Agency, (*FIELDS, "official_ids"), (*_values(one).values(), [one.official_id]))
    return one


def _values(one: Listed) -> dict[str, Any]:
    latitude, longitude = one.at or (None, None)
    return dict(
        zip(
            FIELDS,
            (
                one.name, one.address, one.access[:200], one.phone, one.zone, one.kind, one.postal_code,
                one.commune_code, latitude, longitude,
            ),
            strict=True,
        )
    )  # fmt: skip


def _in_place(day: date) -> _Agencies:
    agencies = _Agencies(day)
    for row in Agency.objects.exclude(official_ids=[]).prefetch_related("hours").order_by("id"):
        agencies.by_id |= dict.fromkeys(row.official_ids, row)
        street = row.address.partition(f", {row.postal_code} ")[0]
        place = Listed(
            official_id="", kind=row.kind, name="", street=street, postal_code=row.postal_code, town=""
        ).same_place
        agencies.by_place.setdefault(place, row)
    return agencies


def _put(one: Listed, agencies: _Agencies, outcome: Outcome, serve: frozenset[str]) -> Agency:
    """The row of this agency, new or brought up to date, with its hours."""
    row, given = agencies.found(one), _values(one)
    if row is None:
        row = Agency(official_ids=[one.official_id], served=one.official_id in serve, **given)
        row.save()
        outcome.add("new", 1)
    elif _changed(row, one, given, serve):
        _remember(row, agencies.day)
        kept = {name: value for name, value in given.items() if value not in ("", None)}
        for name, value in kept.items():
            setattr(row, name, value)
        row.official_ids = sorted({*row.official_ids, one.official_id})
        row.served, row.closed_on = row.served or one.official_id in serve, None
        row.save()
        outcome.add("changed", 1)
    agencies.seen.add(row.id)
    _put_hours(row, one, outcome)
    return row


def _changed(row: Agency, one: Listed, given: Mapping[str, Any], serve: frozenset[str]) -> bool:
    other = any(value not in ("", None) and getattr(row, name) != value for name, value in given.items())
    come_in = one.official_id in serve and not row.served
    return other or come_in or row.closed_on is not None or one.official_id not in row.official_ids


def _remember(row: Agency, day: date) -> None:
    said = {name: getattr(row, name) for name in FIELDS} | {"closed_on": str(row.closed_on or "")}
    remember(kind="agency", code=str(row.id), label=row.name, said=said, until=day)


def _put_hours(row: Agency, one: Listed, outcome: Outcome) -> None:
    """The desk's openings as listed; a list that says nothing of them changes nothing."""
    before = sorted(
        (each.weekday, each.opens, each.closes) for each in row.hours.all() if each.door == "desk"
    )
    if one.hours is None:
        outcome.add("hours_unknown", not before)
        return
    if list(one.hours) == before:
        return
    row.hours.filter(door="desk").delete()
    WeeklyHours.objects.bulk_create(
        WeeklyHours(agency=row, door="desk", weekday=weekday, opens=opens, closes=closes)
        for weekday, opens, closes in one.hours
    )


def _close(listed: list[Listed], part: str, agencies: _Agencies, outcome: Outcome) -> None:
    """Those that this list once had, of the kinds it speaks of, and has no more."""
    kinds, start = {one.kind for one in listed}, {"directory": "dila:", "table": "table:"}[part]
    in_place = [
        row
        for row in {row.id: row for row in agencies.by_id.values()}.values()
        if row.closed_on is None
        and row.kind in kinds
        and any(one.startswith(start) for one in row.official_ids)
    ]
    gone = [row for row in in_place if row.id not in agencies.seen]
    if len(in_place) >= FROM_AGENCIES and len(gone) > len(in_place) * MOST_CLOSED:
        raise NotWhole(
            f"{len(gone)} of {len(in_place)} agencies are not in the file: it is no whole edition "
            "(--partial takes what it has and closes nothing)."
        )
    for row in gone:
        row.closed_on = agencies.day
        row.save(update_fields=["closed_on"])
    outcome.add("closed", len(gone))
    outcome.counts["served_closed"] = sum(row.served for row in gone)
