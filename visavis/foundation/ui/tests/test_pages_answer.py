"""The pattern pages as answers: their weight, their languages, the preferences kept by plain links."""

from __future__ import annotations

import gzip
import re

import pytest
from django.test import Client

from visavis.foundation.ui import stylesheet
from visavis.foundation.ui.tests.conftest import PAGES

pytestmark = pytest.mark.usefixtures("words_ready")
OTHERS = [
    "/accessibilite",
    "/hors-ligne",
    "/design/droite-a-gauche",
    "/design/affluence",
    "/design/inconnu",
    "/design/sans-creneau",
]


def test_the_first_view_travels_in_fourteen_kilobytes(pages: dict[str, str]) -> None:
    sheet = sum(len(each.brotli) for each in stylesheet.sheets().values())
    mark = len((stylesheet.OURS.parent / "mark.svg").read_bytes())
    for path, html in pages.items():
        weight = len(gzip.compress(html.encode())) + sheet + mark
        assert weight <= 14 * 1024, f"{path}: {weight} bytes"


def test_every_pattern_answers_in_both_languages(client: Client, db: None) -> None:
    for path in [*PAGES, *OTHERS]:
        for code in ("fr", "en"):
            page = client.get(path, headers={"Accept-Language": code})
            text = page.content.decode()
            assert f'<html lang="{code}"' in text and 'id="human"' in text, path
            assert ("En face de vous" in text) != (code == "en") or "bande" in path, path


def test_preferences_are_kept_by_plain_links(client: Client, db: None) -> None:
    response = client.get("/affichage/gros/oui?retour=/design/ferme")
    assert response.status_code == 302 and response.url == "/design/ferme"
    client.get("/affichage/simple/oui?retour=/")
    page = client.get("/design").content.decode()
    assert (
        'class="large easy"' in page
        and "Caractères normaux" in page
        and "Nous payons une fois par mois" in page
    )
    client.get("/affichage/gros/non")
    assert 'class="easy"' in client.get("/design").content.decode()


def test_a_preference_never_leads_to_another_site(client: Client, db: None) -> None:
    for target in ("https://mechant.example/", "//mechant.example/", "javascript:alert(1)"):
        assert client.get("/affichage/gros/oui", {"retour": target}).url == "/"


def test_the_language_is_kept_by_a_plain_link(client: Client, db: None) -> None:
    client.get("/langue/en?retour=/design")
    assert "Across from you" in client.get("/design", headers={"Accept-Language": "fr"}).content.decode()
    assert client.get("/langue/xx").status_code == 404


def test_the_page_as_it_prints_has_its_panels_open(client: Client, db: None) -> None:
    assert "Ctrl + P" not in client.get("/design").content.decode()
    page = client.get("/design?papier").content.decode()
    assert "<details" in page and not re.findall(r"<details(?![^>]* open)", page)
    assert "Ctrl" in page
