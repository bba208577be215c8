"""Communes come from several official files that complete each other; a commune that was leads to today's."""

from __future__ import annotations

from datetime import date

import pytest

from visavis.rooms.reference.door import communes_known, find_place, today_of
from visavis.rooms.reference.models import Commune, Past
from visavis.rooms.reference.tests.conftest import A, B, commune, communes, table

pytestmark = pytest.mark.django_db


def cog(code, name, kind="COM", parent=""):
    return {
        "TYPECOM": kind, "COM": code, "REG": "11", "DEP": code[:2] if kind == "COM" else "", "CTCD": "", "ARR": "",
        "TNCC": "0", "NCC": name.upper(), "NCCENR": name, "LIBELLE": name, "CAN": "", "COMPARENT": parent,
    }  # fmt: skip


def post(code, name, postal, at=""):
    return {
        "#Code_commune_INSEE": code, "Nom_de_la_commune": name, "Code_postal": postal,
        "Libellé_d_acheminement": name, "Ligne_5": "", "coordonnees_geographiques": at,
    }  # fmt: skip


def test_communes_come_once_with_all_their_postal_codes_and_big_cities_whole():
    given = [
        commune("93066", "Saint-Denis", "93200"), commune("93066", "Saint-Denis", "93210"),
        commune("75101", "Paris 1er Arrondissement", "75001", kind="ARM", parent="75056", population="5"),
        commune("75102", "Paris 2e Arrondissement", "75002", kind="ARM", parent="75056", population="7"),
        commune("01015", "Ancienne", "01510", kind="COMD", parent="01015"), commune("9", "Fausse", "10000"),
    ]  # fmt: skip
    done = communes(table(given))
    assert (done.counts["communes"], [refused.line for refused in done.refused]) == (4, [7])
    assert Commune.objects.get(code="93066").postal_codes == ["93200", "93210"]
    assert Commune.objects.get(code="75056").population == 12
    again = communes(table(given))
    assert {again.counts[name] for name in ("new", "changed", "closed")} == {0}


def test_insee_and_la_poste_complete_each_other():
    done = communes(
        table([cog("72181", "Le Mans"), cog("01015", "Arbignieu", "COMD", "01015")], "v_commune_2025.csv"),
        table(
            [post("72181", "LE MANS", "72000", "48.0, 0.19"), post("72181", "LE MANS", "72100")],
            "laposte.csv",
        ),
    )
    assert (done.counts["new"], done.refused) == (1, [])
    row = Commune.objects.get(code="72181")
    assert (row.name, row.postal_codes, row.latitude) == ("Le Mans", ["72000", "72100"], 48.0)
    assert find_place("le mans").code == find_place("Mans").code == find_place("72100").code == "72181"


def test_files_may_come_one_after_the_other_in_any_order():
    communes(table([post("72181", "LE MANS", "72000", "48.0, 0.19")]), dated=date(2025, 8, 1), sha="p")
    communes(table([cog("72181", "Le Mans")]), dated=A, sha="c")
    row = Commune.objects.get(code="72181")
    assert (row.name, row.postal_codes, row.longitude) == ("Le Mans", ["72000"], 0.19)
    communes(table([post("72181", "LE MANS", "72000", "48.0, 0.19")]), dated=date(2025, 9, 1), sha="q")
    assert Commune.objects.get(code="72181").name == "Le Mans"


def test_a_merged_commune_leads_to_the_new_one_and_is_closed():
    communes(table([cog("74010", "Annecy"), cog("74011", "Annecy-le-Vieux")]), dated=A)
    done = communes(
        table([cog("74010", "Annecy"), cog("74011", "Annecy-le-Vieux", "COMD", "74010")]), dated=B, sha="b"
    )
    assert (done.counts["closed"], Commune.objects.get(code="74011").valid_to) == (1, B)
    assert today_of("communes", "74011") == ("74010",)
    assert find_place("Annecy-le-Vieux").code == "74010"
    assert communes_known()["74011"].code == "74010"


def test_movements_tell_what_became_of_a_commune():
    moved = {
        "MOD": "32", "DATE_EFF": "2017-01-01", "TYPECOM_AV": "COM", "COM_AV": "74182", "TNCC_AV": "0", "NCC_AV": "",
        "NCCENR_AV": "", "LIBELLE_AV": "Meythet", "TYPECOM_AP": "COM", "COM_AP": "74010", "TNCC_AP": "1", "NCC_AP": "",
        "NCCENR_AP": "", "LIBELLE_AP": "Annecy",
    }  # fmt: skip
    done = communes(table([cog("74010", "Annecy")]), table([moved], "mvtcommune_2025.csv"))
    assert (done.counts["followed"], done.counts["communes"], find_place("Meythet").code) == (1, 1, "74010")


def test_a_changed_name_keeps_its_past():
    communes(table([cog("01002", "Avant")]), dated=A)
    communes(table([cog("01002", "Après")]), dated=B, sha="b")
    assert Past.objects.get(kind="commune", code="01002").label == "Avant"


def test_a_postal_code_leads_to_its_district_before_the_whole_city():
    communes(
        table(
            [
                commune(f"751{n:02}", f"Paris {n}e Arrondissement", f"750{n:02}", kind="ARM", parent="75056")
                for n in (10, 11)
            ]
        )
    )
    found = find_place("75011")
    assert (found.code, found.others) == ("75111", ("Paris (75)",))
    assert find_place("Paris").code == "75056"


def test_a_name_of_several_communes_lists_the_others():
    communes(
        table(
            [
                commune("93066", "Saint-Denis", "93200", population="9"),
                commune("97411", "Saint-Denis", "97400"),
            ]
        )
    )
    assert find_place("St Denis").others == ("Saint-Denis (93)",)


def test_a_file_nobody_knows_says_what_is_missing():
    with pytest.raises(ValueError, match=r"nearest is “cog”, without comparent"):
        communes(table([{name: value for name, value in cog("01002", "A").items() if name != "COMPARENT"}]))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"commune_article": "x" * 81}, "name has 81 characters, 80 at most"),
        ({"insee_dep": "9300"}, "department has 4 characters"),
        ({"code_postal": "932000"}, "postal_codes has 6 characters"),
        ({"code_postal": "9320"}, "is no postal code"),
        ({"population_2021": "-1"}, "population is -1"),
        ({"lat": "99"}, "nowhere on Earth"),
        ({"commune_type": "???"}, "no kind of commune"),
    ],
)
def test_a_commune_that_does_not_fit_is_refused_with_its_line(change, why):
    done = communes(
        table([commune("93066", "Saint-Denis", "93200") | change, commune("93001", "Aubervilliers", "93300")])
    )
    assert [(one.line, why in one.why) for one in done.refused] == [(2, True)]
    assert done.counts["new"] == 1
