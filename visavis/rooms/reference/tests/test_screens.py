"""Anybody, without JavaScript, reads where data come from and looks around among occupations."""

from __future__ import annotations

import pytest
from django.urls import reverse

from visavis.rooms.reference import queries
from visavis.rooms.reference.tests.conftest import B, commune, communes, rome, rome_tables, table

pytestmark = pytest.mark.django_db


def page(client, name, *parts, **typed):
    answer = client.get(reverse(f"reference:{name}", args=parts), typed)
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ").replace("\u202f", " ")


def test_before_any_reading_the_page_says_that_nothing_was_read(client):
    shown = page(client, "editions")
    assert shown.count("Pas encore lue ici") == 5


def test_each_edition_is_shown_with_its_date_source_licence_lines_and_checksum(client):
    wrong = commune("9", "Fausse", "93000")
    communes(table([commune("93066", "Saint-Denis", "93200"), wrong]), sha="ab" * 32, version="2025")
    shown = page(client, "editions")
    for words in (
        "2025, 1er janvier 2025",
        "Essai",
        "libre",
        "dont 1 refusée",
        "abababababab…",
        f'title="{"ab" * 32}"',
    ):
        assert words in shown
    assert "Pour comprendre un lieu" in shown and shown.count("Pas encore lue ici") == 4


def test_the_same_is_open_data_with_the_refused_lines(client):
    communes(table([commune("9", "Fausse", "93000"), commune("93066", "Saint-Denis", "93200")]), sha="f")
    (edition,) = client.get(reverse("reference:editions_json")).json()["editions"]
    assert (edition["what"], edition["refused"], edition["refused_lines"][0]["line"]) == ("communes", 1, 2)
    assert edition["files"][0]["sha256"] == "f"


def test_everyday_words_find_an_occupation_by_any_of_its_titles(client, rome_a):
    shown = page(client, "occupations", mots="tourière")
    assert "Boulanger / Boulangère" in shown and "Trouvé par « Tourier / Tourière »" in shown
    assert "Aucun métier ne répond" in page(client, "occupations", mots="astronaute")
    assert "vendeuse en boulangerie" in page(client, "occupations")


def test_a_word_begun_is_enough(rome_a):
    assert [one.title.code for one in queries.search("aide soig")] == ["J1501"]


def test_an_occupation_says_what_it_is_its_names_and_where_one_goes_from_it(client, rome_a):
    shown = page(client, "occupation", "d1102")
    for words in (
        "Fabrique du pain d&#x27;aujourd&#x27;hui.",
        "Tourier / Tourière",
        "Hygiène",
        "Aide-soignant / Aide-soignante",
    ):
        assert words in shown
    assert f'href="{reverse("offers:search")}?mots=Boulanger"' in shown
    assert "Métier réglementé" in page(client, "occupation", "J1501")
    assert client.get(reverse("reference:occupation", args=["Z9999"])).status_code == 404


def test_an_occupation_that_is_gone_leads_to_todays(client, rome_a):
    tourier, nurse = (line.fields for line in rome_tables()["referentiel_appellation"])
    new = {
        "code_rome": "D1199",
        "libelle_rome": "Boulanger du soir",
        "emploi_reglemente": "",
        "code_rome_parent": "D1199",
    }
    other = rome_tables()["referentiel_code_rome"][1].fields
    rome(
        rome_tables(referentiel_code_rome=[new, other], referentiel_appellation=[tourier | {"code_rome": "D1199"}, nurse],
                    liens_rome_referentiels=[], rubrique_mobilite=[], texte=[]), dated=B)  # fmt: skip
    shown = page(client, "occupation", "D1102")
    assert "Boulanger / Boulangère" in shown and "n’est plus dans la liste officielle" in shown
    assert f'href="{reverse("reference:occupation", args=["D1199"])}"' in shown
