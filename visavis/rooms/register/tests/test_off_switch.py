"""A person switches recommendations off: wherever something recommended, nothing does any more; and back."""

from __future__ import annotations

import ast
import re

import pytest
from django.db import ProgrammingError, transaction

from tests.architecture.source import VISAVIS, imports, modules, tree
from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.register import queries
from visavis.rooms.register.actions.switch_off import switch_off
from visavis.rooms.register.actions.switch_on import switch_on
from visavis.rooms.register.models import SwitchedOff
from visavis.rooms.rights.actions.compute import compute
from visavis.rooms.rights.door import situation_of

pytestmark = pytest.mark.django_db

SEARCH = "/offres/?mots=boulangerie"


def main_of(page) -> str:
    return page.content.decode().partition("<main")[2].partition("</main")[0]


def titles(page) -> list[str]:
    return re.findall(r'<h2 class="h3"><a[^>]*>(.*?)</a>', main_of(page))


@pytest.fixture
def off(nadia):
    nadia.client.post("/mon-espace/algorithmes/eteindre/", {"reason": "Je veux voir quelqu’un."})
    return nadia


def test_she_switches_off_and_reads_since_when_and_why(off):
    page = main_of(off.client.get("/mon-espace/algorithmes/"))
    assert "Une personne vous oriente" in page
    assert "Je veux voir quelqu’un." in page
    assert "Éteintes" in page


def test_offers_then_come_by_date_without_points_nor_reasons(nadia, offers):
    best, latest = "Vendeuse ou vendeur en boulangerie", "Boulangère ou boulanger"
    asked = "/offres/?mots=boulangerie"
    assert titles(nadia.client.get(asked)) == [best, latest]
    assert "trouvé dans" in main_of(nadia.client.get(asked))
    nadia.client.post("/mon-espace/algorithmes/eteindre/")
    page = nadia.client.get(asked)
    assert titles(page) == [latest, best]
    assert "Rangées par date" in main_of(page)
    assert "trouvé dans" not in main_of(page)
    offer = main_of(nadia.client.get(f"/offres/{offers[0]}/?mots=boulangerie"))
    assert "Pourquoi cette offre vous est montrée" not in offer


def test_nothing_is_proposed_in_place_of_her_words(off):
    page = main_of(off.client.get("/offres/?mots=boulangrie"))
    assert "Vouliez-vous dire" not in page


def test_the_one_box_orders_no_offer_either(off, monkeypatch):
    from visavis.front.finding import find

    asked = []
    real = find.search
    monkeypatch.setattr(find, "search", lambda what, day: asked.append(what) or real(what, day))
    off.client.post("/chercher/", {"words": "boulangerie"}, follow=True)
    assert asked, "the box looked for no offer: the test would prove nothing"
    assert all(what.by_date for what in asked)


def test_no_machine_estimates_her_rights_unasked(off):
    answer = off.client.post("/mon-espace/droits/calculer/")
    assert answer.status_code == 403
    assert "votre conseiller fait ce calcul avec vous" in answer.content.decode()
    assert off.client.get("/droits/").status_code == 403
    page = main_of(off.client.get("/mon-espace/droits/"))
    assert "/mon-espace/droits/calculer/" not in page
    assert "Recalculer vos droits" not in off.client.get("/mon-espace/").content.decode()


def test_her_counsellor_computes_with_her(off, ines):
    with acting_as(ines.actor):
        kept = compute(
            file_id=off.file_id,
            situation=situation_of(off.file_id),
            now=now(),
            by=ines.actor,
            channel=Channel.DESK,
        )
    assert kept


def test_the_others_are_ordered_as_before(off, client):
    assert "Rangées par ce que vous cherchez" in main_of(client.get(SEARCH))
    assert client.get("/droits/").status_code == 200


def test_she_comes_back_when_she_likes(off):
    off.client.post("/mon-espace/algorithmes/allumer/")
    assert "Rangées par ce que vous cherchez" in main_of(off.client.get(SEARCH))
    with acting_as(off.actor):
        [spell] = queries.spells(off.file_id)
    assert spell.on_at is not None


