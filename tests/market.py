"""Two offers of the demonstration's bakery: one lawful, one that says a sex in its title."""

from __future__ import annotations

from decimal import Decimal

from tests import town
from visavis.decisions.shared.money import euros
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as

LAWFUL = {
    "title": "Vendeuse ou vendeur en boulangerie",
    "occupation": "",
    "description": "Accueillir, conseiller, encaisser. Du mardi au samedi, le matin.",
    "contract": "cdi",
    "hours": Decimal(35),
    "wage_unit": "month",
    "place": "93500",
}
UNLAWFUL = {**LAWFUL, "title": "Vendeuse souriante en boulangerie"}


def an_occupation() -> str:
    """The code of an occupation that is there."""
    from visavis.rooms.reference.models import Occupation

    label = "Vendeur / Vendeuse en boulangerie"
    with acting_as(SERVICE):
        return Occupation.objects.get_or_create(code="D1106", defaults={"label": label})[0].code


def open_stalls() -> None:
    """Two communes, then both offers, deposited by their employer."""
    from visavis.rooms.offers.door import deposit
    from visavis.rooms.reference.models import Commune

    with acting_as(SERVICE):
        for code, name, plain, posts, latitude, longitude in (
            ("93055", "Pantin", "pantin", ["93500"], 48.8945, 2.4093),
            ("93066", "Saint-Denis", "saint denis", ["93200"], 48.9362, 2.3574),
        ):
            Commune.objects.get_or_create(
                code=code,
                defaults={
                    "name": name, "plain": plain, "department": "93", "postal_codes": posts,
                    "latitude": latitude, "longitude": longitude, "population": 60000,
                },
            )  # fmt: skip
    employer = town.account("lemoine").actor()
    with acting_as(employer):
        for content in (LAWFUL, UNLAWFUL):
            deposit(
                company_id=employer.organisation_id,
                content={**content, "wage": euros(2150)},
                now=now(),
                by=employer,
                channel=Channel.WEB,
            )
