"""Official files come in once, go on after a stop, and say each line they refuse."""

from __future__ import annotations

import pytest

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, acting_as
from visavis.rooms.offers import queries
from visavis.rooms.offers.actions import import_offers as importing
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
