"""Sentences with figures: a French template, typed values, other languages by catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from visavis.decisions.shared.money import Money

SOURCE_LANGUAGE = "fr"
CATALOGUES = "visavis.decisions.words"
NO_BREAK, NARROW = "\u00a0", "\u202f"


_FIELD = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}


@dataclass(frozen=True)
class Sentence:
    """A French template with `{named}` fields and the values that fill them.

    A field may say how its value is shown: `{rate:%}` turns 0.57 into `57 %`, `{days:jour|jours}` writes the
    number with its noun (`1 jour`, `548 jours`), `{month:month}` writes a date as `novembre 2026`,
    `{year:year}` a number without thousands. The template is the key of the catalogues
    `visavis/decisions/words/<language>*.toml`; where one is missing the French is said.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.template, tuple(sorted((name, str(value)) for name, value in self.values.items()))))

    @classmethod
    def of(cls, template: str, **values: object) -> Sentence:
        """`Sentence.of("Il manque {days:jour|jours}.", days=4)`."""
        return cls(template, values)

    def say(self, language: str = SOURCE_LANGUAGE) -> str:
        """The sentence for people. Raises `KeyError` when a field has no value."""
        return "".join(text for text, _ in self.parts(language))

    def parts(self, language: str = SOURCE_LANGUAGE) -> Iterator[tuple[str, str | None]]:
        """Pieces `(text, field name or None)`, so that a page can underline the figures."""
        template, done = translated(self.template, language), 0
        for match in _FIELD.finditer(template):
            if match.start() > done:
                yield spaced(template[done : match.start()], language), None
            name, manner = match.group(1), match.group(2)
            yield shown(self.values[name], language, manner), name
            done = match.end()
        if done < len(template):
            yield spaced(template[done:], language), None

    def __str__(self) -> str:
        return self.say()


@lru_cache
def catalogue(language: str) -> Mapping[str, str]:
    """All translations known for `language`: French template → template. Empty for an unknown language."""
    import tomllib  # these two are slow to load, and only needed once
    from importlib import resources

    words: dict[str, str] = {}
    for entry in sorted(resources.files(CATALOGUES).iterdir(), key=lambda file: file.name):
        stem = entry.name.removesuffix(".toml")
        if entry.name.endswith(".toml") and (stem == language or stem.startswith(f"{language}-")):
            words.update(tomllib.loads(entry.read_text(encoding="utf-8")))
    return words


def translated(template: str, language: str) -> str:
    """The template in `language`, or in French when nobody translated it yet."""
    return template if language == SOURCE_LANGUAGE else catalogue(language).get(template, template)


def fields(template: str) -> frozenset[str]:
    """The names a template needs."""
    return frozenset(match.group(1) for match in _FIELD.finditer(template))


def spaced(text: str, language: str) -> str:
    """French typography: spaces before « € % ; : ! ? » and inside guillemets never break."""
    if language != SOURCE_LANGUAGE:
        return text
    text = re.sub(r" (?=[€%:;!?»])", NO_BREAK, text)
    return text.replace("« ", f"«{NO_BREAK}")


def shown(value: object, language: str, manner: str | None = None) -> str:
    """One value as people read it in `language`."""
    if isinstance(value, Sentence):
        return value.say(language)
    if isinstance(value, Money):
        return shown_money(value, language)
    if isinstance(value, datetime | date):
        return shown_month(value, language) if manner == "month" else shown_date(value, language)
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return _shown_with_manner(Decimal(value), language, manner)
    return str(value)


def _shown_with_manner(number: Decimal, language: str, manner: str | None) -> str:
    if manner == "%":
        return f"{shown_number(number * 100, language)}{NO_BREAK if language == 'fr' else ''}%"
    if manner == "year":
        return str(number)
    if not manner:
        return shown_number(number, language)
    one, _, many = manner.partition("|")
    single = abs(number) < 2 if language == "fr" else number == 1
    return f"{shown_number(number, language)}{NO_BREAK}{one if single else many or one}"


def shown_number(number: Decimal | int, language: str) -> str:
    """`1 234,5` or `1,234.5`, without useless zeros."""
    plain = f"{Decimal(number):,f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return _localised(plain, language)


def shown_money(amount: Money, language: str) -> str:
    """`1 234,56 €` or `€1,234.56`."""
    plain = f"{abs(amount.euros):,.2f}"
    sign = "-" if amount.cents < 0 else ""
    if language == "en":
        return f"{sign}€{plain}"
    return f"{sign}{_localised(plain, language)}{NO_BREAK}€"


def shown_date(day: date, language: str) -> str:
    """`18 novembre 2026`, `1er novembre 2026` or `18 November 2026`."""
    number = "1er" if day.day == 1 and language == "fr" else str(day.day)
    return f"{number}{NO_BREAK}{_month(day, language)}{NO_BREAK}{day.year}"


def shown_month(day: date, language: str) -> str:
    """`novembre 2026` or `November 2026`."""
    return f"{_month(day, language)}{NO_BREAK}{day.year}"


def _month(day: date, language: str) -> str:
    return _MONTHS.get(language, _MONTHS[SOURCE_LANGUAGE]).split()[day.month - 1]


def _localised(plain: str, language: str) -> str:
    return plain if language == "en" else plain.replace(",", NARROW).replace(".", ",")
