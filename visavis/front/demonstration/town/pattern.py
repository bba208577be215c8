"""What a neighbourhood is made of: each table that the acts of a town fill, and whose rows they are there.

`COPIED` says it all, one line a table; `LEFT_OUT` says why the others are not copied. A test goes through every table
of the database: one that the town fills and that neither of them names fails it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q

from visavis.foundation.at_hand import at_hand
from visavis.foundation.vault import Shredded, unseal_bytes
from visavis.front.demonstration.town import tables
from visavis.front.demonstration.town.drawn import Frame, Inhabitant, inhabitants
from visavis.front.demonstration.town.ground import name_in
from visavis.front.models import DemonstrationShare

Keys = Mapping[str, Sequence[UUID]]
LETTERS = "letters."

# table → the columns by which a row belongs to the pattern, and to what of it.
OF_A_FILE, OF_AN_AGENCY, OF_AN_OFFER = {"file_id": "files"}, {"agency_id": "agencies"}, {"offer_id": "offers"}
COPIED: dict[str, dict[str, str]] = {
    "agencies.agency": {"id": "agencies"},
    "agencies.weeklyhours": OF_AN_AGENCY,
    "companies.company": {"id": "companies"},
    "dossier.file": {"id": "files"},
    "identity.account": {**OF_AN_AGENCY, **OF_A_FILE, "id": "employers"},
    "vault.datakey": {"file_id": "keys"},
    "people.name": OF_A_FILE,
    "people.birth": OF_A_FILE,
    "people.contactchannel": OF_A_FILE,
    "dossier.agencyspell": OF_A_FILE,
    "dossier.referentspell": OF_A_FILE,
    "dossier.registrationspell": OF_A_FILE,
    "dossier.needspell": OF_A_FILE,
    "attestations.contract": OF_A_FILE,
    "attestations.terms": OF_A_FILE,
    "declarations.declaration": OF_A_FILE,
    "declarations.line": OF_A_FILE,
    "rights.computation": OF_A_FILE,
    "messaging.message": OF_A_FILE,
    "contestation.contestation": OF_A_FILE,
    "appointments.slot": OF_AN_AGENCY,
    "appointments.appointment": OF_AN_AGENCY,
    "reception.visit": OF_AN_AGENCY,
    "reception.callback": OF_AN_AGENCY,
    "offers.offer": {"id": "offers"},
    "offers.verdict": OF_AN_OFFER,
    "offers.finding": OF_AN_OFFER,
    "offers.review": OF_AN_OFFER,
    "facts.factrow": {**OF_A_FILE, **OF_AN_AGENCY, "account_id": "accounts"},
    "trace.journalrow": OF_A_FILE,
}
LEFT_OUT: dict[str, str] = {
    "letters.sentletter": "printed with the name of who it goes to: 100,000 people's would take 15 GB and hours",
    "letters.handing": "it goes with the letters, and so do their facts",
    "outside.outboxitem": "what left the house: the same letters",
    "identity.browser": "where an account is open: nobody entered the copies yet",
    "live.liveevent": "what browsers are told, kept for minutes",
    "vigilance.opening": "who opened which file lately, kept for days: the copied people were looked at by nobody yet",
    "contestation.draw": "the lot of each answer is drawn for itself; those of the pattern were answered long ago",
    "contestation.secondlook": "one answer in ten by lot, some days none: nobody reads the copies' answers again",
    "offers.knownword": "the words are the same",
    "front.demonstrationshare": "how far the towns are",
}
# What a copy says otherwise, beside ids and sealed words.
SAID_OTHERWISE: dict[str, tuple[str, ...]] = {
    "agencies.agency": ("name", "address"),
    "companies.company": ("name",),
    "identity.account": ("login", "public_name"),
    "vault.datakey": ("wrapped", "master"),
    "people.name": ("given", "family", "key"),
    "people.contactchannel": ("kind",),
    "appointments.appointment": ("code_mark",),
    "reception.callback": ("number_mark",),
    "contestation.contestation": ("number",),
    "rights.computation": ("number",),
    "offers.offer": ("employer",),
    "facts.factrow": ("details",),
    "trace.journalrow": ("act",),
}
MADE = {"files": "file", "companies": "company", "employers": "employer", "offers": "offer"}
# Under whose key a column lies sealed, when it is not the file's.
SEALED_UNDER = {"reception.callback": "key"}
NOT_WORDS = frozenset({"vault.datakey", "trace.journalrow"})
_AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
Row = dict[str, Any]


class Over(Enum):
    """Words that nobody can read any more."""

    OVER = "over"


OVER = Over.OVER


def columns(table: str) -> Sequence[Any]:
    """The columns of a table, as Django knows them."""
    return apps.get_model(table)._meta.concrete_fields


def id_columns(table: str) -> list[str]:
    """Those that hold ids of what is copied too."""
    return [each.column for each in columns(table) if _holds_an_id(each)]


def sealed_columns(table: str) -> list[str]:
    """Those that hold sealed words."""
    if table in NOT_WORDS:
        return []
    return [each.column for each in columns(table) if isinstance(each, models.BinaryField)]


def _holds_an_id(column: Any) -> bool:
    if isinstance(column, models.ForeignKey):
        return column.related_model._meta.label_lower in COPIED
    return isinstance(column, models.UUIDField)


@dataclass(frozen=True)
class Pattern:
    """A town that is whole, read once: what is its own, and the plain words of what lies sealed there."""

    number: int
    frame: Frame
    made: Mapping[str, str]

    @cached_property
    def keys(self) -> dict[str, list[UUID]]:
        """Agencies, files, companies and who acts for them, offers, accounts, and the keys of sealed words."""
        known = {"agencies": _agencies(self.number)}
        for what, named in MADE.items():
            known[what] = [UUID(made) for name, made in self.made.items() if name.split()[0] == named]
        known["accounts"] = list(_rows_of("identity.account", known).values_list("id", flat=True))
        calls = _rows_of("reception.callback", known).values_list("key", flat=True)
        known["keys"] = [*known["files"], *calls]
        return known

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """Of each of its rows what a copy says otherwise; sealed words are opened."""
        return {table: list(self._read(table)) for table in COPIED}

    @cached_property
    def ids(self) -> list[str]:
        """Every id that a copy has anew, in the order they were made."""
        found = {row[key_column(table)] for table, rows in self.rows.items() for row in rows}
        return sorted(found.union(map(str, self.keys["keys"])))

    @cached_property
    def people(self) -> dict[str, Inhabitant]:
        """Who has which file."""
        return {self.made[each.key]: each for each in inhabitants(self.frame)}

    def _read(self, table: str) -> Iterator[Row]:
        ids, sealed, others = id_columns(table), sealed_columns(table), SAID_OTHERWISE.get(table, ())
        key = SEALED_UNDER.get(table, "file_id")
        for row in _rows_of(table, self.keys).values(*ids, *sealed, *others).iterator():
            written = {column: row[column] and str(row[column]) for column in ids}
            opened = {column: _plain(row[key], row[column]) for column in sealed}
            if table == "facts.factrow":
                opened["details"] = parted(json.dumps(row["details"], ensure_ascii=False))
            yield row | written | opened


def read_pattern(number: int) -> Pattern:
    """The town of this number, as the service, whole: all its shares have ended."""
    shares = list(DemonstrationShare.objects.filter(town=number).order_by("share"))
    row = shares[0]
    made = {name: what for share in shares for name, what in share.made.items()}
    pattern = Pattern(number, Frame(row.seed, row.people, row.months, row.last_day, number), made)
    with at_hand():
        assert pattern.ids
    return pattern


def parted(said: str) -> list[str]:
    """A text cut so that each second part is an id."""
    parts, past = [], 0
    for match in _AN_ID.finditer(said):
        parts += [said[past : match.start()], match.group()]
        past = match.end()
    return [*parts, said[past:]]


def key_column(table: str) -> str:
    """The column by which its rows are known."""
    return str(apps.get_model(table)._meta.pk.column)


def _agencies(number: int) -> list[UUID]:
    names = [name_in(plan.founding["name"], number) for plan in tables.agencies()]
    found = apps.get_model("agencies.agency").objects.filter(name__in=names)
    return list(found.order_by("id").values_list("id", flat=True))


def _rows_of(table: str, keys: Keys) -> Any:
    wanted = Q()
    for column, whose in COPIED[table].items():
        wanted |= Q(**{f"{column}__in": keys.get(whose, ())})
    rows = apps.get_model(table).objects.filter(wanted).order_by("pk")
    for named, column in (("facts.factrow", "name"), ("trace.journalrow", "what")):
        if table == named:
            rows = rows.exclude(**{f"{column}__startswith": LETTERS})
    return rows


def _plain(key: UUID | None, sealed: bytes | memoryview | None) -> bytes | Over | None:
    """The words; as they are where nothing was sealed; `OVER` where the key is destroyed."""
    if key is None or not sealed:
        return sealed if sealed is None else bytes(sealed)
    try:
        return unseal_bytes(key, sealed)
    except Shredded:
        return OVER
