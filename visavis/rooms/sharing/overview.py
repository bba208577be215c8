"""Who may see what of a person, on one page: the agency, those she chose, the uses she can stop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.rooms.agencies.door import agency
from visavis.rooms.dossier.door import agency_id_of, referents
from visavis.rooms.mandates.door import Held
from visavis.rooms.mandates.door import of_file as mandates_of
from visavis.rooms.sharing import queries
from visavis.rooms.sharing.values import Shared, Stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything on the page. `over`: agreements that ended; `more`: the last id shown, when there are others."""

    agency: str
    referent: str
    helpers: tuple[Held, ...]
    shared: tuple[Shared, ...]
    over: tuple[Shared, ...]
    uses: tuple[Stopped, ...]
    more: UUID | None


def overview(file_id: UUID, now: datetime, *, before: UUID | None = None) -> Overview:
    """As it stands now; `before`: further back in the agreements."""
    followed = agency_id_of(file_id)
    shared = queries.of_file(file_id, now, before=before)
    present = next((each.name for each in referents(file_id) if each.to_on is None), "")
    return Overview(
        agency=agency(followed).name if followed else "",
        referent=present,
        helpers=tuple(each for each in mandates_of(file_id, now) if each.state in {"holding", "waiting"}),
        shared=tuple(each for each in shared if each.holds),
        over=tuple(each for each in shared if not each.holds),
        uses=tuple(queries.stopped_uses(file_id)),
        more=shared[-1].id if len(shared) == queries.PAGE else None,
    )
