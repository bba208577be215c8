"""Danger: staff replaced, dehumanisation. Guarantee: on every page of every role, a human is one step away.

Every address of the resolver is opened by every role that may enter, with the demonstration's own ids.
Each page, refusals and errors included, must hold the human block: desk, phone, next appointment on site or the
promise that replaces it, and a call back, in this order.
"""

from __future__ import annotations

import re

import pytest

from tests import town
from tests.guarantees.addresses import NOT_PAGES, addresses_of
from visavis.foundation.identity.access import entrance_of
from visavis.foundation.identity.actor import Role

pytestmark = pytest.mark.django_db

BAND = re.compile(
    r'<p class="demo"><b>(Démonstration|Demonstration)\.</b> (Personnes et faits inventés|Invented people and facts)\.'
)
BLOCK = re.compile(r'<aside id="human".*?</aside>', re.S)
PARTS = (
    ("the desk", re.compile(r"Guichet|Accueil")),
    ("the phone", re.compile(r'href="tel:|Lui écrire')),
    ("the next appointment", re.compile(r"Prochain (rendez-vous sur place|créneau)")),
    (
        "the call back",
        re.compile(r"<form[^>]*action=[^>]*>.*Rappelez-moi|href=[^>]*>Rappelez-moi|Votre responsable", re.S),
    ),
)


def block_of(answer):
    found = BLOCK.search(answer.content.decode())
    return found.group(0) if found else ""


def is_page(answer):
    return answer.status_code != 302 and answer.get("Content-Type", "").startswith("text/html")


def lacks(answer):
    """What is missing on this page, in words; empty when a human is one step away."""
    block = block_of(answer)
    if not block:
        return "no human block"
    sections = block.split('<section class="item">')[1:]
    if len(sections) != len(PARTS):
        return f"{len(sections)} parts"
    return ", ".join(
        f"not {what}" for (what, sign), said in zip(PARTS, sections, strict=True) if not sign.search(said)
    )


def unmarked(answer):
    """A page of a demonstration that does not say so; empty when it does."""
    return "" if BAND.search(answer.content.decode()) else "does not say it is a demonstration"


def answers_for(role):
    """Every answer that this role gets, on each address of each route that lets her in."""
    client = town.sit_down(role)
    if role in {Role.COUNSELLOR, Role.MANAGER}:
        for login in ("nadia", "rosa"):
            town.say_why(client, town.file_of(login))
    for route in town.routes():
        if role in entrance_of(route.view).roles and route.name not in NOT_PAGES:
            for address in addresses_of(route, role):
                yield route, client.get(address)


@pytest.mark.parametrize("role", list(town.SEATS), ids=str)
def test_every_page_of_this_role_has_the_human_block(loaded, role):
    missing, broken, pages = {}, {}, set()
    for route, answer in answers_for(role):
        if answer.status_code >= 500:
            broken[answer.request["PATH_INFO"]] = answer.status_code
        elif is_page(answer):
            pages.add(route.pattern)
            missing[answer.request["PATH_INFO"]] = lacks(answer) or unmarked(answer)
    assert broken == {}
    assert {address: lack for address, lack in missing.items() if lack} == {}
    assert len(pages) > 10, "the walk met hardly any page: it proves nothing"


def test_every_route_is_walked_or_says_why_it_is_no_page(loaded):
    walked = {route.name for route in town.routes() for role in town.SEATS if addresses_of(route, role)}
    left_out = {route.name or route.pattern for route in town.routes()} - walked - set(NOT_PAGES)
    assert left_out == set()


@pytest.mark.parametrize("address", ["/nulle-part/", "/bureau/", "/mon-espace/dossier/"])
def test_a_refusal_has_it_too(loaded, address):
    answer = town.sit_down(Role.EMPLOYER).get(address)
    assert answer.status_code in {403, 404}
    assert lacks(answer) == ""
    assert unmarked(answer) == ""


def test_a_breakdown_has_it_too_without_any_database(loaded, monkeypatch, client):
    """The page of an outage is made from the lasting copy; it never asks the database."""
    from visavis.front.public import screens

    client.raise_request_exception = False
    monkeypatch.setattr(screens, "home_of", lambda role: 1 / 0)
    answer = client.get("/")
    assert answer.status_code == 500
    assert 'id="human"' in answer.content.decode()
    assert unmarked(answer) == ""
    assert answer["X-Incident"] in answer.content.decode().replace("-", "")


def test_the_crawl_notices_a_page_without_its_block(loaded, client):
    answer = client.get("/")
    answer.content = BLOCK.sub("", answer.content.decode()).encode()
    assert lacks(answer) == "no human block"
