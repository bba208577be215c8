"""What whoever answers had read of the file: the journal says it, not she."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.words import PARTS
from visavis.rooms.dossier.door import readings

# Opening the contestation itself, or seeing a name in a list, is not reading again.
NOT_A_PIECE = frozenset({"contestation", "portfolio", "home"})


def opened_by(account_id: UUID | None, file_id: UUID, since: datetime) -> Mapping[str, str]:
    """The parts of this file that an account opened since then, each in words, the latest first."""
    if account_id is None:
        return {}
    mine = readings(file_id, by=account_id, lists=False)
    return in_words(each.what for each in mine if each.at >= since and each.what not in NOT_A_PIECE)


def in_words(codes: Iterable[str]) -> dict[str, str]:
    """Each part named once, as people say it."""
    return {code: str(PARTS.get(code, _("Une partie du dossier"))) for code in codes}
