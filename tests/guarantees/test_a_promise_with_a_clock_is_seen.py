"""Danger: a promise that nobody sees pass. Guarantee: all that is owed stands on the page of those who owe it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests import town
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Channel, Role, acting_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def town_that_waits(offers):
    """Rosa contests, an offer is held, an unknown person waits for a call, Hugo wrote and nobody follows him."""
    from visavis.rooms.dossier.models import ReferentSpell
    from visavis.rooms.messaging.door import write

    assert Client().post("/rappel/", {"phone": "06 39 98 11 09"}).status_code == 302
    hugo = town.account("hugo").actor()
    with acting_as(SERVICE):
        ReferentSpell.objects.filter(file_id=hugo.file_id, to_on=None).update(to_on=now().date())
    with acting_as(hugo):
        write(
            file_id=hugo.file_id, text="Y a-t-il quelqu’un ?", from_person=True, now=now(), by=hugo,
            channel=Channel.WEB,
        )  # fmt: skip


def plain(client, path):
    page = client.get(path).content.decode()
    main = page.partition("<main")[2].partition("</main")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main.replace("\xa0", " ").replace("\u202f", " ")))


def test_a_counsellor_s_home_tells_all_that_is_owed(town_that_waits):
    page = plain(town.sit_down(Role.COUNSELLOR), "/bureau/")
    missing = [
        words
        for words in (
            "Rosa Diallo Répondre à sa contestation",
            "Vendeuse en boulangerie Relire cette offre",
            "Une personne sans dossier Rappeler",
            "Hugo Petit Répondre à son message (personne sans conseiller)",
        )
        if words not in page
    ]
    assert missing == []


def test_another_counsellor_sees_it_too_but_not_the_messages_of_people_a_colleague_follows(town_that_waits):
    from visavis.rooms.dossier.door import awaited

    ines, karim = town.account("ines").actor(), town.account("karim").actor()
    seen = {}
    for by in (ines, karim):
        with acting_as(by):
            seen[by.account_id] = {(each.what, each.file_id) for each in awaited(by, now())}
    agency = {each for each in seen[ines.account_id] if each[0] != "Répondre à son message"}
    assert agency <= seen[karim.account_id]
    hers = seen[ines.account_id] - agency
    assert not hers & seen[karim.account_id]


def test_the_sentence_counts_what_is_listed(town_that_waits):
    from visavis.front.counsellor.desk import desk_of

    ines = town.account("ines").actor()
    with acting_as(ines):
        desk = desk_of(ines)
    page = plain(town.sit_down(Role.COUNSELLOR), "/bureau/")
    assert desk["today_total"] == len(desk["today"])
    expected = {0: "Aucune réponse n’est due", 1: "Une réponse est due"}
    assert expected.get(desk["today_total"], f"{desk['today_total']} réponses sont dues aujourd’hui") in page


def test_a_pigeonhole_lights_for_a_contestation_too(town_that_waits):
    from visavis.front.counsellor.desk import desk_of

    ines = town.account("ines").actor()
    with acting_as(ines):
        holes = {hole.name: hole.due for hole in desk_of(ines)["holes"]}
    assert holes["Rosa Diallo"] in {"today", "week"}


def test_what_is_owed_to_somebody_nobody_follows_stands_where_somebody_is_named(town_that_waits):
    page = plain(town.sit_down(Role.MANAGER), "/bureau/dossiers/sans-conseiller/")
    assert "Hugo Petit" in page
    assert "Répondre à son message" in page.partition("Hugo Petit")[2]


def test_the_manager_sees_the_promise_on_offers_and_the_messages_nobody_follows(town_that_waits):
    page = plain(town.sit_down(Role.MANAGER), "/pilotage/")
    assert "Une offre retenue relue en un jour ouvré" in page
    assert re.search(r"[1-9]\d* offres? attend", page)
    assert "1 personne sans conseiller attend une réponse." in page
