"""The step that depositing and correcting share: what the form says, put on the offer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import override

from visavis.rooms.offers.indexing import content_hash
from visavis.rooms.offers.models import Contract, OccupationTitle, Offer
from visavis.rooms.offers.places import find_place


def write(offer: Offer, content: dict[str, Any]) -> None:
    """Put the cleaned fields of `OfferForm` on the offer; nothing is saved."""
    offer.title, offer.description = content["title"].strip(), content["description"].strip()
    offer.contract = content["contract"]
    with override("fr"):  # the rules read French, whatever the language of the page
        offer.contract_words = str(Contract(offer.contract).label)
    offer.wage_cents = content["wage"].cents if content["wage"] else None
    offer.wage_unit = content["wage_unit"] if content["wage"] else ""
    offer.hours_per_week = content["hours"]
    found = find_place(content["place"])
    offer.place = found.words if found else content["place"].strip()
    offer.commune_id = found.code if found else None
    offer.latitude = found.at.latitude if found and found.at else None
    offer.longitude = found.at.longitude if found and found.at else None
    title = (
        OccupationTitle.objects.filter(label__iexact=content["occupation"].strip()).order_by("code").first()
    )
    offer.occupation_words = title.label if title else content["occupation"].strip()
    offer.occupation_id = title.occupation_id if title else None
    offer.content_hash = content_hash(*sorted((name, str(value)) for name, value in content.items()))
