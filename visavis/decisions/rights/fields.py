"""One record of loose data, read field by field: each wrong value becomes a finding at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from visavis.decisions.shared.finding import Evidence, Finding, Severity
from visavis.decisions.shared.money import Money, euros
from visavis.decisions.shared.sentence import Sentence

Choice = TypeVar("Choice", bound=StrEnum)
LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class Fields:
    """The values of one record, its path in the whole (`contracts.0`), and where findings are collected."""

    values: Mapping[Any, Any]
    path: str
    findings: list[Finding]

    def at(self, name: str) -> str:
        """The path of a field."""
        return f"{self.path}.{name}" if self.path else name

    def has(self, name: str) -> bool:
        """Whether something was written there."""
        return self.values.get(name) not in (None, "")

    def known(self, names: set[str]) -> None:
        """A remark for each field nobody reads."""
        for name in self.values:
            if str(name) not in names:
                sentence = Sentence.of("Nous ne connaissons pas le champ « {name} ».", name=str(name))
                place = Evidence(self.at(str(name)))
                self.findings.append(Finding("unknown_field", Severity.WARNING, sentence, place))

    def day(self, name: str, needed: bool = False) -> date | None:
        """An ISO date."""
        value = self._written(name, needed)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            sentence = Sentence.of(
                "Cette date n'existe pas, ou il faut l'écrire AAAA-MM-JJ : « {quote} ».", quote=_quote(value)
            )
            self._wrong("date_unreadable", name, sentence)
            return None

    def month(self, name: str) -> date | None:
        """A month `YYYY-MM`, as its first day."""
        value = self._written(name)
        return None if value is None else self.as_month(str(value), name)

    def as_month(self, written: str, name: str = "") -> date | None:
        """The first day of a month written `YYYY-MM`, or a full date."""
        try:
            return date.fromisoformat(f"{written}-01" if len(written) == 7 else written).replace(day=1)
        except ValueError:
            sentence = Sentence.of("Ce mois n'est pas écrit AAAA-MM : « {quote} ».", quote=_quote(written))
            self._wrong("month_unreadable", name or written, sentence)
            return None

    def money(self, name: str, needed: bool = False) -> Money | None:
        """Euros as a number or in words."""
        value = self._written(name, needed)
        if value is None:
            return None
        try:
            return euros(Decimal(str(value)) if isinstance(value, float) else value)
        except (TypeError, ValueError, InvalidOperation):
            sentence = Sentence.of("Ce n'est pas un montant en euros : « {quote} ».", quote=_quote(value))
            self._wrong("amount_unreadable", name, sentence)
            return None

    def number(self, name: str) -> Decimal | None:
        """A number, with a point or a comma."""
        value = self._written(name)
        if value is None:
            return None
        try:
            number = Decimal(str(value).replace(",", "."))
        except InvalidOperation:
            number = Decimal("NaN")
        if isinstance(value, bool) or not number.is_finite():
            sentence = Sentence.of("Ce n'est pas un nombre : « {quote} ».", quote=_quote(value))
            self._wrong("number_unreadable", name, sentence)
            return None
        return number

    def choice(self, name: str, among: type[Choice], default: Choice) -> Choice:
        """One of a few words."""
        value = self._written(name)
        if value is None:
            return default
        try:
            return among(str(value))
        except ValueError:
            sentence = Sentence.of(
                "« {quote} » n'est pas dans la liste : {words}.",
                quote=_quote(value),
                words=", ".join(among),
            )
            self._wrong("choice_unknown", name, sentence)
            return default

    def flag(self, name: str) -> bool:
        """Yes or no, no when nothing is said."""
        value = self._written(name)
        if value is not None and not isinstance(value, bool):
            sentence = Sentence.of("Nous attendons oui ou non, pas « {quote} ».", quote=_quote(value))
            self._wrong("flag_unreadable", name, sentence)
        return value is True

    def text(self, name: str) -> str:
        """Words, empty when nothing is said."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def records(self, name: str, needed: bool = False) -> list[Fields]:
        """A list of records."""
        value = self._written(name, needed)
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            self._wrong("list_expected", name, Sentence("Nous attendons une liste."))
            return []
        found = [self._record(f"{name}.{rank}", one) for rank, one in enumerate(value)]
        return [one for one in found if one]

    def entries(self, name: str) -> Iterator[tuple[Fields, str]]:
        """The entries of a record whose names are data: `(record, entry name)`."""
        record = self._record(name, self.values[name]) if self.has(name) else None
        if record:
            yield from ((record, str(entry)) for entry in record.values)

    def inside(self, name: str) -> Fields | None:
        """The record at `name`."""
        return self._record(name, self.values.get(name))

    def _record(self, name: str, value: object) -> Fields | None:
        if isinstance(value, Mapping):
            return Fields({str(key): one for key, one in value.items()}, self.at(name), self.findings)
        self._wrong("record_expected", name, Sentence("Nous attendons une fiche avec des champs."))
        return None

    def _written(self, name: str, needed: bool = False) -> Any:
        if not self.has(name):
            if needed:
                self._wrong("field_missing", name, Sentence.of("Il manque « {name} ».", name=name))
            return None
        return self.values[name]

    def _wrong(self, code: str, name: str, sentence: Sentence) -> None:
        self.findings.append(Finding(code, Severity.BLOCKING, sentence, Evidence(self.at(name))))


def _quote(value: object) -> str:
    written = str(value)
    return written if len(written) <= LONGEST_QUOTE else f"{written[:LONGEST_QUOTE]}…"
