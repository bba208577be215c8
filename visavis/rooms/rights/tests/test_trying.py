"""Trying a right without an account: what was typed, what is not known, what would change it, and the tools beside."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from visavis.decisions.rights import compute, read
from visavis.rooms.rights.insight import insight_of, page_of_field
from visavis.rooms.rights.tests.typed import CONTRACT, HER, main_of, somebody_who_typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def her():
    return somebody_who_typed()


def tried(client, **changed):
    client.post("/droits/contrats/1/", {**CONTRACT, **changed})
    return main_of(client.get("/droits/resultat/"))


def test_what_was_typed_is_shown_again_on_each_page(her):
    her.post("/droits/autour/", {"kept_job_gross": "500", "daily_gross": "22,50", "days_left": "120"})
    assert 'value="1985"' in main_of(her.get("/droits/"))
    assert "2 080,00" in main_of(her.get("/droits/contrats/1/"))
    around = main_of(her.get("/droits/autour/"))
    assert "500,00" in around
    assert "22,50" in around
    assert 'value="120"' in around


def test_part_time_and_bonuses_are_kept_and_counted(her):
    whole = tried(her)
    page = tried(her, weekly_hours="17,5", bonus_0="1200", gross_monthly="1040")
    assert "Vous pouvez recevoir" in page
    assert page != whole
    shown = main_of(her.get("/droits/contrats/1/"))
    assert "17,5" in shown
    assert "1 200,00" in shown


def test_what_was_typed_lies_sealed_and_goes_when_she_says(her):
    held = json.dumps(dict(her.session.items()))
    assert "rights_draft" in held
    assert "2080" not in held
    her.post("/droits/effacer/")
    assert her.get("/droits/resultat/")["Location"] == "/droits/"


def test_a_second_contract_is_added_and_taken_away(her):
    her.post("/droits/contrats/2/", {**CONTRACT, "start_year": "2020", "end_year": "2022", "nature": "cdd"})
    assert "Retirer le contrat 2" in main_of(her.get("/droits/contrats/"))
    her.post("/droits/contrats/2/retirer/")
    assert "Retirer le contrat 2" not in main_of(her.get("/droits/contrats/"))
    assert her.get("/droits/contrats/9/").status_code == 404


def test_what_is_missing_is_said_with_its_page_and_nothing_is_invented():
    client = Client()
    client.post("/droits/", HER)
    answer = client.get("/droits/resultat/")
    assert answer.status_code == 422
    assert 'href="/droits/contrats/"' in main_of(answer)


def test_a_contradiction_leads_to_the_field_and_gives_no_figure(her):
    page = tried(her, end_reason="end_of_fixed_term")
    assert "Un CDI n'a pas de terme" in page
    assert 'href="/droits/contrats/1/"' in page
    assert "Vous pouvez recevoir" not in page


@pytest.mark.parametrize(
    ("path", "page"),
    [("birth", "/droits/"), ("contracts", "/droits/contrats/"), ("contracts.1.end", "/droits/contrats/2/"),
     ("registered_on", "/droits/autour/"), ("mayotte", "/droits/")],
)  # fmt: skip
def test_each_field_has_its_page(path, page):
    assert page_of_field(path) == page


def test_too_short_a_contract_says_how_many_days_would_open_the_right(her):
    page = tried(her, start_year="2026", start_month="7")
    assert "C’est non, pour l’instant" in page
    assert "Ce qui changerait la réponse" in page
    assert "jours de travail de plus ouvrent" in page


def test_an_unknown_date_gives_an_interval_and_the_question_that_narrows_most(her):
    her.post("/droits/", {**HER, "birth_year": "1969"})
    page = tried(her, end_year="2025", end_month="6", end_day="30", start_year="2021")
    assert "Ce que nous ne savons pas encore" in page
    # 40.4 % of 68.38 + 13.15, the fixed part of before July 2025.
    assert "Par jour : 40,78 € dans tous les cas." in page
    assert "Durée, en jours : entre 685 et 822." in page
    assert "Quel jour porte la lettre de convocation" in page


def test_many_unknown_hours_are_tried_at_both_ends_only_and_fast():
    months = {
        "birth": "1985-03-09",
        "contracts": [
            {"start": f"2026-0{month}-01", "end": f"2026-0{month}-25", "nature": "cdd",
             "end_reason": "end_of_fixed_term", "gross_monthly": "2080"}
            for month in range(1, 9) if month != 5
        ],
    }  # fmt: skip
    found = insight_of(read(months).situation, typed=True)
    assert "oui ou non" in found.spread[0]
    assert "Combien d'heures par semaine" in found.question
    assert found.ask == "/droits/contrats/1/"


def test_nothing_unknown_asks_nothing():
    said = {
        "birth": "1985-03-09",
        "contracts": [
            {"start": "2023-11-01", "end": "2026-10-31", "end_reason": "dismissal", "gross_monthly": "2080"}
        ],
    }
    situation = read(said).situation
    assert compute(situation).eligibility.is_yes
    found = insight_of(situation, typed=True)
    assert (found.spread, found.question) == ((), "")


def test_the_letter_says_where_both_part_what_it_costs_and_where_to_contest(her):
    page = main_of(her.post("/droits/lettre/", {"daily_gross": "38,50", "sjr": "68,38"}))
    assert "38,50 € dans la lettre, 40,81 € ici" in page
    assert "La lettre vous donne moins : 2,31 € par jour, soit 69,30 €" in page
    assert 'href="/reclamer/sans-dossier/?outil=lettre&ligne=lettre_daily_gross"' in page


def test_a_shorter_letter_says_the_days_in_euros(her):
    page = main_of(her.post("/droits/lettre/", {"duration_days": "500"}))
    assert "48 jours de moins dans la lettre, soit 1 958,88 €" in page


def test_a_letter_that_agrees_says_so_and_one_without_a_figure_asks_for_one(her):
    assert "Chaque chiffre de la lettre est aussi le nôtre" in main_of(
        her.post("/droits/lettre/", {"daily_gross": "40,81"})
    )
    assert her.post("/droits/lettre/", {}).status_code == 422


def test_a_job_moves_the_end_of_the_right_and_loses_nothing(her):
    said = {"wage": "900", "start_day": "4", "start_month": "1", "start_year": "2027", "months": "6"}
    page = main_of(her.post("/droits/emploi/", said))
    assert "Avec cet emploi, votre droit finit en août 2028. Sans lui, en mai 2028." in page
    assert page.count("22 363,88 € d’allocation en tout") == 2
    assert "<svg" in page


def test_capital_or_months_shows_both_to_the_end_and_the_warning(her):
    said = {"created_on_day": "4", "created_on_month": "1", "created_on_year": "2027"}
    page = main_of(her.post("/droits/creation/", said))
    # 60 % of 548 x 40.81 = 13,418.33; less 3 % = 13,015.78, in two payments of 6,507.89.
    assert "6 507,89 €" in page
    assert "13 015,78 € d’allocation en tout" in page
    assert "Un choix qu’on ne peut pas défaire" in page


def test_an_old_right_beside_a_new_one(her):
    page = main_of(her.post("/droits/ancien-droit/", {"daily_gross": "22,50", "days_left": "120"}))
    assert "Vous gardez l'ancien droit jusqu'au bout" in page
    assert "Pouvez-vous choisir le nouveau droit" in page


@pytest.mark.parametrize(
    ("aid", "said", "sign"),
    [
        ("solidarite", {"months": "84", "resources": "400"}, "584,40 €"),
        ("solidarite", {"months": "12", "resources": "400"}, "12 mois de travail en dix ans, 60 demandés"),
        ("garde", {"day_day": "4", "day_month": "1", "day_year": "2027", "alone": "on", "children": "2",
                   "contract": "permanent"}, "dépasse le minimum"),
        ("mobilite", {"day_day": "4", "day_month": "1", "day_year": "2027", "reason": "interview", "one_way_km": "80",
                      "round_trips": "1"}, "dépasse le minimum"),
    ],
)  # fmt: skip
def test_each_aid_is_explained(her, aid, said, sign):
    assert sign in main_of(her.post(f"/droits/aides/{aid}/", said))


def test_a_tool_without_anything_typed_leads_to_the_first_question():
    for tool in ("lettre/", "emploi/", "creation/", "ancien-droit/", "etapes/", "droits.pdf", "droits.json"):
        assert Client().get(f"/droits/{tool}")["Location"] == "/droits/"


def test_it_is_taken_away_on_paper_in_two_ways_and_as_json(her):
    sheets = {
        end: "".join(
            page.extract_text()
            for page in PdfReader(BytesIO(her.get(f"/droits/droits.pdf{end}").content)).pages
        )
        for end in ("", "?simple")
    }
    assert "article 14" in sheets[""]
    assert "article 14" not in sheets["?simple"]
    assert all("L311-3-1" in sheet for sheet in sheets.values())
    record = her.get("/droits/droits.json").json()
    assert record["figures"]["daily_gross"] == "40.81"
    assert "L311-3-1" in record["algorithm"]["mention"]


def test_the_first_page_prints_every_question():
    page = Client().get("/droits/").content.decode()
    sheet = page.partition('class="print"')[2]
    assert "Salaire brut par mois" in sheet
    assert "Jour de votre inscription" in sheet
