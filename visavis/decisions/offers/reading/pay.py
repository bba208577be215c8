"""Pay as offers write it in French: "12,31 € brut/heure", "1 800 à 2 000 € par mois", "45-50 k€"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from visavis.decisions.offers.reading.folded import Folded
from visavis.decisions.offers.reading.numbers import amounts_in_digits
from visavis.decisions.offers.reading.ways import ways
from visavis.decisions.shared.finding import Evidence
from visavis.decisions.shared.money import Money, euros


class Unit(StrEnum):
    """What an amount pays for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Pay:
    """One wage read in an offer: `low` to `high` (None = a single amount), gross unless `net`.

    `unit` is None when nobody can tell; `unit_is_written` is False when its size alone tells. `months` is the number
    of monthly payments in a year. `has_variable_part` means commissions or bonuses come on top.
    """

    low: Money
    high: Money | None
    unit: Unit | None
    evidence: Evidence
    unit_is_written: bool = True
    net: bool = False
    months: Decimal = Decimal(12)
    has_variable_part: bool = False

    @property
    def highest(self) -> Money:
        return self.high or self.low

    @property
    def is_an_allowance(self) -> bool:
        """So small in the text (a tenth of the minimum) that it is a bonus or an allowance, not a wage."""
        return (
            self.unit is not None and self.evidence.field == "description" and self.highest < LEAST[self.unit]
        )


_NUMBER = r"(?:\d{1,3}(?:[ .']\d{3})+(?:,\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d))"
_EURO = r"(?:€|euros?\b|eur\b)"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<low>{_NUMBER})[ ]*(?P<k1>k\b|k(?=€|eur))?[ ]*(?P<euro1>{_EURO})?[ ]*(?:bruts?\b|nets?\b)?[ ]*"
    rf"(?:(?:-|a|et|/|jusqu'a|ou)[ ]*(?P<high>{_NUMBER})[ ]*(?P<k2>k\b|k(?=€|eur))?[ ]*(?P<euro2>{_EURO})?)?"
)
_UNIT_WORDS = {
    Unit.HOUR: r"heures?|h\b|horaires?\b",
    Unit.DAY: r"jours?\b|j\b|journee",
    Unit.WEEK: r"semaines?\b|hebdo\w*",
    Unit.MONTH: r"mois\b|mensuel\w*",
    Unit.YEAR: r"ans?\b|annuel\w*|annee",
}
_PER = r"(?:[/-]|par\b|de l[' ]|a l[' ]|l[' ]|le\b|chaque\b|du\b|la\b)?[ ]*(?:travail )?"
_UNIT_AFTER = re.compile(
    rf"\s*(?:\(?(?:bruts?|nets?|environ)\b\)?[ ]*)*{_PER}(?:"
    + "|".join(f"(?P<{unit}>{words})" for unit, words in _UNIT_WORDS.items())
    + ")"
)
_UNIT_BEFORE = re.compile(
    r"(?P<hour>\bhoraire\b(?! (?:de (?:travail|jour|nuit|journee)|flexible|variable|decale|fixe)))"
    r"|(?P<day>journalier|tjm|par jour)|(?P<month>mensuel\w*|par mois)|(?P<year>annuel\w*|par an\b)"
)
_GROSS_AFTER = re.compile(rf"[ (]*{_PER}(?:{'|'.join(_UNIT_WORDS.values())})[ (/]*(?:bruts?|nets?)\b")
_GROSS = re.compile(r"\b(?:brute?s?|nets?)\b")
_VARIABLE = re.compile(r"\+|variable|commission|\bprimes?\b|pourboire|bonus|pourcentage")
_MONTHS = re.compile(r"(?:sur|x|\*)\s*(1[2-6](?:[.,]\d+)?)\s*mois")
_BOUNDARY = re.compile(r"\n|;|•|\||\*{2,}|\. ")
_ON_TOP = re.compile(r"\+(?:/-)?\s*$")
YEARLY_FROM = euros(12000)
HIGHEST_HOURLY = euros(150)
LEAST = {
    Unit.HOUR: euros(2),
    Unit.DAY: euros(15),
    Unit.WEEK: euros(50),
    Unit.MONTH: euros(250),
    Unit.YEAR: euros(4000),
}
_WORDS = ways("pay_words")


