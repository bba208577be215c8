"""The step that depositing and correcting share: what the form says, put on the offer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import override

from visavis.rooms.offers.indexing import content_hash
from visavis.rooms.offers.models import Contract, Offer
from visavis.rooms.reference.door import find_place, title_named


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
    offer.commune_code = offer.commune_id or ""
    title = title_named(content["occupation"])
    offer.occupation_words, offer.occupation_id = title if title else (content["occupation"].strip(), None)
    offer.occupation_code = offer.occupation_id or ""
    offer.content_hash = content_hash(*sorted((name, str(value)) for name, value in content.items()))
