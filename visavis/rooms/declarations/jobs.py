"""What happens later: the confirmation after the act."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from visavis.foundation.clock import now
from visavis.foundation.jobs import job, later
from visavis.rooms.agencies.door import agency
from visavis.rooms.declarations import letters
from visavis.rooms.declarations.facts import MonthCorrected, MonthDeclared
from visavis.rooms.declarations.queries import HOME_ZONE
from visavis.rooms.dossier.door import agency_id_of

# What is written into the file long after it was told (a paper found, an import) is not confirmed as news.
FRESH = timedelta(days=1)


def on_told(fact: MonthDeclared | MonthCorrected) -> None:
    """A confirmation by her channels, whatever the door she came in by."""
    if now() - fact.at < FRESH:
        later(write_told, file_id=fact.person, declaration_id=fact.id)


@job("declarations.write_told")
def write_told(*, file_id: UUID, declaration_id: UUID) -> None:
    """Hours in a letter are those of the agency's wall."""
    agency_id = agency_id_of(file_id)
    with timezone.override(ZoneInfo(agency(agency_id).zone if agency_id else HOME_ZONE)):
        letters.confirm(file_id, declaration_id, now())
