"""European concepts and figures of the labour market, from the columns of their official files."""

from __future__ import annotations

import pytest

from visavis.rooms.reference import queries
from visavis.rooms.reference.actions.import_esco import import_esco
from visavis.rooms.reference.actions.import_labour_market import import_labour_market
from visavis.rooms.reference.editions import Table
from visavis.rooms.reference.models import EscoConcept, EscoLink, MonthlyOffers, Past, Tension
from visavis.rooms.reference.tests.conftest import COMMON, A, B, lines, rome, source, table

pytestmark = pytest.mark.django_db
BAKER, SKILL = "http://data.europa.eu/esco/occupation/1", "http://data.europa.eu/esco/skill/1"


def esco(*tables, **changes):
    return import_esco(tables=tables, source=source("esco", **changes), **COMMON)


def market(*tables, **changes):
    return import_labour_market(tables=tables, source=source("labour_market", **changes), **COMMON)


def label(uri, words, others=""):
    return {"conceptUri": uri, "preferredLabel": words, "altLabels": others}


def english(uri, key, words, code=""):
    return {"ORIGINURI": uri, "ID": key, "CODE": code, "PREFERREDLABEL": words}


def mapping(uri, title):
    return {
        "classification 1 ID": uri, "classification 1 prefered label": "", "classification 2 ID": title,
        "classification 2 prefered label": "", "mapping relation": "skos:exactMatch",
    }  # fmt: skip


def tension(level="3.0", family="S0Z20", **changes):
    return {
        "fap": family, "Emploi moyen": "100", "Tension ": "0.5", "Catégorie Tension": level, "Intensité d'embauches": "5.0",
        "Année": "2019", "niveau_geo": "nat", "niveau_fap": "fap 225", "reg": "", "dep": "",
    } | changes  # fmt: skip


def test_french_and_english_complete_each_other_and_the_tree_ties_them():
    done = esco(
        table([label(BAKER, "boulanger/boulangère", "pâtissier|fournier"), label(SKILL, "pétrir")], "fr.csv"),
        table([english(BAKER, "key_2", "baker", "7512.1"), english("http://data.europa.eu/esco/isco/C7512", "key_1", "Bakers", "7512")], "en.csv"),
        table([{"PARENTID": "key_1", "CHILDID": "key_2"}, {"PARENTID": "key_9", "CHILDID": "key_2"}], "tree.csv"),
    )  # fmt: skip
    assert (done.counts["occupations_in_french"], done.counts["skills"], done.counts["left_out"]) == (1, 1, 1)
    row = EscoConcept.objects.get(uri=BAKER)
    assert (row.label, row.english, row.code, row.others) == (
        "boulanger/boulangère",
        "baker",
        "7512.1",
        ["pâtissier", "fournier"],
    )
    assert EscoLink.objects.get().to.endswith("C7512")


def test_a_concept_that_is_gone_is_closed_and_a_new_label_keeps_the_old_one():
    esco(table([label(BAKER, "boulanger"), label(SKILL, "pétrir"), label(f"{SKILL}2", "cuire")]))
    done = esco(table([label(BAKER, "boulanger"), label(SKILL, "façonner")]), dated=B, sha="b")
    assert (done.counts["changed"], done.counts["closed"]) == (1, 1)
    assert Past.objects.get().label == "pétrir"
    assert EscoConcept.objects.get(uri=f"{SKILL}2").valid_to == B


def test_the_table_to_rome_names_an_occupation_in_european_words(rome_a):
    esco(table([label(BAKER, "boulanger d’Europe")], "fr.csv"), table([mapping(BAKER, "1")], "map.csv"))
    assert queries.occupation("D1102").european == ("boulanger d’Europe",)


def test_an_address_that_is_none_is_refused():
    done = esco(
        table([label("ftp://x", "x"), label(BAKER, " "), label(BAKER, "x" * 251), label(BAKER, "ok")])
    )
    assert [refused.line for refused in done.refused] == [2, 3, 4]


def test_a_tension_is_said_with_its_year_and_its_source_even_for_a_detached_occupation():
    given = [
        {"code_rome": "D1102", "libelle_rome": "Boulanger", "emploi_reglemente": "", "code_rome_parent": "D1102"},
        {"code_rome": "D1122", "libelle_rome": "Boulanger du soir", "emploi_reglemente": "", "code_rome_parent": "D1102"},
    ]  # fmt: skip
    from visavis.rooms.reference.tests.conftest import rome_tables

    rome(
        rome_tables(
            referentiel_code_rome=given,
            referentiel_appellation=[],
            liens_rome_referentiels=[],
            rubrique_mobilite=[],
            texte=[],
        )
    )
    market(
        table([{"fap": "S0Z20", "intitule": "S0Z20 : Boulangers"}], "labels"),
        table([tension("4.0"), tension("5.0", niveau_geo="reg ", reg="84.0")], "tensions.csv"),
        table([{"Fap": "S0Z20", "Rome": "D1102"}, {"Fap": "S0Z21", "Rome": "NA"}], "passage.csv"),
    )
    for code in ("D1102", "D1122"):
        hiring = queries.occupation(code).hiring
        assert (hiring.level, hiring.year, hiring.family, hiring.source) == (4, 2019, "Boulangers", "Essai")
    assert {row.area for row in Tension.objects.all()} == {"FR", "R84"}


@pytest.mark.parametrize(
    ("change", "why"),
    [({"Catégorie Tension": "9"}, "between 1 and 5"), ({"fap": "??"}, "no family"), ({"Année": "x"}, "invalid literal"), ({"niveau_geo": "ville"}, "no level")],
)  # fmt: skip
def test_a_figure_that_cannot_be_is_refused_with_its_line(change, why):
    done = market(table([tension(), tension(family="S0Z21") | change]))
    assert [(refused.line, why in refused.why) for refused in done.refused] == [(3, True)]


def test_a_revised_figure_keeps_its_past_and_old_years_stay():
    market(table([tension("3.0")]))
    done = market(table([tension("4.0", Année="2020")]), dated=B, sha="b")
    assert (done.counts["new"], done.counts["closed"]) == (1, 0)
    assert market(table([tension("5.0")]), dated=B, sha="c").counts["changed"] == 1
    assert Past.objects.get(kind="tension").said["level"] == 3


def test_offers_by_month_and_by_quarter():
    months = Table("Total", ("Année", "Trimestre", "Mois", "Nombre d'offres diffusées"), lines(
        [{"Année": "2025", "Trimestre": "T4", "Mois": "12", "Nombre d'offres diffusées": "680100"}]))  # fmt: skip
    quarter = Table("Metier", ("Grand domaine", "Domaine", "Offres au T3 2025"), lines(
        [{"Grand domaine": "dont", "Domaine": "Céramique", "Offres au T3 2025": "30"}, {"Grand domaine": "TOTAL", "Domaine": "", "Offres au T3 2025": "9"}]))  # fmt: skip
    market(months, quarter)
    assert queries.latest_month().offers == 680100
    assert MonthlyOffers.objects.get(series="domain: Céramique").month.month == 9


def test_a_file_merely_found_is_left_aside_and_one_that_is_named_is_refused():
    unknown = Table("other.csv", ("a", "b"), [], named=False)
    assert market(table([tension()]), unknown).counts["tensions"] == 1
    with pytest.raises(ValueError, match=r"other\.csv: no known file"):
        market(Table("other.csv", ("a", "b"), []), dated=A)
