"""Every page of every role as it is met in a browser: no obstacle, no sideways scroll, light, alone.

Alone: nothing is asked of anybody else's server. Light: the first view, style sheet included, weighs 14 kB at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests import town
from tests.journeys.pages import HEAVY, NOT_MET, WHO, addresses_to_meet, held_offer, who_meets
from tests.journeys.trying import tries_a_right
from tests.journeys.visit import Visit
from visavis.foundation.identity.actor import Role

pytestmark = pytest.mark.browser

MOST_BYTES = 14 * 1024
METHOD_NOT_ALLOWED = 405
NOWHERE = "/nulle-part/"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass
class Met:
    """What a browser noticed while it showed one page."""

    status: int = 0
    moved: bool = False
    bytes: int = 0
    asked_of: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def meeting(visit: Any, path: str) -> Iterator[Met]:
    """Show a page with an empty cache, and take note of everything until one has done with it."""
    met, page = Met(), visit.page
    page.wait_for_load_state("networkidle")  # what a former page still asks for is not this one's weight
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    wire.on(
        "Network.loadingFinished",
        lambda said: setattr(met, "bytes", met.bytes + int(said["encodedDataLength"])),
    )
    listeners = {
        "request": lambda asked: met.asked_of.add("/".join(asked.url.split("/")[:3])),
        "console": lambda said: met.complaints.append(said.text) if said.type == "error" else None,
        "pageerror": lambda error: met.complaints.append(str(error)),
    }
    for name, listener in listeners.items():
        page.on(name, listener)
    answer = page.goto(f"{visit.site}{path}")
    met.status, met.moved = answer.status, answer.request.redirected_from is not None
    yield met
    page.wait_for_load_state("networkidle")
    for name, listener in listeners.items():
        page.remove_listener(name, listener)
    wire.detach()


def obstacles(page: Any) -> list[str]:
    """What axe finds, rule by rule."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [f"{each['id']}: {each['nodes'][0]['html'][:140]}" for each in found.response["violations"]]


# A page must hold on the longest day of the year, not only on the day of the test.
LONGEST_DAY = """() => {
  const days = /lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche/gi;
  const months = /janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre/gi;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());)
    text.data = text.data.replace(days, 'mercredi')
      .replace(new RegExp(`\\b\\d{1,2}(\\s(?:${months.source})\\b)`, 'gi'), '28$1')
      .replace(new RegExp(`(\\d\\s)(?:${months.source})\\b`, 'gi'), '$1septembre');
}"""
BEYOND = """() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  const guilty = [...document.querySelectorAll('body *')].filter(
    each => each.scrollWidth > each.clientWidth + 1 || each.getBoundingClientRect().right > edge + 1);
  const excess = document.documentElement.scrollWidth - edge;
  return [`${excess} pixels too wide: ${guilty.at(-1)?.outerHTML.slice(0, 200)}`];
}"""


def too_wide(page: Any) -> list[str]:
    """By how much the page scrolls sideways on the longest day, and the innermost element beyond its edge; or nothing."""
    page.evaluate(LONGEST_DAY)
    return page.evaluate(BEYOND)


def registers_and_asks_for_a_call(visitor: Visit) -> dict[str, str]:
    """A right tried, a registration under way, and a call promised: their pages are there."""
    tries_a_right(visitor)
    visitor.goes_to("/rappel/").writes_in("Quel est votre numéro ?", "01 99 00 55 66").presses("Rappelez-moi")
    visitor.goes_to("/inscription/nom/").writes(Prénom="Ana").presses("Continuer")
    return {}


def opens_files_and_begins_one(ines: Visit) -> dict[str, str]:
    """Three files are open, each with a reason; a fourth is begun at the desk."""
    for login in ("nadia", "rosa", "gerard"):
        opens(ines, login)
    ines.goes_to("/bureau/inscription/nom/").writes(Prénom="Ana").presses("Continuer")
    return {"begun": ines.path.split("/")[3]}


def opens(visit: Visit, login: str) -> dict[str, str]:
    """A file, with a reason."""
    visit.goes_to(f"/bureau/dossiers/{town.file_of(login)}/").ticks("Vous suivre").presses(
        "Ouvrir le dossier"
    )
    return {}


BEFORE: dict[Role, Callable[[Visit], dict[str, str]]] = {
    Role.VISITOR: registers_and_asks_for_a_call,
    Role.COUNSELLOR: opens_files_and_begins_one,
    Role.MANAGER: lambda claire: opens(claire, "gerard") | opens(claire, "nadia"),
}


def wrong_with(visit: Visit, address: str) -> list[str]:
    """All that stands in the way on this page, at both widths. What only a form does says so, and is no page."""
    found = []
    with meeting(visit, address) as met:
        if met.status == METHOD_NOT_ALLOWED:
            return []
        if met.moved or met.status != (404 if address == NOWHERE else 200):
            return [
                f"{met.status}, moved: {met.moved}. Prepare it in BEFORE, or say in NOT_MET why it is no page"
            ]
        for width in (1280, 320):
            visit.page.set_viewport_size({"width": width, "height": 800})
            found += [f"{width}: {each}" for each in obstacles(visit.page) + too_wide(visit.page)]
    assert met.bytes > 2000, f"{address}: nothing was weighed"
    found += [f"{met.bytes} bytes"] if met.bytes > MOST_BYTES and address not in HEAVY else []
    found += [f"asks {each}" for each in met.asked_of - {visit.site}]
    found += [each for each in met.complaints if "404" not in each or address != NOWHERE]
    return found


@pytest.mark.parametrize("role", WHO, ids=str)
def test_a_page_has_no_obstacle_no_sideways_scroll_no_weight_and_no_stranger(live, role):
    login = town.SEATS[role]
    visit = live.somebody(login) if login else live.visitor()
    known = BEFORE.get(role, lambda visit: {})(visit)
    addresses = addresses_to_meet(role, **known, held=held_offer())
    wrong = {address: found for address in addresses if (found := wrong_with(visit, address))}
    assert wrong == {}


def test_every_address_is_met_by_somebody_or_says_why_not(loaded):
    """The list of what is not met holds nothing that is gone, and nobody else is alone with a page."""
    names = {route.name for route in town.routes()}
    assert set(NOT_MET) <= names
    assert {
        str(route) for route in town.routes() if route.name not in NOT_MET and who_meets(route) not in WHO
    } == set()


def test_the_walk_would_notice_an_obstacle_a_scroll_and_a_stranger(live):
    visit = live.visitor(width=320, bypass_csp=True)
    with meeting(visit, "/") as met:
        pass
    visit.page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        ' \'<img src="/no.png"><p style="width:900px">large</p>\')'
    )
    assert met.complaints == []
    assert any("image-alt" in each for each in obstacles(visit.page))
    assert too_wide(visit.page)
