"""Social security numbers (NIR): sealed, found by a keyed mark, shown by their last two digits, read one at a time.

The NIR must not become the number of the jobseeker (CNIL, délibération n° 2024-088): nothing hangs on it, no address,
log, mail or list holds it, and the service works without.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from stdnum.exceptions import ValidationError
from stdnum.fr import nir

from visavis.foundation.vault import blind_mark, blind_marks, seal, unseal

PURPOSE = "people.identity_number"


def keep_identity_number(*, file_id: UUID, number: str, now: datetime) -> None:
    """Seal the social security number of a file. Raises ValueError when its key is wrong."""
    digits = nir.validate(number)
    sealed, mark = seal(file_id, digits), blind_mark(PURPOSE, digits)
    _ask("select visavis_keep_number(%s, %s, %s, %s, %s)", file_id, sealed, digits[-2:], mark, now)


def identity_number(file_id: UUID) -> str | None:
    """The number of a file the reader may see, for the act that needs it; None when it is not known."""
    ((sealed,),) = _ask("select visavis_sealed_number(%s)", file_id)
    return None if sealed is None else unseal(file_id, sealed)


def files_with(number: str) -> Sequence[UUID]:
    """Files the reader may see that hold this number: two of them may be one person."""
    marks = blind_marks(PURPOSE, number)
    return [each for mark in marks for (each,) in _ask("select visavis_files_with_number(%s)", mark)]


def renew_mark(file_id: UUID) -> None:
    """Mark the number of a file anew, under the present master key: part of renewing it."""
    if number := identity_number(file_id):
        _ask("select visavis_mark_number(%s, %s)", file_id, blind_mark(PURPOSE, number))


def forget_number(file_id: UUID) -> None:
    """Erase the number of a file."""
    _ask("select visavis_forget_number(%s)", file_id)


def read_number(typed: str) -> str | None:
    """The fifteen digits somebody typed, or None when it is no social security number."""
    try:
        return str(nir.validate(typed))
    except ValidationError:
        return None


def masked(typed: str) -> str:
    """What was typed, with a social security number shown by its last two digits only."""
    number = read_number(typed)
    return typed if number is None else f"•••{number[-2:]}"


def _ask(query: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall()) if cursor.description else []
