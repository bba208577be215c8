"""Every main page of every role as it is met in a browser: no obstacle, no sideways scroll, light, alone.

Alone: nothing is asked of anybody else's server. Light: the first view, style sheet included, weighs 14 kB at most.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests import town

pytestmark = pytest.mark.browser

MOST_BYTES = 14 * 1024
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FILE = "/bureau/dossiers/{nadia}/"
PAGES = {
    "": [
        "/", "/droits/", "/offres/?mots=boulangerie&lieu=93200", "/offres/ecartees/", "/rendez-vous/", "/rappel/",
        "/observatoire/", "/donnees/", "/metiers/?mots=boulanger", "/entrer/", "/inscription/", "/inscription/nom/", "/reprendre/", "/accessibilite",
        "/nulle-part/",
    ],
    "nadia": [
        "/mon-espace/", "/mon-espace/droits/", "/mon-espace/travail/", "/mon-espace/travail/contrats/",
        "/mon-espace/rendez-vous/", "/mon-espace/messages/", "/mon-espace/contestations/", "/mon-espace/dossier/",
        "/mon-espace/mois/", "/mon-espace/visites/", "/mon-espace/dossier/lectures/", "/mon-espace/courriers/", "/mon-espace/papiers/", "/entrer/moi/",
        "/mon-espace/mandats/", "/mon-espace/mandats/donner/",
    ],
    "ines": [
        "/bureau/", FILE, f"{FILE}droits/", f"{FILE}messages/", f"{FILE}travail/", f"{FILE}mois/", f"{FILE}visites/noter/",
        f"{FILE}mandats/", f"{FILE}mandats/donner/",
        "/bureau/visites/noter/", "/bureau/rendez-vous/",
        "/bureau/rappels/", "/bureau/contestations/", "/bureau/offres/", "/bureau/inscription/",
    ],
    "claire": ["/pilotage/", "/bureau/dossiers/sans-conseiller/"],
    "samira": ["/aide/"],
    "lemoine": ["/employeur/", "/employeur/offres/deposer/"],
}  # fmt: skip


@dataclass
class Met:
    """What a browser noticed while it showed one page."""

    bytes: int = 0
    asked_of: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)


def meet(visit: Any, path: str) -> Met:
    """Show a page with an empty cache and take note of everything."""
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
    visit.goes_to(path)
    page.wait_for_load_state("networkidle")
    for name, listener in listeners.items():
        page.remove_listener(name, listener)
    wire.detach()
    return met


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


@pytest.mark.parametrize("login", PAGES, ids=lambda login: login or "anybody")
def test_a_page_has_no_obstacle_no_sideways_scroll_no_weight_and_no_stranger(live, login):
    visit = live.somebody(login) if login else live.visitor()
    nadia = str(town.file_of("nadia"))
    if login == "ines":
        visit.goes_to(FILE.format(nadia=nadia)).ticks("Vous suivre").presses("Ouvrir le dossier")
    wrong: dict[str, list[str]] = {}
    for path in PAGES[login]:
        address = path.format(nadia=nadia)
        met = meet(visit, address)
        found = [f"{met.bytes} bytes"] if met.bytes > MOST_BYTES else []
        found += [f"asks {each}" for each in met.asked_of - {live.site}]
        found += [each for each in met.complaints if "404" not in each or address != "/nulle-part/"]
        for width in (1280, 320):
            visit.page.set_viewport_size({"width": width, "height": 800})
            found += [f"{width}: {each}" for each in obstacles(visit.page)]
            found += [f"{width}: {each}" for each in too_wide(visit.page)]
        assert met.bytes > 2000, f"{path}: nothing was weighed"
        if found:
            wrong[path] = found
    assert wrong == {}


def test_the_walk_would_notice_an_obstacle_a_scroll_and_a_stranger(live):
    visit = live.visitor(width=320, bypass_csp=True)
    met = meet(visit, "/")
    visit.page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        ' \'<img src="/no.png"><p style="width:900px">large</p>\')'
    )
    assert met.complaints == []
    assert any("image-alt" in each for each in obstacles(visit.page))
    assert too_wide(visit.page)
