"""Official files come in once, go on after a stop, and say each line they refuse."""

from __future__ import annotations

import pytest

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, acting_as
from visavis.rooms.offers import queries
from visavis.rooms.offers.actions import import_offers as importing
from visavis.rooms.offers.actions.import_communes import import_communes
from visavis.rooms.offers.actions.import_offers import import_offers
from visavis.rooms.offers.actions.import_rome import TableMissing, import_rome
from visavis.rooms.offers.markup import plain_text
from visavis.rooms.offers.models import (
    Finding,
    Occupation,
    OccupationLink,
    OccupationTitle,
    Offer,
    Review,
    Verdict,
)
from visavis.rooms.offers.reports import Line
from visavis.rooms.offers.search import Asked, search
from visavis.rooms.offers.tests.conftest import TUESDAY

pytestmark = pytest.mark.django_db


def lines(rows):
    return [Line(number, fields) for number, fields in enumerate(rows, start=2)]


def tables(**changes):
    given = {
        "referentiel_code_rome": [
            {"code_rome": "D1102", "libelle_rome": "Boulanger / Boulangère", "emploi_reglemente": ""},
            {"code_rome": "J1501", "libelle_rome": "Aide-soignant / Aide-soignante", "emploi_reglemente": "O"},
        ],
        "referentiel_appellation": [
            {"code_ogr": "1", "code_rome": "D1102", "libelle_appellation_long": "Tourier", "classification": "SYNONYME"},
            {"code_ogr": "2", "code_rome": "Z9999", "libelle_appellation_long": "Rien", "classification": "SYNONYME"},
        ],
        "referentiel_savoir": [{"code_ogr_savoir": "7", "libelle_savoir": "Hygiène"}],
        "liens_rome_referentiels": [
            {"code_rome": "D1102", "code_compo_bloc": "5", "code_rubrique": "3", "code_ogr": "7"},
            {"code_rome": "D1102", "code_compo_bloc": "2", "code_rubrique": "", "code_ogr": "1"},
        ],
        "texte": [{"code_rome": "D1102", "libelle_type_texte": "definition", "libelle_texte": "Fabrique du pain."}],
    }  # fmt: skip
    return {name: lines(rows) for name, rows in (given | changes).items()}


def rome(given=None):
    return import_rome(
        tables=given or tables(), version=460, now=TUESDAY, by=SERVICE, channel=Channel.AUTOMATIC
    )


def test_the_classification_comes_in_with_its_links():
    done = rome()
    assert done.counts | {} == {
        "occupations": 2,
        "titles": 1,
        "items": 1,
        "links": 2,
        "new": 6,
        "changed": 0,
        "removed": 0,
    }
    assert Occupation.objects.get(code="D1102").definition == "Fabrique du pain."
    assert Occupation.objects.get(code="J1501").regulated is True
    assert OccupationTitle.objects.get(code="1").occupation_id == "D1102"


def test_a_line_that_leads_nowhere_is_refused_with_its_number():
    (refused,) = rome().refused
    assert (refused.table, refused.line, "Z9999" in refused.why) == ("referentiel_appellation", 3, True)


def test_a_second_reading_changes_nothing_and_a_new_version_replaces_the_links():
    rome()
    assert {rome().counts[name] for name in ("new", "changed", "removed")} == {0}
    one_link = tables()["liens_rome_referentiels"][:1]
    done = rome(tables() | {"liens_rome_referentiels": one_link})
    assert (done.counts["removed"], OccupationLink.objects.count()) == (1, 1)


def test_without_its_links_nothing_of_the_classification_comes_in():
    with pytest.raises(TableMissing):
        rome({name: rows for name, rows in tables().items() if name != "liens_rome_referentiels"})
    assert not Occupation.objects.exists()


def offer(number, **changes):
    return {
        "id": f"o{number}", "intitule": "Boulanger (H/F)", "description": "Cuire le pain.", "type_contrat": "CDI",
        "commune_insee": "93055", "lieu_libelle": "93 - Pantin", "date_creation": "2026-11-20", "entreprise": "Le Fournil",
    } | changes  # fmt: skip


def offers(rows, by=SERVICE):
    return import_offers(lines=lines(rows), source="essai", now=TUESDAY, by=by, channel=Channel.AUTOMATIC)


def test_each_offer_is_judged_on_its_way_in(communes):
    done = offers([offer(1), offer(2, description="Kit à votre charge."), offer(3, intitule="Vendeuse")])
    assert {name: done.counts[name] for name in ("new", "held", "to_correct")} == {
        "new": 3,
        "held": 1,
        "to_correct": 1,
    }
    with acting_as(SERVICE):
        assert (Verdict.objects.count(), Finding.objects.count(), Review.objects.count()) == (3, 2, 1)
    with acting_as(VISITOR):
        (hit,) = search(Asked("pain"), TUESDAY.date()).hits
        assert (hit.title, hit.place) == ("Boulanger (H/F)", "Pantin (93)")


def test_the_same_file_again_does_nothing(communes):
    rows = [offer(1), offer(2, description="Kit à votre charge.")]
    offers(rows)
    again = offers(rows)
    assert {again.counts[name] for name in ("new", "changed", "held")} == {0}


def test_a_changed_offer_is_judged_again_under_the_same_name(communes):
    offers([offer(1)])
    with acting_as(SERVICE):
        known = Offer.objects.get(source_id="o1").id
    done = offers([offer(1, description="Kit à votre charge.")])
    assert (done.counts["changed"], done.counts["held"]) == (1, 1)
    with acting_as(SERVICE):
        assert queries.offer(known).state == "held"


