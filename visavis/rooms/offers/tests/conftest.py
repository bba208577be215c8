"""What the tests of offers share: places, an employer, a counsellor, an offer."""

from __future__ import annotations

from datetime import UTC, datetime, time
from decimal import Decimal

import pytest

from visavis.decisions.shared.money import euros
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.agencies import door as agencies
from visavis.rooms.companies import door as companies
from visavis.rooms.offers.actions.deposit import deposit
from visavis.rooms.reference.models import Commune

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
COMMUNES = (
    ("93066", "Saint-Denis", "saint denis", "93", ["93200", "93210"], 48.9362, 2.3574, 112000),
    ("97411", "Saint-Denis", "saint denis", "974", ["97400"], -20.8789, 55.4481, 153000),
    ("93055", "Pantin", "pantin", "93", ["93500"], 48.8945, 2.4093, 59000),
    ("69123", "Lyon", "lyon", "69", ["69001"], 45.7640, 4.8357, 520000),
)


@pytest.fixture
def communes(db):
    with acting_as(SERVICE):
        for code, name, plain, department, codes, latitude, longitude, population in COMMUNES:
            Commune.objects.create(
                code=code, name=name, plain=plain, department=department, postal_codes=codes,
                latitude=latitude, longitude=longitude, population=population,
            )  # fmt: skip


@pytest.fixture
def employer(communes):
    with acting_as(SERVICE):
        agencies.found(
            name="Saint-Denis", address="12 rue de la Gare", phone="0199003949",
            desk=[(weekday, time(9), time(16, 30)) for weekday in range(5)],
        )  # fmt: skip
        bakery = companies.register(name="Maison Arslan", now=TUESDAY)
    return Actor(role=Role.EMPLOYER, account_id=uuid7(), name="Leïla Arslan", organisation_id=bakery.id)


@pytest.fixture
def ines():
    return Actor(role=Role.COUNSELLOR, account_id=uuid7(), name="Inès Moreau")


def content(**changes):
    """What a lawful offer form holds, once cleaned."""
    lawful = {
        "title": "Boulangère ou boulanger", "occupation": "", "description": "Pétrir, façonner, cuire. Mardi au samedi.",
        "contract": "cdi", "hours": Decimal(35), "wage": euros(2150), "wage_unit": "month", "place": "93500",
    }  # fmt: skip
    return lawful | changes


@pytest.fixture
def deposited(employer):
    def add(by=employer, now=TUESDAY, **changes):
        with acting_as(by):
            return deposit(
                company_id=employer.organisation_id,
                content=content(**changes),
                now=now,
                by=by,
                channel=Channel.WEB,
            )

    return add
