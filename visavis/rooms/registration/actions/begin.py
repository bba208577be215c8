"""Begin a registration: the first answer opens the file, and the person's rights date from this moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from visavis.foundation.identity.actor import Actor, Channel, Role
from visavis.foundation.requests.codes import new_code, show_code
from visavis.foundation.vault import seal
from visavis.rooms.dossier.door import open_file
from visavis.rooms.registration.actions.answer import answer
from visavis.rooms.registration.digest import code_digest
from visavis.rooms.registration.models import Draft

KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Begun:
    """The file that was opened, the code that leads back to it, as people read it, and who goes on."""

    file_id: UUID
    code: str
    by: Actor


def begin(
    *, said: dict[str, Any], agency_id: UUID, now: datetime, by: Actor, channel: Channel,
    under: Callable[[UUID], Actor] | None = None,
) -> Begun:  # fmt: skip
    """Open the file, make the code, keep the first answer (the name). Raises `Refusal`.

    `under`: what gives whoever registers another person the mandate of this act, once the file is there.
    """
    stands: list[Actor] = []
    file_id = open_file(agency_id=agency_id, now=now, by=by, channel=channel, under=_kept(under, stands))
    by = by.with_file(file_id) if by.role == Role.VISITOR else stands[0] if stands else by
    code = new_code()
    Draft.objects.create(
        file_id=file_id,
        code_digest=code_digest(code),
        sealed_code=seal(file_id, code),
        sealed_answers=seal(file_id, "{}"),
        begun_at=now,
        expires_at=now + KEPT,
    )
    answer(file_id=file_id, question="name", said=said, now=now, by=by, channel=channel)
    return Begun(file_id, show_code(code), by)


def _kept(under: Callable[[UUID], Actor] | None, stands: list[Actor]) -> Callable[[UUID], Actor] | None:
    """The same, and whoever goes on under the mandate is remembered."""

    def write(file_id: UUID) -> Actor:
        assert under is not None
        stands.append(under(file_id))
        return stands[0]

    return write if under else None
