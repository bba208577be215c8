"""Nadia, who has no smartphone, and the agency across from her."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest

from visavis.foundation.identity.actor import Channel
from visavis.foundation.letters import people
from visavis.foundation.letters.message import Address, Message
from visavis.foundation.letters.parts import Formula, Heading, Paragraph
from visavis.foundation.letters.sheet import Column, Letter, Letterhead
from visavis.foundation.requests.ids import uuid7

NOW = datetime(2026, 11, 20, 9, 31, tzinfo=UTC)

HEAD = Letterhead(
    sender=("Vis-à-vis, agence de Saint-Denis", "12 rue de la Gare", "93200 Saint-Denis"),
    addressee=("Madame Nadia Belkacem", "8 rue des Ursulines", "93200 Saint-Denis"),
    town="Saint-Denis",
    signatory="Inès Moreau, votre conseillère",
    salutation="Madame,",
    phone="01 99 00 39 49",
    human=(
        Column("Au guichet", ("Du lundi au vendredi, de 9 h à 16 h 30, sans rendez-vous.",)),
        Column(
            "Par téléphone, appel gratuit", ("**01 99 00 39 49**", "Du lundi au vendredi, de 8 h à 20 h.")
        ),
        Column("Rendez-vous sur place", ("En 5 jours ouvrés au plus.",)),
        Column("On vous rappelle", ("Dites « rappelez-moi » au téléphone ou par SMS.",)),
    ),
)

PARTS = (
    Paragraph("Vous pouvez recevoir **40,81 €** par jour, pendant **548 jours**."),
    Heading("Pourquoi ce chiffre"),
    Formula("40,4 % de 68,38 € + 13,18 € = **40,81 €** par jour"),
    Paragraph("Règle : règlement d'assurance chômage, article 14."),
)

RECEIVED = Message(
    name="attestations.received",
    subject="Nous avons bien reçu votre attestation",
    text="Vous pouvez recevoir **40,81 €** par jour.\n\nLe premier versement part début décembre.",
    sms="Votre attestation est bien reçue. Elle compte 3 pages.",
    letter=PARTS,
)


@pytest.fixture
def letter() -> Letter:
    return Letter(
        title="Nous avons bien reçu votre attestation",
        parts=PARTS,
        head=HEAD,
        reference="7G3K-M2QA",
        dated="Saint-Denis, le 20 novembre 2026",
        moment=NOW,
    )


@pytest.fixture
def nadia() -> UUID:
    return uuid7()


@pytest.fixture
def channels() -> list[Address]:
    """Nadia's channels in her order; a test changes the list."""
    return [
        Address(Channel.MAIL, "nadia@example.test"),
        Address(Channel.SMS, "+33600000001"),
        Address(Channel.PAPER, "Madame Nadia Belkacem\n8 rue des Ursulines\n93200 Saint-Denis"),
    ]


@pytest.fixture(autouse=True)
def _wired(channels: list[Address]) -> Iterator[None]:
    kept = people._known.addresses, people._known.letterhead
    people.register_people(addresses_of=lambda _: tuple(channels), letterhead_of=lambda *_: HEAD)
    yield
    people._known.addresses, people._known.letterhead = kept
