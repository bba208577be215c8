"""Dates, hours, amounts and phones as people read them, in the language of the page.

Instants are kept in UTC; they are shown in the time zone of the page (the agency's), and a datetime that
already carries another zone is shown as it is. Spaces that must not break do not.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import phonenumbers
from django.utils import timezone
from django.utils.translation import get_language

from visavis.decisions.shared.money import Money
from visavis.decisions.shared.sentence import NARROW, NO_BREAK, shown_money, shown_number

HOME = "FR"
HOME_ZONE = ZoneInfo("Europe/Paris")
_DAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}


def language() -> str:
    """`fr` or `en`: the language of the page being made."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def local(instant: datetime) -> datetime:
    """The instant on the clock of the page: the active zone, or Paris when nobody chose one."""
    if timezone.is_naive(instant):
        return instant
    if instant.utcoffset() or instant.tzinfo not in {UTC, ZoneInfo("UTC")}:
        return instant
    zone = timezone.get_current_timezone()
    return instant.astimezone(HOME_ZONE if timezone.get_current_timezone_name() == "UTC" else zone)


def weekdays() -> list[str]:
    """The names of the days, Monday first."""
    return _DAYS[language()].split()


def months() -> list[str]:
    """The names of the months."""
    return _MONTHS[language()].split()


def _day_of(value: date) -> date:
    return local(value).date() if isinstance(value, datetime) else value


def month(value: date) -> str:
    """`novembre 2026`."""
    value = _day_of(value)
    return f"{months()[value.month - 1]}{NO_BREAK}{value.year}"


def _number(value: date) -> str:
    return "1er" if value.day == 1 and language() == "fr" else str(value.day)


def day(value: date) -> str:
    """`26 novembre 2026`, `1er novembre 2026`, `26 November 2026`."""
    value = _day_of(value)
    return f"{_number(value)}{NO_BREAK}{month(value)}"


def short_day(value: date) -> str:
    """`26 novembre`, without the year."""
    value = _day_of(value)
    return f"{_number(value)}{NO_BREAK}{months()[value.month - 1]}"


def weekday(value: date) -> str:
    """`jeudi 26 novembre`: how a near day is said."""
    value = _day_of(value)
    return f"{weekdays()[value.weekday()]} {short_day(value)}"


def hour(value: time | datetime) -> str:
    """`10 h 15`, `9 h`; in English `10:15 am`, `9 am`."""
    value = local(value) if isinstance(value, datetime) else value
    if language() == "en":
        half = "am" if value.hour < 12 else "pm"
        minutes = f":{value.minute:02}" if value.minute else ""
        return f"{value.hour % 12 or 12}{minutes}{NO_BREAK}{half}"
    minutes = f"{NO_BREAK}{value.minute:02}" if value.minute else ""
    return f"{value.hour}{NO_BREAK}h{minutes}"


def _day_and_hour(value: datetime) -> tuple[date, str]:
    """Midnight ends the day before it: a deadline at the end of Thursday is said on Thursday."""
    value = local(value)
    if value.time() == time(0):
        return value.date() - timedelta(days=1), "midnight" if language() == "en" else "minuit"
    return value.date(), hour(value)


def moment(value: datetime) -> str:
    """`jeudi 26 novembre à 10 h 15`, `jeudi 26 novembre à minuit`; `Thursday 26 November at 10:15 am`."""
    on, said = _day_and_hour(value)
    return f"{weekday(on)} {'at' if language() == 'en' else 'à'}{NO_BREAK}{said}"


def day_from(value: date, today: date) -> str:
    """`aujourd'hui`, `demain, mardi`, else `jeudi 26 novembre` (with its year when it is not this one)."""
    value, words = _day_of(value), {"fr": ("aujourd’hui", "demain"), "en": ("today", "tomorrow")}[language()]
    if value == today:
        return words[0]
    if value == today + timedelta(days=1):
        return f"{words[1]}, {weekdays()[value.weekday()]}"
    return weekday(value) if value.year == today.year else f"{weekday(value)}{NO_BREAK}{value.year}"


def moment_from(value: datetime, today: date) -> str:
    """`demain, mardi, à 9 h`; `mardi 24 novembre à 9 h`."""
    on, said = _day_and_hour(value)
    near, at = day_from(on, today), "at" if language() == "en" else "à"
    return f"{near}{',' if ',' in near else ''} {at}{NO_BREAK}{said}"


def before(value: datetime, today: date) -> str:
    """`Aujourd’hui, avant 17 h`; `Demain, mardi, avant 10 h`: how a promise is said."""
    on, at = _day_and_hour(value)
    said = f"{day_from(on, today)}, {'before' if language() == 'en' else 'avant'}{NO_BREAK}{at}"
    return said[0].upper() + said[1:]


def money(value: Money | Decimal | int) -> str:
    """`1 234,56 €`, `€1,234.56`. A whole number is cents, a Decimal is euros."""
    if isinstance(value, Decimal):
        value = Money(int((value * 100).to_integral_value()))
    return shown_money(value if isinstance(value, Money) else Money(value), language())


def number(value: Decimal | int) -> str:
    """`12 408`, `1 234,5`; in English `12,408`."""
    return shown_number(value, language())


def percent(value: Decimal | int) -> str:
    """`96 %` for 96; in English `96%`."""
    return f"{number(value)}{NARROW if language() == 'fr' else ''}%"


def _parsed(value: str) -> phonenumbers.PhoneNumber | None:
    try:
        parsed = phonenumbers.parse(value, HOME)
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_possible_number(parsed) else None


def phone(value: str) -> str:
    """`01 99 00 39 49` for a number of the country, `+32 2 555 12 12` for another; unbreakable."""
    parsed = _parsed(value)
    if parsed is None:
        return value
    national = parsed.country_code == phonenumbers.country_code_for_region(HOME)
    manner = (
        phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(parsed, manner).replace(" ", NO_BREAK)


def phone_link(value: str) -> str:
    """`tel:+33199003949`."""
    parsed = _parsed(value)
    if parsed is None:
        return f"tel:{value}"
    return f"tel:{phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)}"


def size(count: int) -> str:
    """`850 ko`, `1,2 Mo`; in English `850 kB`, `1.2 MB`. Thousands of bytes, as on the label of a key."""
    letter = "B" if language() == "en" else "o"
    if count < 1_000_000:
        return f"{number(max(1, round(count / 1000)))}{NO_BREAK}k{letter}"
    return f"{number(round(Decimal(count) / 1_000_000, 1))}{NO_BREAK}M{letter}"
