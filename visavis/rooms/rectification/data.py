"""What can be put right: each datum in words, how it is put right, who had received it.

Who a person is and how she is reached stand here; rooms above add theirs in `front/wiring.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.words.show import day
from visavis.rooms.dossier.door import day_of
from visavis.rooms.people.door import (
    Contact,
    born_on,
    contacts_of,
    give_birth_date,
    give_name,
    name_of,
    reach_by,
)


@dataclass(frozen=True, slots=True)
class Act:
    """When a datum is put right, by whom, by which door."""

    now: datetime
    by: Actor
    channel: Channel


@dataclass(frozen=True, slots=True)
class Datum:
    """Something a file says. `stands(file_id)` tells it in words as it is today.

    `put_right(file_id, value, act)` writes what was typed; None: it is put right on a page of its own room, at
    `where(file_id)`. `hers`: hers alone to say, so that nobody decides about it. `typed`: the boxes it is typed in.
    """

    words: str | Promise
    stands: Callable[[UUID], str]
    put_right: Callable[[UUID, dict[str, Any], Act], None] | None = None
    where: Callable[[UUID], str] | None = None
    hers: bool = False
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who, or what, received a datum: `kind` is helper, partner, employer or computation."""

    kind: str
    account_id: UUID | None = None
    organisation_id: UUID | None = None


OTHER = "other"
_data: dict[str, Datum] = {}
_recipients: list[Callable[[UUID, str], Iterable[Recipient]]] = []


def add_datum(code: str, datum: Datum) -> None:
    """Add something that can be put right."""
    _data[code] = datum


def add_recipients(provider: Callable[[UUID, str], Iterable[Recipient]]) -> None:
    """Say who received what: `provider(file_id, datum)`."""
    _recipients.append(provider)


def data() -> dict[str, Datum]:
    """All that can be put right, by code; anything else comes last."""
    return {**_OF_A_PERSON, **_data, OTHER: _ELSE}


def recipients(file_id: UUID, datum: str) -> list[Recipient]:
    """Everybody who received this datum of this file, each once."""
    return list(dict.fromkeys(each for provider in _recipients for each in provider(file_id, datum)))


def _rename(file_id: UUID, value: dict[str, Any], act: Act) -> None:
    give_name(file_id=file_id, given=value["given"], family=value["family"], on=day_of(file_id, act.now))


def _rebirth(file_id: UUID, value: dict[str, Any], act: Act) -> None:
    give_birth_date(file_id=file_id, on=value["born_on"])


def _born(file_id: UUID) -> str:
    born: date | None = born_on(file_id)
    return day(born) if born else ""


def _at(*kinds: str) -> Callable[[UUID], str]:
    return lambda file_id: ", ".join(each.address for each in contacts_of(file_id) if each.kind in kinds)


def _readdress(*kinds: str) -> Callable[[UUID, dict[str, Any], Act], None]:
    """The same ways to be reached in the same order, with this address for these kinds."""

    def put_right(file_id: UUID, value: dict[str, Any], act: Act) -> None:
        known = contacts_of(file_id)
        kept = [Contact(it.kind, value["address"]) if it.kind in kinds else it for it in known]
        if not any(it.kind in kinds for it in known):
            kept.append(Contact(kinds[0], value["address"]))
        reach_by(
            file_id=file_id,
            contacts=kept,
            on=day_of(file_id, act.now),
            now=act.now,
            by=act.by,
            channel=act.channel,
        )

    return put_right


_OF_A_PERSON = {
    "name": Datum(_("Mon nom"), lambda file_id: name_of(file_id).full, _rename, typed=("given", "family")),
    "birth": Datum(_("Ma date de naissance"), _born, _rebirth, typed=("born_on",)),
    "letter": Datum(
        _("Mon adresse postale"), _at("letter"), _readdress("letter"), hers=True, typed=("address",)
    ),
    "phone": Datum(
        _("Mon numéro de téléphone"),
        _at("phone", "sms"),
        _readdress("phone", "sms"),
        hers=True,
        typed=("address",),
    ),
    "mail": Datum(
        _("Mon adresse de courriel"), _at("mail"), _readdress("mail"), hers=True, typed=("address",)
    ),
}
_ELSE = Datum(_("Autre chose"), lambda _file_id: "")
