"""The staff whose readings are watched, and whose street is noted."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.models import Account
from visavis.rooms.vigilance.limits import WATCHED
from visavis.rooms.vigilance.models import Street

SHOWN = 20
_WATCHED = [str(role) for role in WATCHED]


def staff_called(login: str) -> Account | None:
    """The open account of this login, when its readings are watched."""
    with acting_as(SERVICE):
        found = Account.objects.filter(login=login.strip().lower(), role__in=_WATCHED, closed_at=None)
        return found.first()


def without_street(agency_id: UUID | None, but: UUID | None) -> Sequence[Account]:
    """Those of an agency whose street nobody noted yet, `SHOWN` at most."""
    if agency_id is None:
        return []
    with acting_as(SERVICE):
        noted = list(Street.objects.order_by("pk").values_list("pk", flat=True))
    staff = Account.objects.filter(agency_id=agency_id, role__in=_WATCHED, closed_at=None)
    return list(staff.exclude(id__in=noted).exclude(id=but).order_by("public_name", "id")[:SHOWN])
