"""What of a file can be shown to a partner: a closed list. A room above says how it reads, in `front/wiring.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

PARTS = {
    "contact": _("Nom et coordonnées"),
    "work": _("Contrats, sans les salaires"),
    "appointments": _("Prochains rendez-vous"),
    "needs": _("Ce qu’il faut préparer"),
}
KINDS = {
    "partner": _("Un partenaire"),
    "employer": _("Un employeur"),
    "trainer": _("Un organisme de formation"),
}
_readers: dict[str, Callable[[UUID], list[str]]] = {}


def add_part(code: str, reader: Callable[[UUID], list[str]]) -> None:
    """Say how a part reads: `reader(file_id)` gives its lines."""
    _readers[code] = reader


def lines_of(code: str, file_id: UUID) -> list[str]:
    """The lines of one part, as a partner reads them."""
    reader = _readers.get(code)
    return reader(file_id) if reader else []


def in_words(codes: Iterable[str]) -> list[str]:
    """These parts in words, in the order of the list."""
    wanted = set(codes)
    return [str(words) for code, words in PARTS.items() if code in wanted]
