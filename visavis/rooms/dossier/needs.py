"""What may have to be prepared for a person, in her words: `(code, words)`."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

NEEDS = [
    ("sign_language", _("Un échange en langue des signes")),
    ("interpreter", _("Un interprète")),
    ("lift", _("Un accès sans marche, un ascenseur")),
    ("large_print", _("Des lettres en gros caractères")),
    ("paper", _("Tout sur papier")),
    ("quiet", _("Un endroit calme")),
    ("reading", _("Que l’on lise et écrive avec moi")),
]


def in_words(codes: Iterable[str]) -> list[str]:
    """The words of these codes; a code that nobody named stays as it is."""
    known = dict(NEEDS)
    return [str(known.get(code, code)) for code in codes]