def test_a_stopped_import_goes_on_where_it_was(communes, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 2)
    rows = [offer(number) for number in range(5)]

    class Stopped(Exception):
        pass

    def stop_after_two_batches(_words, _lines, done=[]):  # noqa: B006
        done.append(1)
        if len(done) == 2:
            raise Stopped

    with pytest.raises(Stopped):
        import_offers(
            lines=lines(rows), source="essai", now=TUESDAY, by=SERVICE, channel=Channel.AUTOMATIC,
            advance=stop_after_two_batches,
        )  # fmt: skip
    assert offers(rows).counts["new"] == 1


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"id": ""}, "id"), ({"intitule": " "}, "intitule"), ({"date_creation": "hier"}, "date"),
        ({"date_creation": "2031-01-01"}, "future"), ({"id": "x" * 50}, "40"), ({"id": "o1"}, "twice"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_used_is_refused_and_the_others_come_in(communes, wrong, why):
    done = offers([offer(1), offer(2, **wrong), offer(3)])
    assert [(refused.line, why in refused.why) for refused in done.refused] == [(3, True)]
    assert done.counts["new"] == 2


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("<p>Cuire&#xa0;le pain</p><ul><li>la nuit</li></ul>", "Cuire le pain\nla nuit"),
        ("R&amp;D", "R&D"),
        ("C++ < 3 ans, a<b", "C++ < 3 ans, a<b"),
        ("&lt;script&gt;", "<script>"),
    ],
)
def test_markup_of_other_sites_is_taken_out(written, plain):
    assert plain_text(written) == plain


def test_an_import_is_a_fact(communes):
    offers([offer(1)])
    with acting_as(SERVICE):
        assert FactRow.objects.get(name="offers.OffersImported").details["new"] == 1


@pytest.mark.parametrize(
    ("table", "change", "why"),
    [
        ("referentiel_code_rome", {"libelle_rome": "x" * 251}, "label has 251 characters, 250 at most"),
        ("referentiel_appellation", {"code_ogr": "1" * 13}, "code has 13 characters, 12 at most"),
        ("referentiel_savoir", {"libelle_savoir": "x" * 401}, "label has 401 characters, 400 at most"),
        ("liens_rome_referentiels", {"code_rubrique": "123"}, "rubric has 3 characters, 2 at most"),
        ("referentiel_savoir", {"libelle_savoir": "a\x00b"}, "a character that cannot be kept"),
    ],
)
def test_a_value_that_does_not_fit_refuses_its_line_and_no_other(table, change, why):
    given = tables()
    first = given[table][0]
    given[table][0] = Line(first.number, first.fields | change)
    done = rome(given)
    told = [one for one in done.refused if one.table == table and one.line == first.number]
    assert [why in one.why for one in told] == [True]
    assert done.counts["occupations"] >= 1


@pytest.mark.parametrize(
    "table",
    ["referentiel_code_rome", "referentiel_appellation", "referentiel_savoir", "liens_rome_referentiels"],
)
def test_what_comes_twice_is_refused_with_the_number_of_its_line(table):
    given = tables()
    given[table].append(Line(99, given[table][0].fields))
    twice = [one for one in rome(given).refused if one.line == 99]
    assert [(one.table, "comes twice" in one.why) for one in twice] == [(table, True)]


def test_a_missing_column_is_named_in_words():
    given = tables(referentiel_savoir=[{"code_ogr_savoir": "7"}], texte=[{"code_rome": "D1102"}])
    assert [str(one) for one in rome(given).refused if one.table in {"referentiel_savoir", "texte"}] == [
        "texte, line 2: the column libelle_type_texte is missing",
        "referentiel_savoir, line 2: the column libelle_savoir is missing",
    ]


COMMUNE = {
    "commune_type": "COM", "insee_com": "93066", "commune": "Saint-Denis", "insee_dep": "93",
    "code_postal": "93200", "lat": "48.9", "lng": "2.3", "insee_parente": "", "population_2021": "1",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"commune": "x" * 81}, "name has 81 characters, 80 at most"),
        ({"insee_dep": "9300"}, "department has 4 characters"),
        ({"code_postal": "932000"}, "postal_codes has 6 characters"),
        ({"population_2021": "-1"}, "population is -1"),
        ({"population_2021": "99999999999"}, "population is 99999999999"),
    ],
)
def test_a_commune_that_does_not_fit_is_refused_with_its_line(change, why):
    rows = [COMMUNE | change, COMMUNE | {"insee_com": "93001", "commune": "Aubervilliers"}]
    done = import_communes(lines=lines(rows), now=TUESDAY, by=SERVICE, channel=Channel.AUTOMATIC)
    assert [(one.line, why in one.why) for one in done.refused] == [(2, True)]
    assert done.counts["new"] == 1


def test_a_commune_without_a_column_says_which_one():
    rows = [{name: value for name, value in COMMUNE.items() if name != "lat"}]
    done = import_communes(lines=lines(rows), now=TUESDAY, by=SERVICE, channel=Channel.AUTOMATIC)
    assert str(done.refused[0]) == "communes, line 2: the column lat is missing"


@pytest.mark.parametrize(
    "wrong", [{"intitule": ["a"]}, {"description": {"a": 1}}, {"salaire": True}, {"intitule": "\ud800"}]
)
def test_an_offer_whose_field_holds_no_words_is_refused_with_its_line(wrong):
    given = {"id": "1", "intitule": "Comptable"} | wrong
    done = import_offers(
        lines=[Line(7, given)], source="test", now=TUESDAY, by=SERVICE, channel=Channel.AUTOMATIC
    )
    assert [one.line for one in done.refused] == [7]
    assert done.counts["new"] == 0


def test_a_source_with_a_long_name_is_refused_before_anything_is_read():
    with pytest.raises(ValueError, match="longer than 20"):
        import_offers(lines=[], source="x" * 21, now=TUESDAY, by=SERVICE, channel=Channel.AUTOMATIC)
