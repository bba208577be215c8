"""Official files come in once, go on after a stop, and say each line they refuse."""

from __future__ import annotations

import pytest

from visavis.foundation.database.lines import Line
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, acting_as
from visavis.rooms.offers import queries
from visavis.rooms.offers.actions import import_offers as importing
from visavis.rooms.offers.actions.import_offers import import_offers
from visavis.rooms.offers.actions.locate import locate
from visavis.rooms.offers.markup import plain_text
from visavis.rooms.offers.models import (
    Finding,
    Offer,
    Review,
    Verdict,
)
from visavis.rooms.offers.search import Asked, search
from visavis.rooms.offers.tests.conftest import TUESDAY
from visavis.rooms.reference.models import Commune, Occupation, Succession

pytestmark = pytest.mark.django_db


def lines(rows):
    return [Line(number, fields) for number, fields in enumerate(rows, start=2)]


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

    def stop_after_two_batches(_words, _lines, done=[]):  # noqa: B006 - it counts from call to call
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


def test_offers_that_came_before_the_communes_are_placed_when_these_come(db):
    offers(
        [
            offer(1, rome_code="D1102"),
            offer(2, commune_insee="", lieu_libelle="93 - Pantin"),
            offer(3, commune_insee="99999", lieu_libelle=""),
        ]
    )
    with acting_as(SERVICE):
        assert not Offer.objects.exclude(commune=None).exists()
        Commune.objects.create(
            code="93055",
            name="Pantin",
            plain="pantin",
            department="93",
            postal_codes=["93500"],
            latitude=48.9,
            longitude=2.4,
        )
        Occupation.objects.create(code="D1102", label="Boulanger / Boulangère")
    done = locate(now=TUESDAY, by=SERVICE)
    assert (done.counts["located"], done.counts["named"]) == (2, 1)
    with acting_as(SERVICE):
        found = {row.source_id: (row.commune_id, row.place, row.occupation_id) for row in Offer.objects.all()}
    assert found["o1"] == ("93055", "Pantin (93)", "D1102")
    assert found["o2"] == ("93055", "Pantin (93)", None)
    assert found["o3"][0] is None
    assert locate(now=TUESDAY, by=SERVICE).counts["located"] == 0
    assert offers([offer(1, rome_code="D1102")]).counts["changed"] == 0


def test_an_offer_with_a_code_that_was_comes_in_under_todays(communes):
    with acting_as(SERVICE):
        Succession.objects.create(what="communes", old="93999", new="93055")
    offers([offer(1, commune_insee="93999")])
    with acting_as(SERVICE):
        row = Offer.objects.get()
    assert (row.commune_id, row.commune_code) == ("93055", "93999")
