"""What a password may not be: soon guessed, or already stolen elsewhere. Any signs are fine, and none is asked for."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Words of this house: whoever guesses begins with them. Docs/security.md says so to who administers.
HOUSE = (
    "visavis", "vis", "francetravail", "france", "travail", "poleemploi", "emploi", "agence", "guichet", "conseiller",
    "conseillere", "conseil", "direction", "directrice", "directeur", "mediateur", "mediatrice", "mediation",
    "administrateur", "administratrice", "administration", "administrator", "admin", "employeur", "dossier",
    "demandeur", "bureau", "service", "public", "password", "motdepasse", "passe", "bonjour", "bienvenue",
)  # fmt: skip
LEAST_LEFT = 4  # letters that nobody could foresee
_HASH = 40  # hexadecimal digits of a SHA-1


def _letters(password: str) -> str:
    """Lower case, without accents, figures and signs: `Agence-2026!` is `agence`."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", password.lower()) if sign.isalpha())


@cache
def _common() -> frozenset[str]:
    """The twenty thousand passwords most often found in stolen lists, as letters alone."""
    kept = (_letters(each) for each in CommonPasswordValidator().passwords)
    return frozenset(each for each in kept if len(each) >= LEAST_LEFT)


def soon_guessed(password: str) -> bool:
    """Words of the house, a common password with figures around it, or one piece said again and again."""
    if re.fullmatch(r"(.{1,6}?)\1+.{0,5}", password, re.DOTALL):
        return True
    left = _letters(password)
    if left in _common() or _twice(left):
        return True
    own = left
    for word in sorted(HOUSE, key=len, reverse=True):
        own = own.replace(word, "")
    return own != left and len(own) < LEAST_LEFT


def _twice(letters: str) -> bool:
    """Two common passwords, one behind the other."""
    halves = (
        (letters[:place], letters[place:]) for place in range(LEAST_LEFT, len(letters) - LEAST_LEFT + 1)
    )
    return any(one in _common() and other in _common() for one, other in halves)


class NotSoonGuessed:
    """Django's validator for `soon_guessed`."""

    def validate(self, password: str, user: Any = None) -> None:
        if soon_guessed(password):
            raise ValidationError(
                _(
                    "Ce mot de passe se devine vite : un mot courant, un mot de ce service, ou le même mot répété. "
                    "Trois mots sans rapport entre eux conviennent."
                ),
                code="soon_guessed",
            )

    def get_help_text(self) -> str:
        return str(_("Trois mots sans rapport entre eux conviennent. Pas de mot de ce service."))


class NeverStolen:
    """Refuses what stands in a list of stolen passwords kept on this machine (`VISAVIS_STOLEN_PASSWORDS`).

    The list has one SHA-1 in hexadecimal a line, sorted, as Have I Been Pwned gives it out (`HASH:count`); it is
    searched by halves, nothing leaves the machine. Without a list nothing is refused here.
    """

    def __init__(self, listed: Path | None = None) -> None:
        self.listed = listed

    def validate(self, password: str, user: Any = None) -> None:
        if self.listed and stolen(password, self.listed):
            raise ValidationError(
                _("Ce mot de passe a été volé ailleurs et circule. Choisissez-en un autre."), code="stolen"
            )

    def get_help_text(self) -> str:
        return ""


def stolen(password: str, listed: Path) -> bool:
    """Does the sorted list hold this password? At most some forty reads, whatever its length."""
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    low, high = 0, listed.stat().st_size
    with listed.open("rb") as lines:
        while low < high:
            middle = (low + high) // 2
            lines.seek(max(0, middle - 1))
            if middle:
                lines.readline()
            found = lines.readline()[:_HASH].upper()
            if found == wanted:
                return True
            if found and found < wanted:
                low = middle + 1
            else:
                high = middle
    return False
