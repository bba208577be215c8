"""Danger: a counsellor who believes an empty page. Guarantee: each part of a file shows what its room knows."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests import town
from tests.whole_life import corrected
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Channel, Role, acting_as
from visavis.rooms.dossier import contributions

pytestmark = pytest.mark.django_db

# For each part of the page, by its title: what the demonstration's Nadia must read there.
KNOWN = {
    "Droits": ("40,81 € par jour", "548 jours"),
    "Contrats et salaires": ("Boulangerie Lemoine", "31 octobre 2026"),
    "Messages": ("Avez-vous reçu l’attestation",),
    "Rendez-vous": ("Inès Moreau",),
    "À rappeler": ("avant",),
    "Réclamations et contestations": ("réponse due", "Noter une réclamation"),
    "Médiation": ("attend un médiateur",),
    "Déclarations du mois": (" 202",),
    "Visites": ("Relu ensemble.",),
    "Algorithmes": ("Recommandations allumées",),
    "Qui peut agir pour elle": ("Samira Benali",),
    "Qui peut voir quoi": ("Partenaire", "Chiffres publiés"),
    "Corrections": ("Nadia Belkacem → <b>Nadia Roux-Belkacem</b>",),
}


@pytest.fixture
def nadia(loaded):
    """Nadia with something in every room: she also asked to be called back and contested a line."""
    from visavis.rooms.contestation.door import contest
    from visavis.rooms.mediation.door import refer
    from visavis.rooms.reception.door import receive
    from visavis.rooms.rights.door import latest

    file_id, ines = town.file_of("nadia"), town.account("ines").actor()
    client = town.sit_down(Role.PERSON)
    client.post("/rappel/", {"phone": "06 39 98 11 09"})
    with acting_as(ines):
        contest(
            file_id=file_id, kind="rights", subject_id=latest(file_id).id, node="aj", words="", now=now(), by=ines,
            channel=Channel.DESK,
        )  # fmt: skip
        refer(file_id=file_id, contestation_id=None, words="", now=now(), by=ines, channel=Channel.DESK)
        receive(
            agency_id=ines.agency_id, file_id=file_id, motive="rights", arrived_at=now() - timedelta(minutes=20),
            minutes=15, note="Relu ensemble.", now=now(), by=ines, channel=Channel.DESK,
        )  # fmt: skip
    _entrust(file_id)
    town.agreement_of("nadia")
    _stop_counting(file_id)
    corrected(file_id, town.account("nadia").actor(), ines)
    return file_id


def _stop_counting(file_id):
    from visavis.rooms.sharing.door import stop

    herself = town.account("nadia").actor()
    with acting_as(herself):
        stop(file_id=file_id, use="statistics", reason="", now=now(), by=herself, channel=Channel.WEB)


def _entrust(file_id):
    from visavis.rooms.mandates.door import Terms, Yes, consent, give

    herself = town.account("nadia").actor()
    terms = Terms(account_id=town.account("samira").id, kind="relative", families=("file",))
    with acting_as(herself):
        made = give(file_id=file_id, terms=terms, now=now(), by=herself, channel=Channel.WEB)
        consent(mandate_id=made, yes=Yes(way="self"), now=now(), by=herself, channel=Channel.WEB)


def parts_of(page: str) -> dict[str, str]:
    found = re.findall(r"<section><h2>(.*?)</h2>(.*?)</section>", page, re.S)
    return {
        title: re.sub(r"\s+", " ", body.replace("\u202f", " ").replace("\xa0", " ")) for title, body in found
    }


def test_each_part_of_the_file_shows_its_data(nadia):
    ines = town.sit_down(Role.COUNSELLOR)
    town.say_why(ines, nadia)
    parts = parts_of(ines.get(f"/bureau/dossiers/{nadia}/").content.decode())
    missing = {
        title: words
        for title, expected in KNOWN.items()
        for words in expected
        if words not in parts.get(title, "no such part")
    }
    assert missing == {}


def test_no_room_adds_a_part_that_is_not_looked_at_here(nadia):
    ines = town.account("ines").actor()
    with acting_as(ines):
        titles = {each.title for each in contributions.sections(nadia, ines)}
    assert titles == set(KNOWN)
