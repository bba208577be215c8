"""The human block: on every page, in order, in every state, and never the reason a page fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from visavis.foundation.ui import design_samples as samples
from visavis.foundation.ui import human, lasting
from visavis.foundation.ui.across import human_block
from visavis.foundation.ui.human import HumanBlock, Open
from visavis.foundation.ui.tests.conftest import Render

pytestmark = pytest.mark.usefixtures("words_ready")


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(lasting, "copy_file", lambda: tmp_path / lasting.FILE)
    monkeypatch.setattr(lasting, "state_folder", lambda folder: folder)
    before = human._provider
    yield
    human.set_provider(before)


def plain(page: str) -> str:
    return page.replace("\xa0", " ").replace("&#x27;", "’")


def show(render: Render, block: HumanBlock) -> str:
    return plain(render('<c-human :block="block" />', block=block))


def test_the_four_ways_come_in_their_order(render: Render) -> None:
    page = show(render, samples.block())
    order = [
        "En face de vous",
        "Guichet ouvert jusqu’à 16 h 30",
        "Inès Moreau",
        "6 personnes attendent",
        "12 rue de la Gare",
        "Par téléphone, appel gratuit",
        "01 99 00 39 49",
        "Prochain rendez-vous sur place",
        "jeudi 26 novembre à 10 h 15",
        "Réserver ce rendez-vous",
        "On vous rappelle",
        "Rappelez-moi",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert 'aria-labelledby="human-title"' in page and 'dir="ltr"' in page


def test_a_stranger_asks_to_be_called_with_a_number_alone(render: Render) -> None:
    page = show(render, samples.block(known=False))
    form = page[page.index("On vous rappelle") :]
    assert '<input id="call-phone" name="phone"' in form and form.count("<input") == 3, "token, once, phone"


def test_a_known_person_asks_in_one_press(render: Render) -> None:
    page = show(render, samples.block(known=True))
    assert "call-phone" not in page and "Rappelez-moi" in page


def test_a_closed_desk_says_when_it_opens_and_its_lamp_is_out(render: Render) -> None:
    page = show(render, samples.block(Open.CLOSED))
    assert "Guichet fermé" in page and "à 9 h." in page and 'class="dot"' not in page
    assert 'class="human closed"' in page


def test_a_crowded_desk_tells_the_true_wait_and_offers_a_call(render: Render) -> None:
    page = show(render, samples.block(Open.CROWDED))
    assert (
        "31 personnes attendent : environ 70 minutes." in page and "On peut vous rappeler avant 17 h." in page
    )


def test_without_news_the_block_guesses_nothing(render: Render) -> None:
    page = show(render, samples.block(Open.UNKNOWN))
    assert "Du lundi au vendredi, de 9 h à 16 h 30." in page and "01 99 00 39 49" in page
    assert "attendent" not in page and "minutes" not in page and 'class="dot"' not in page


def test_a_broken_promise_is_said(render: Render) -> None:
    page = show(render, samples.block(slot=False))
    assert "Promesse non tenue." in page and "avant ce soir" in page


def test_one_person_waits_in_the_singular(render: Render) -> None:
    from dataclasses import replace

    block = samples.block()
    page = show(render, replace(block, desk=replace(block.desk, waiting=1, wait_minutes=1)))
    assert "1 personne attend : environ 1 minute." in page


def test_beside_a_counsellor_stands_a_named_colleague(render: Render) -> None:
    page = show(render, samples.staff_block())
    for words in ("À côté de vous", "Karim Haddad, en renfort", "poste 214", "Claire Dubois"):
        assert words in page


def test_the_screen_block_says_at_most_sixty_words(render: Render) -> None:
    import re

    page = show(render, samples.block())
    shown = re.sub(r'<(p|span) class="print" hidden>.*?</\1>|<svg.*?</svg>', "", page)
    words = re.sub(r"<[^>]+>", " ", shown).split()
    assert len([word for word in words if len(word.strip(",.:")) > 1 and word[0].isalpha()]) <= 60, words


def test_a_provider_that_fails_leaves_the_lasting_facts() -> None:
    def down(request: HttpRequest) -> HumanBlock:
        raise ConnectionError("the feed is down")

    human.set_provider(down)
    block = human_block(RequestFactory().get("/"))
    assert block.desk.state is Open.UNKNOWN and block.phone.number and block.desk.hours


def test_the_copy_keeps_the_lasting_facts_for_an_outage() -> None:
    human.set_provider(lambda request: samples.block())
    lasting.refresh_static_copy()
    human.set_provider(None)
    block = lasting.lasting_block()
    assert block.desk.address == "12 rue de la Gare, Saint-Denis." and block.desk.state is Open.UNKNOWN
    assert block.slot is None and block.call_back is not None


def test_the_call_back_of_an_outage_leads_to_a_page_that_exists() -> None:
    from django.urls import resolve

    assert resolve(lasting.CALL_BACK).view_name == "reception:ask"
    assert f'href="{lasting.CALL_BACK}"' in render_to_string("ui/500.html", {"incident": ""})


def test_a_spoilt_copy_does_not_spoil_the_page() -> None:
    lasting.copy_file().write_text("{not json", encoding="utf-8")
    assert lasting.lasting_block().phone.number


def test_the_outage_page_needs_no_request_and_no_database() -> None:
    page = plain(render_to_string("ui/500.html", {"incident": "7G3K-M2QA"}))
    for words in (
        "C’est une panne, et elle vient de nous.",
        "7G3K-M2QA",
        "En face de vous",
        "01 99 00 39 49",
    ):
        assert words in page
    assert 'id="human"' in page and "<form" not in page


@pytest.mark.parametrize("template", ["400", "403", "404", "csrf", "500", "offline", "refusal_locked"])
def test_every_broken_page_has_the_human_block_and_the_code_to_read_on_the_phone(template: str) -> None:
    page = plain(
        render_to_string(f"ui/{template}.html", {"incident": "7G3K-M2QA"}, RequestFactory().get("/x"))
    )
    assert 'id="human"' in page and "7G3K-M2QA" in page and "<h1>" in page and "Finir avec quelqu’un" in page


def test_the_great_refusal_says_what_why_what_now_and_who() -> None:
    from visavis.foundation.requests.refusal import Refusal, page

    request = RequestFactory().get("/x")
    request.incident = "7G3K-M2QA"
    text = plain(
        page(
            request,
            Refusal(what="C’est non.", why="Il manque 4 jours.", now_what="Contestez.", who="Paul Rey."),
        ).content.decode()
    )
    places = [
        text.index(words)
        for words in ("<h1>C’est non.", "Il manque 4 jours.", "Contestez.", "Paul Rey.", "7G3K-M2QA")
    ]
    assert places == sorted(places)
