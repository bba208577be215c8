"""Where a member of staff may look for a name: a short list, so that no search reads the names of the whole country."""

from __future__ import annotations

from uuid import UUID

from visavis.foundation.identity.actor import Actor
from visavis.rooms.dossier.contributions import opened_beyond
from visavis.rooms.dossier.models import AgencySpell, File, ReferentSpell


def within_reach(by: Actor) -> set[UUID]:
    """The files her agency follows, those she follows herself, those opened to her, and what was merged into them.

    A list to look in, never a right: the database still decides, row by row, what she sees.
    """
    agency = AgencySpell.objects.filter(to_on=None, agency_id=by.agency_id).order_by("id")
    hers = ReferentSpell.objects.filter(to_on=None, account_id=by.account_id).order_by("id")
    kept = {file_id for rows in (agency, hers) for file_id in rows.values_list("file_id", flat=True)}
    kept |= opened_beyond(by)
    return kept.union(File.objects.filter(alias_of_id__in=kept).order_by("id").values_list("id", flat=True))