def pay_in(text: Folded, is_wage_field: bool = False) -> tuple[Pay, ...]:
    """Every wage written in `text`, in order. In a wage field every amount is one; else it must be called so."""
    if not any(sign in text.plain for sign in ("€", "eur", "k", "horaire")) and not is_wage_field:
        return ()
    digits = amounts_in_digits(text)
    return tuple(_pays(digits, is_wage_field))


def _pays(text: Folded, is_wage_field: bool) -> Iterator[Pay]:
    for match in _AMOUNT.finditer(text.plain):
        has_currency = any(match[name] for name in ("k1", "k2", "euro1", "euro2"))
        if not has_currency and not is_wage_field:
            continue
        before = _BOUNDARY.split(text.plain[max(0, match.start() - 80) : match.start()])[-1]
        after = _BOUNDARY.split(text.plain[match.end() : match.end() + 60])[0]
        if is_wage_field or _is_wage(before, match.group(), after):
            yield _pay(text, match, before, after)


def _is_wage(before: str, amount: str, after: str) -> bool:
    """Called a wage or gross nearby, and not called something else just before or just after."""
    if _WORDS["followed_by_other"].match(after) or _ON_TOP.search(before):
        return False
    other = max((match.end() for match in _WORDS["not_wage"].finditer(before)), default=-1)
    wage = max((match.end() for match in _WORDS["wage"].finditer(before)), default=-1)
    if other >= 0 and other >= wage:
        return False
    if wage >= 0 or _GROSS.search(amount) or _GROSS_AFTER.match(after):
        return True
    by_hour = _UNIT_AFTER.match(after)
    return bool(_WORDS["wage"].match(after.lstrip(" (/")) or (by_hour and by_hour["hour"]))


def _pay(text: Folded, match: re.Match[str], before: str, after: str) -> Pay:
    thousands = bool(match["k1"] or match["k2"])
    low = _money(match["low"], thousands)
    high = _money(match["high"], thousands) if match["high"] else None
    unit, written = _unit(before, after, low, thousands)
    months = _MONTHS.search(after)
    near = before[-25:] + after[:12] + match.group()
    return Pay(
        low=low,
        high=high if high and high > low else None,
        unit=unit,
        unit_is_written=written,
        evidence=text.evidence(match.start(), match.start() + len(match.group().rstrip())),
        net=bool(re.search(r"\bnets?\b", near)) and not re.search(r"\bbrute?s?\b", near),
        months=Decimal(months[1].replace(",", ".")) if months else Decimal(12),
        has_variable_part=bool(_VARIABLE.search(after) or re.search(r"\bfixe\b", before[-30:])),
    )


def _money(written: str, thousands: bool) -> Money:
    """`"1 823,03"`, `"1.823,03"`, `"1823.03"` → euros; in thousands when a `k` says so and the number is small."""
    plain = re.sub(r"(?<=\d)[ '.](?=\d{3}(?!\d))", "", written).replace(",", ".")
    amount = Decimal(plain)
    return euros(amount * 1000 if thousands and amount < 1000 else amount)


def _unit(before: str, after: str, low: Money, thousands: bool) -> tuple[Unit | None, bool]:
    """The unit and whether words (not the size of the amount) tell it."""
    found = _UNIT_AFTER.match(after)
    if found is None:
        *_, found = None, *_UNIT_BEFORE.finditer(before)
    if found and found.lastgroup and not (found["hour"] and low > HIGHEST_HOURLY):
        return Unit(found.lastgroup), True
    if thousands or low >= YEARLY_FROM:
        return Unit.YEAR, thousands
    return None, False
