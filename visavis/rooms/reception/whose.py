"""Which agency answers whoever asks: hers, that of her file, else the first that was founded."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from visavis.foundation.identity.actor import Actor
from visavis.rooms.agencies.door import Place, agency, to_ask
from visavis.rooms.dossier.door import agency_id_of


def place_of(request: HttpRequest) -> Place:
    """The agency across the counter of this request. 404 before any agency was founded."""
    actor: Actor = request.actor
    agency_id = actor.agency_id or (agency_id_of(actor.file_id) if actor.file_id else None)
    if agency_id:
        return agency(agency_id)
    place = to_ask(request.GET.get("agence") or request.POST.get("agence") or "")
    if place is None:
        raise Http404("agency")
    return place
