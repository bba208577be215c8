"""An offer as judged: plain values, whatever door it came through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from visavis.decisions.offers.reading.pay import Unit
from visavis.decisions.shared.money import Money, euros

OTHER_NAMES = {
    "title": ("intitule",),
    "contract": ("type_contrat", "typeContrat"),
    "wage_text": ("wage", "salaire", "salary"),
    "hours_text": ("hours", "duree_travail", "dureeTravailLibelle"),
    "place": ("lieu_libelle", "lieu"),
    "employer": ("entreprise",),
    "created_on": ("date_creation", "dateCreation"),
    "wage_amount": (),
    "wage_unit": (),
    "hours_per_week": (),
    "description": (),
    "id": (),
}


class UnreadableOffer(ValueError):
    """What was given is no offer; the message says which field and why."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What an employer publishes.

    `wage_text` and `hours_text` are free French words; `wage_amount` per `wage_unit` and `hours_per_week` are the
    same as figures, and win when given. `created_on` is the day the offer was first published.
    """

    title: str
    id: str = ""
    description: str = ""
    contract: str = ""
    wage_text: str = ""
    wage_amount: Money | None = None
    wage_unit: Unit | None = None
    hours_text: str = ""
    hours_per_week: Decimal | None = None
    place: str = ""
    employer: str = ""
    created_on: date | None = None


def offer_from(given: Mapping[str, object]) -> Offer:
    """An offer from a JSON object, with our names or those of the French open data. Raises `UnreadableOffer`."""
    values = {name: _first(given, (name, *others)) for name, others in OTHER_NAMES.items()}
    if not str(values["title"] or "").strip():
        raise UnreadableOffer("title: an offer needs a title")
    readers: Mapping[str, Callable[[Any], object]] = {
        "title": _words,
        "description": _words,
        "contract": _words,
        "employer": _words,
        "wage_amount": _amount,
        "wage_unit": Unit,
        "hours_per_week": _number,
        "created_on": _day,
    }
    read: dict[str, object] = {}
    for field in fields(Offer):
        value = values[field.name]
        if value in (None, ""):
            continue
        try:
            read[field.name] = readers.get(field.name, _text)(value)
        except (ValueError, TypeError, ArithmeticError) as problem:
            raise UnreadableOffer(f"{field.name}: {value!r} cannot be read") from problem
    return Offer(**read)  # type: ignore[arg-type]  # each was read by the reader of its field


def _first(given: Mapping[str, object], names: tuple[str, ...]) -> object:
    return next((given[name] for name in names if given.get(name) not in (None, "")), None)


def _text(value: object) -> str:
    """Words as they are; French open data wraps some in `{"libelle": …}`."""
    if isinstance(value, Mapping):
        value = value.get("libelle") or value.get("nom") or ""
    if isinstance(value, list | bool | dict):
        raise TypeError("words are expected")
    return str(value)


def _words(value: object) -> str:
    """Words, never a number: a title that is `3` is no title."""
    if isinstance(value, int | float | Decimal):
        raise TypeError("words are expected")
    return _text(value)


def _amount(value: object) -> Money:
    return euros(str(value))


def _number(value: object) -> Decimal:
    number = Decimal(str(value).replace(",", "."))
    if not 0 < number <= 100:
        raise ValueError("hours a week are between 0 and 100")
    return number


def _day(value: object) -> date:
    return date.fromisoformat(str(value)[:10])