def test_both_choices_are_facts_told_in_her_file(off):
    off.client.post("/mon-espace/algorithmes/allumer/")
    with acting_as(off.actor):
        names = set(FactRow.objects.filter(file_id=off.file_id).values_list("name", flat=True))
    assert {"register.RecommendationsSwitchedOff", "register.RecommendationsSwitchedOn"} <= names
    assert "Recommandations éteintes" in off.client.get("/mon-espace/dossier/").content.decode()


def test_twice_off_is_once(off):
    off.client.post("/mon-espace/algorithmes/eteindre/")
    with acting_as(off.actor):
        assert len(queries.spells(off.file_id)) == 1


def test_her_counsellor_writes_it_down_at_the_desk(nadia, ines):
    ines.client.post(f"/bureau/dossiers/{nadia.file_id}/algorithmes/eteindre/", {"reason": ""})
    with acting_as(nadia.actor):
        assert queries.is_off(nadia.file_id)
        row = SwitchedOff.objects.get(file_id=nadia.file_id)
    assert (row.off_channel, row.off_by) == ("desk", ines.actor.account_id)


def test_nobody_else_decides_for_her(nadia):
    stranger = Actor(role=Role.EMPLOYER)
    with acting_as(stranger), pytest.raises(Refusal):
        switch_off(file_id=nadia.file_id, reason="", now=now(), by=stranger, channel=Channel.WEB)
    with acting_as(stranger), pytest.raises(Refusal):
        switch_on(file_id=nadia.file_id, now=now(), by=stranger, channel=Channel.WEB)


def test_what_was_written_cannot_be_rewritten(off):
    with acting_as(SERVICE), pytest.raises(ProgrammingError), transaction.atomic():
        SwitchedOff.objects.update(off_at=now())


# Whoever orders or estimates, and how it obeys. A new one is not let in without its line.
OBEY = {
    "rooms/offers/search.py": "Asked.by_date",
    "rooms/offers/templatetags/offers.py": "shows reasons that search gave",
    "rooms/reference/queries.py": "its screens sort by name",
    "front/command_line/occupations.py": "a command without anybody's file",
    "rooms/rights/actions/_keeping.py": "may_compute",
    "rooms/rights/opened.py": "may_estimate",
    "rooms/rights/queries.py": "replays what was computed, estimates nothing new",
    "rooms/rights/trying.py": "replays for a human who answers; what is open is opened by opened.py",
    "rooms/rights/comparing.py": "for a human who answers a contestation",
    "front/command_line/rights.py": "a command without anybody's file",
    "front/command_line/register_audit.py": "made-up cases",
    "front/command_line/register_twins.py": "made-up cases",
    "rooms/offers/place.py": "Asked.by_date",
    "rooms/rights/rest.py": "what a program sends, without anybody's file",
}
RECOMMEND = re.compile(
    r"^visavis\.decisions\.(matching\.(reasons|occupations)\b|rights\.(compute|replay)$)|\.matching$"
)


def recommenders() -> set[str]:
    found = set()
    for path in modules():
        if (VISAVIS / "decisions") in path.parents:
            continue
        names = {name for _line, name in imports(tree(path))}
        names |= {
            f"{node.module}.{alias.name}"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }
        if any(RECOMMEND.search(name) for name in names):
            found.add(str(path.relative_to(VISAVIS)))
    return found


def test_every_place_that_orders_or_estimates_says_how_it_obeys_the_switch():
    found = recommenders()
    assert len(found) > 4
    assert found - set(OBEY) == set()


@pytest.mark.django_db(transaction=True)
def test_ten_presses_at_once_are_one_choice(nadia):
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    def press(_):
        try:
            with acting_as(nadia.actor):
                switch_off(file_id=nadia.file_id, reason="", now=now(), by=nadia.actor, channel=Channel.WEB)
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(press, range(10)))
    with acting_as(nadia.actor):
        assert len(queries.spells(nadia.file_id)) == 1
        facts = FactRow.objects.filter(name="register.RecommendationsSwitchedOff", file_id=nadia.file_id)
        assert facts.count() == 1
