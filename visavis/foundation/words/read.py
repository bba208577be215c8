"""What people typed, read: dates, hours, amounts, phones, in the ways French and English write them.

Each function returns the value or raises `Unreadable`, whose text says what is wrong and what would be right.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time
from decimal import Decimal

import phonenumbers
from django.utils.translation import gettext as _

from visavis.decisions.shared.money import Money
from visavis.foundation.words.show import _MONTHS, HOME


class Unreadable(ValueError):
    """Typed words that could not be read. `part` names the box at fault: day, month or year, or nothing."""

    def __init__(self, words: str, part: str = "") -> None:
        super().__init__(words)
        self.part = part


def _plain(text: str) -> str:
    """Lower case, without accents, every kind of space made a simple one."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return re.sub(r"\s+", " ", kept).strip()


_NAMES = {
    _plain(name): place % 12 + 1
    for place, name in enumerate([*_MONTHS["fr"].split(), *_MONTHS["en"].split()])
}
_SHORT = {"janv": 1, "fevr": 2, "avr": 4, "juil": 7, "sept": 9}


def month_number(text: str) -> int | None:
    """1 to 12 for `11`, `novembre`, `nov.`, `November`; None for anything else."""
    words = _plain(text).rstrip(".")
    if re.fullmatch(r"[0-9]{1,2}", words):
        return int(words)
    if words in _NAMES or words in _SHORT:
        return _NAMES.get(words) or _SHORT[words]
    starts = {place for name, place in _NAMES.items() if len(words) >= 3 and name.startswith(words)}
    return starts.pop() if len(starts) == 1 else None


def day_in_boxes(day: str, month: str, year: str) -> date:
    """The date typed in three boxes. The error names the box at fault."""
    day, month, year = day.strip(), month.strip(), year.strip()
    for typed, part, words in (
        (day, "day", _("Il manque le jour.")),
        (month, "month", _("Il manque le mois.")),
        (year, "year", _("Il manque l’année.")),
    ):
        if not typed:
            raise Unreadable(words, part)
    found = month_number(month)
    if found is None or not 1 <= found <= 12:
        raise Unreadable(
            _("Le mois doit être entre 1 et 12. Vous avez écrit « %(typed)s ».") % {"typed": month}, "month"
        )
    if not re.fullmatch(r"[0-9]{4}", year):
        raise Unreadable(
            _("L’année s’écrit avec 4 chiffres. Vous avez écrit « %(typed)s ».") % {"typed": year}, "year"
        )
    number = re.sub(r"(?<=[0-9])(er|st|nd|rd|th)$", "", _plain(day))
    try:
        return date(int(year), found, int(number))
    except ValueError:
        raise Unreadable(
            _("Ce jour n’existe pas dans ce mois. Vous avez écrit « %(typed)s ».") % {"typed": day}, "day"
        ) from None


def day(text: str) -> date:
    """`31/10/2026`, `31 10 2026`, `31 octobre 2026`, `1er nov. 2026`, `31 October 2026`, `2026-10-31`."""
    parts = [part for part in re.split(r"[\s/.,-]+", text.strip()) if part]
    if len(parts) != 3:
        raise Unreadable(_("Écrivez le jour, le mois et l’année. Par exemple : 31 10 2026."))
    if re.fullmatch(r"[0-9]{4}", parts[0]):
        parts.reverse()
    return day_in_boxes(*parts)


_HOUR = re.compile(r"([0-9]{1,2})(?: ?[h:.] ?([0-9]{2})?)? ?(am|pm|h)?")


def hour(text: str) -> time:
    """`9h`, `9 h 15`, `09:15`, `9.15`, `9:15 am`, `2 pm`."""
    match = _HOUR.fullmatch(_plain(text).replace("a.m.", "am").replace("p.m.", "pm"))
    if match is None:
        raise Unreadable(
            _("Écrivez l’heure ainsi : 9 h 15. Vous avez écrit « %(typed)s ».") % {"typed": text.strip()}
        )
    hours, minutes, half = int(match[1]), int(match[2] or 0), match[3]
    if half in {"am", "pm"}:
        hours = hours % 12 + (12 if half == "pm" else 0) if 1 <= hours <= 12 else 99
    if hours > 23 or minutes > 59:
        raise Unreadable(_("Cette heure n’existe pas : « %(typed)s ».") % {"typed": text.strip()})
    return time(hours, minutes)


_HOURS = re.compile(
    r"(-?)([0-9]{1,4})(?:[.,]([0-9]{1,2})(?: ?(?:h|heures?|hours?))?| ?(?:h|heures?|hours?) ?([0-9]{2})?)?"
)


def hours(text: str) -> Decimal:
    """A count of hours, to the hundredth: `17`, `17,5`, `151,67 h`, `17 h 30`, `-3`."""
    match = _HOURS.fullmatch(_plain(text))
    if match is None or int(match[4] or 0) > 59:
        wrong = _("Écrivez un nombre d’heures. Par exemple : 17,5. Vous avez écrit « %(typed)s ».")
        raise Unreadable(wrong % {"typed": text.strip()})
    sign, whole, part, minutes = match.groups()
    count = Decimal(f"{whole}.{part or 0}") + Decimal(minutes or 0) / 60
    return round(-count if sign else count, 2)


def amount(text: str) -> Money:
    """`1 234,56 €`, `1234.56`, `1.234,56`, `1,234.56`, `€1 234`. More than two decimals are refused."""
    typed = re.sub(r"euros?|eur|€|['’\s\u00a0\u202f]", "", text.casefold())
    if not re.fullmatch(r"-?[0-9][0-9.,]*", typed):
        raise Unreadable(_("Écrivez un montant en euros. Par exemple : 1 234,56."))
    marks = [letter for letter in typed if letter in ".,"]
    if not marks:
        return Money(int(typed) * 100)
    whole, _mark, cents = typed.rpartition(marks[-1])
    groups_are_right = re.fullmatch(r"-?[0-9]{1,3}([.,][0-9]{3})*|-?[0-9]+", whole) is not None
    if len(set(marks)) == 1 and (len(marks) > 1 or len(cents) == 3):
        return _only_thousands(typed, marks, text)
    if not groups_are_right or len(cents) not in {1, 2} or marks[-1] in whole:
        raise Unreadable(_("Écrivez un montant en euros. Par exemple : 1 234,56."))
    return Money(int(Decimal(f"{re.sub('[.,]', '', whole)}.{cents}") * 100))


def _only_thousands(typed: str, marks: list[str], text: str) -> Money:
    """`1.234.567` is sure; `1.234` may be a thousand or a decimal, so the person says which."""
    if len(marks) == 1:
        raise Unreadable(
            _("« %(typed)s » peut se lire de deux façons. Écrivez 1234, ou 1,23.") % {"typed": text.strip()}
        )
    if not re.fullmatch(r"-?[0-9]{1,3}([.,][0-9]{3})+", typed):
        raise Unreadable(_("Écrivez un montant en euros. Par exemple : 1 234,56."))
    return Money(int(re.sub("[.,]", "", typed)) * 100)


def phone(text: str) -> str:
    """A number in the international form `+33199003949`; a number without its country is French."""
    try:
        parsed = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_possible_number(parsed):
        raise Unreadable(_("Ce numéro n’est pas complet. Écrivez 10 chiffres, ou + et l’indicatif du pays."))
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
