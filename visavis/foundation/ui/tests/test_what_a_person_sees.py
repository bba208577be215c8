"""The pattern page in a real Chromium: no obstacle that axe knows, no sideways scroll, sense without styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from visavis.foundation.ui import stylesheet
from visavis.foundation.ui.tests.conftest import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("words_ready")]
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
LOOKS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture
def show(browser: Any, pages: dict[str, str]) -> Iterator[Any]:
    """Open one of the pages at a width and in a colour scheme; `styled=False` is styles off."""
    opened = []

    def answer(route: Any) -> None:
        path = "/" + route.request.url.split("/", 3)[3].partition("#")[0]
        if path.endswith(".css"):
            route.fulfill(
                body=next(iter(stylesheet.sheets().values())).plain.decode(), content_type="text/css"
            )
        elif path in pages:
            route.fulfill(body=pages[path], content_type="text/html; charset=utf-8")
        else:
            route.fulfill(body="", status=204)

    def open_page(path: str, width: int = 1280, scheme: str = "light", **how: Any) -> Any:
        styled = how.pop("styled", True)
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **how)
        page = context.new_page()
        page.route("**/*", answer)
        if not styled:
            page.route("**/*.css", lambda route: route.abort())
        page.goto(f"http://visavis.example{path}")
        opened.append(context)
        return page

    yield open_page
    for context in opened:
        context.close()


def axe(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "rules": RULES})
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found.response["violations"]]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_on_the_pattern_page(show: Any, width: int, scheme: str) -> None:
    assert axe(show("/design", width, scheme)) == []


@pytest.mark.parametrize("path", PAGES[1:])
def test_axe_finds_nothing_on_the_other_layouts_and_states(show: Any, path: str) -> None:
    assert axe(show(path, 1280)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_high_contrast(show: Any, scheme: str) -> None:
    assert axe(show("/design", 1280, scheme, contrast="more")) == []


def test_axe_would_find_an_obstacle(show: Any) -> None:
    page = show("/design/refus")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x><input>')")
    assert axe(page)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("size", [16, 32])
def test_nothing_scrolls_sideways_at_320_pixels_nor_at_twice_the_text(
    show: Any, path: str, size: int
) -> None:
    page = show(path, 320 if size == 16 else 640)
    page.add_style_tag(content=f"html{{font-size:{size}px!important}}")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{wide} pixels too wide"


def test_targets_are_at_least_44_pixels_high(show: Any) -> None:
    page = show("/design", 320)
    small = page.evaluate(
        """[...document.querySelectorAll('.button, nav a, .foot a, .phone, summary, .holes a, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), .choice')]
        .filter(e => e.getBoundingClientRect().height && e.getBoundingClientRect().height < 43.9).map(e => e.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_without_styles_the_page_still_reads_in_order_and_nothing_runs_together(show: Any) -> None:
    text = show("/design", styled=False).evaluate("document.body.innerText").replace("\xa0", " ")
    order = [
        "Aller au contenu",
        "Vis-à-vis",
        "Mes droits",
        "Guichet ouvert jusqu’à 16 h 30",
        "Les motifs de l’interface",
        "40,81 €",
        "En clair.",
        "Je conteste ce chiffre",
        "En face de vous",
        "01 99 00 39 49",
        "Rappelez-moi",
        "Accessibilité",
    ]
    places, start = [], 0
    for words in order:
        start = text.index(words, start)
        places.append(start)
    assert places == sorted(places)
    assert not re.findall(r"[a-zé]{3}[.:][A-ZÀÉ][a-z]", text), "two sentences run together"


def test_the_tab_key_goes_first_to_the_content_link_and_shows_where_it_is(show: Any) -> None:
    page = show("/design/ferme")
    page.keyboard.press("Tab")
    found = page.evaluate(
        "[document.activeElement.getAttribute('href'), getComputedStyle(document.activeElement).outlineWidth,"
        " document.activeElement.getBoundingClientRect().height > 20]"
    )
    assert found == ["#main", "3px", True]


def test_on_paper_menus_are_gone_panels_are_open_and_the_human_block_keeps_its_lasting_facts(
    show: Any,
) -> None:
    page = show("/design")
    page.emulate_media(media="print")
    seen = page.evaluate(
        """({menu: getComputedStyle(document.querySelector('.sign nav')).display,
        live: getComputedStyle(document.querySelector('.human .screen')).display,
        lasting: document.querySelector('.human p.print').offsetHeight > 0,
        panel: [...document.querySelectorAll('.why .frame')].every(e => e.offsetHeight > 0)})"""
    )
    assert seen == {"menu": "none", "live": "none", "lasting": True, "panel": True}
