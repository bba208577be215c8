"""What a copied neighbourhood says otherwise than its pattern: ids, keys, names, addresses, codes; all that is sealed.

Whoever lives there has her pattern's months, meetings and messages; her name, street, numbers and accounts are her own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.apps import apps

from visavis.foundation.requests.codes import new_code
from visavis.foundation.vault.keys import master_key, name_of
from visavis.foundation.vault.seal import box
from visavis.front.demonstration.town import tables
from visavis.front.demonstration.town.drawn import Frame, Inhabitant, another
from visavis.front.demonstration.town.ground import login_in, name_in
from visavis.front.demonstration.town.pattern import (
    OVER,
    SEALED_UNDER,
    Over,
    Pattern,
    Row,
    id_columns,
    sealed_columns,
)
from visavis.rooms.appointments.door import mark_of_code
from visavis.rooms.people.door import key_of
from visavis.rooms.reception.door import CALLED, mark_of_number

IN_A_MILLISECOND = 64
Values = dict[str, list[Any]]


def new_ids(former: Sequence[str], now: datetime) -> dict[str, str]:
    """For each id another, of version 7, in the same order; all begin shortly before `now`, so they lie together."""
    begin = int(now.timestamp() * 1000) - len(former) // IN_A_MILLISECOND
    chance = os.urandom(8 * len(former))
    found = {}
    for place, each in enumerate(former):
        drawn = int.from_bytes(chance[8 * place : 8 * place + 8], "big") >> 2
        later, within = divmod(place, IN_A_MILLISECOND)
        found[each] = in_words((begin + later) << 80 | 0x7000 + (within << 6) << 64 | 0b10 << 62 | drawn)
    return found


def in_words(number: int) -> str:
    """An id as it is written."""
    digits = f"{number:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


@dataclass(frozen=True)
class Copy:
    """One neighbourhood: its number, what it is copied from, and where each id went."""

    pattern: Pattern
    number: int
    new: dict[str, str]

    def values(self, table: str, rows: Sequence[Row]) -> Values:
        """What these rows of the pattern say in the copy, by column."""
        said: Values = {
            column: [self.new.get(row[column], row[column]) for row in rows] for column in id_columns(table)
        }
        key = SEALED_UNDER.get(table, "file_id")
        for column in sealed_columns(table):
            said[column] = [self.seal(row[key], row[column]) for row in rows]
        return said | (OTHERWISE[table](self, rows) if table in OTHERWISE else {})

    @cached_property
    def frame(self) -> Frame:
        """What its people are drawn from."""
        told = self.pattern.frame
        return Frame(told.seed, told.people, told.months, told.last_day, self.number)

    @cached_property
    def people(self) -> dict[str, Inhabitant]:
        """Who has the place of the person with this file in the pattern."""
        return {file_id: another(self.frame, person) for file_id, person in self.pattern.people.items()}

    @cached_property
    def data_keys(self) -> dict[str, bytes]:
        """A key of its own for each file of the pattern, and for each number to call."""
        return {str(key): os.urandom(32) for key in self.pattern.keys["keys"]}

    def bytes_of(self, former: str) -> bytes:
        """The id in the copy, as sealed words are bound to it."""
        return bytes.fromhex(self.new[former].replace("-", ""))

    def seal(self, key: str | None, plain: bytes | Over | None) -> bytes | None:
        """Words sealed anew. Nothing stays nothing; what nobody can read any more is sealed under a key thrown away."""
        if plain is None or plain == b"":
            return plain
        assert key is not None
        if isinstance(plain, Over):
            return box(os.urandom(32), b"", self.bytes_of(key))
        return box(self.data_keys[key], plain, self.bytes_of(key))


def _agencies(copy: Copy, rows: Sequence[Row]) -> Values:
    """Each stands in another commune of those it serves."""
    plans = {f"{plan.founding['name']} {copy.pattern.number}": plan for plan in tables.agencies()}
    named = {each.code: each for each in tables.communes()}
    said: Values = {"name": [], "address": []}
    for row in rows:
        served = plans[row["name"]].communes
        commune = named[served[copy.number % len(served)]]
        said["name"].append(f"{commune.name} {copy.number}")
        said["address"].append(f"{row['address'].split(',')[0]}, {commune.postal_codes[0]} {commune.name}")
    return said


def _companies(copy: Copy, rows: Sequence[Row]) -> Values:
    return {"name": [name_in(row["name"], copy.number) for row in rows]}


def _offers(copy: Copy, rows: Sequence[Row]) -> Values:
    return {"employer": [name_in(row["employer"], copy.number) for row in rows]}


def _accounts(copy: Copy, rows: Sequence[Row]) -> Values:
    ending = login_in("", copy.pattern.number)
    return {
        "login": [login_in(row["login"].removesuffix(ending), copy.number) for row in rows],
        "public_name": [
            f"{person.given} {person.family}" if (person := copy.people.get(row["file_id"]))
            else row["public_name"] if row["agency_id"]
            else name_in(row["public_name"], copy.number)
            for row in rows
        ],
    }  # fmt: skip


def _data_keys(copy: Copy, rows: Sequence[Row]) -> Values:
    """Wrapped under the master key; what was destroyed was never made."""
    master = master_key()
    return {
        "wrapped": [
            None if row["wrapped"] is None
            else box(master, copy.data_keys[row["file_id"]], copy.bytes_of(row["file_id"]))
            for row in rows
        ],
        "master": [name_of(master) for _ in rows],
    }  # fmt: skip


def _names(copy: Copy, rows: Sequence[Row]) -> Values:
    people = [copy.people[row["file_id"]] for row in rows]
    return {
        "given": [each.given for each in people],
        "family": [each.family for each in people],
        "key": [key_of(f"{each.family} {each.given}").strip() for each in people],
    }


def _addresses(copy: Copy, rows: Sequence[Row]) -> Values:
    found = [(row["file_id"], dict(copy.people[row["file_id"]].reach)[row["kind"]]) for row in rows]
    return {"sealed_address": [copy.seal(file_id, address.encode()) for file_id, address in found]}


def _codes(copy: Copy, rows: Sequence[Row]) -> Values:
    standing = apps.get_model("appointments.appointment").objects
    marks = _unused(len(rows), standing.filter(ended_at=None), "code_mark", mark_of_code)
    codes = list(marks.values())
    return {
        "code_mark": list(marks),
        "sealed_code": [
            copy.seal(row["file_id"], code.encode()) for row, code in zip(rows, codes, strict=True)
        ],
    }


def _calls(copy: Copy, rows: Sequence[Row]) -> Values:
    """Who still waits is called on her own number."""
    numbers = [_number(copy, row) for row in rows]
    return {
        "sealed_number": [
            copy.seal(row["key"], number) for row, number in zip(rows, numbers, strict=True)
        ],
        "number_mark": [
            mark_of_number(number.decode()) if row["number_mark"] and isinstance(number, bytes) else ""
            for row, number in zip(rows, numbers, strict=True)
        ],
    }  # fmt: skip


def _number(copy: Copy, row: Row) -> bytes | Over:
    person, former = copy.people.get(row["file_id"]), row["sealed_number"]
    if former is OVER or person is None:
        return former
    return next((to.encode() for kind, to in person.reach if kind in CALLED), former)


def _numbers(copy: Copy, rows: Sequence[Row]) -> Values:
    standing = apps.get_model("contestation.contestation").objects.all()
    return {"number": list(_unused(len(rows), standing, "number", str))}


def _computations(copy: Copy, rows: Sequence[Row]) -> Values:
    """A computation has a number of its own, as people say it; one without stays so."""
    drawn = iter(_unused(len(rows), apps.get_model("rights.computation").objects.all(), "number", str))
    return {"number": [row["number"] and next(drawn) for row in rows]}


def _unused(count: int, standing: Any, column: str, kept_as: Callable[[str], str]) -> dict[str, str]:
    """So many codes by what is kept of them, none of which stands there: among 200,000 two are soon the same."""
    found: dict[str, str] = {}
    while len(found) < count:
        drawn = {kept_as(code): code for code in (new_code() for _ in range(count - len(found)))}
        known = standing.filter(**{f"{column}__in": list(drawn)}).order_by("pk")
        taken = set(known.values_list(column, flat=True))
        found |= {kept: code for kept, code in drawn.items() if kept not in taken}
    return found


def _details(copy: Copy, rows: Sequence[Row]) -> Values:
    """The ids that a fact tells are those of the copy."""
    new = copy.new
    return {"details": ["".join([new.get(part, part) for part in row["details"]]) for row in rows]}


OTHERWISE: dict[str, Callable[[Copy, Sequence[Row]], Values]] = {
    "agencies.agency": _agencies,
    "companies.company": _companies,
    "offers.offer": _offers,
    "identity.account": _accounts,
    "vault.datakey": _data_keys,
    "people.name": _names,
    "people.contactchannel": _addresses,
    "appointments.appointment": _codes,
    "reception.callback": _calls,
    "contestation.contestation": _numbers,
    "rights.computation": _computations,
    "facts.factrow": _details,
}
