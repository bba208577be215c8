"""Finding offers: the right ones, in the order that is explained, page by page."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from django.db import connection

from visavis.decisions.matching.reasons import reasons
from visavis.foundation.identity.actor import VISITOR, acting_as
from visavis.rooms.offers import search as searching
from visavis.rooms.offers.models import Offer, State
from visavis.rooms.offers.search import Asked, search
from visavis.rooms.offers.tests.conftest import TUESDAY
from visavis.rooms.reference.places import find_place

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def titles(*words, **asked):
    with acting_as(VISITOR):
        return [hit.title for hit in search(Asked(" ".join(words), **asked), TODAY).hits]


def test_words_find_both_genders_singular_and_plural(deposited):
    deposited(title="Boulangère ou boulanger")
    for words in ("boulanger", "boulangère", "Boulangers", "BOULANGERES"):
        assert titles(words) == ["Boulangère ou boulanger"]


def test_all_words_must_be_found_somewhere(deposited):
    deposited(title="Boulangère ou boulanger", description="Travail de nuit.")
    assert titles("boulanger nuit") and not titles("boulanger jour")


def test_a_radius_keeps_what_is_near(deposited):
    deposited(title="Près (H/F)", place="93500")
    deposited(title="Loin (H/F)", place="69001")
    assert titles(place="93200", radius_km=10) == ["Près (H/F)"]
    assert set(titles()) == {"Près (H/F)", "Loin (H/F)"}


def test_a_contract_keeps_its_own(deposited):
    deposited(title="Stable (H/F)", contract="cdi")
    deposited(title="Court (H/F)", contract="cdd")
    assert titles(contract="cdd") == ["Court (H/F)"]


def test_a_word_in_the_title_comes_before_one_in_the_text(deposited):
    deposited(title="Cuisine (H/F)", description="Aide au boulanger.")
    deposited(title="Boulanger (H/F)", description="Cuire le pain.")
    assert titles("boulanger") == ["Boulanger (H/F)", "Cuisine (H/F)"]


def test_each_result_says_why(deposited):
    deposited(title="Boulanger (H/F)", place="93500")
    with acting_as(VISITOR):
        (hit,) = search(Asked("boulangère", place="93200", radius_km=20), TODAY).hits
    said = [sentence.say().replace("\u00a0", " ") for sentence in hit.why.sentences]
    assert said == [
        "Mot trouvé dans le titre : « boulangère ».",
        "À 6 km de Saint-Denis. Vous avez demandé 20 km au plus.",
    ]


def test_postgresql_and_the_explanation_add_up_to_the_same_points(deposited):
    chance = random.Random(7)
    words = ["boulanger", "nuit", "pain", "four", "vendeur", "caisse"]
    for _ in range(40):
        deposited(
            title=" ".join(chance.sample(words, 2)) + " (H/F)",
            description=" ".join(chance.sample(words, 4)),
            occupation=chance.choice(words),
            place=chance.choice(["93200", "93500", "69001"]),
            now=TUESDAY - timedelta(days=chance.randrange(60)),
        )
    for asked in (
        Asked("boulanger"),
        Asked("pain nuit", "93200", 30),
        Asked("", "93500", 10),
        Asked("four", "Lyon", 50),
    ):
        with acting_as(VISITOR):
            hits = search(asked, TODAY).hits
            place = find_place(asked.place) if asked.place else None
            assert hits
            for hit in hits:
                why = reasons(
                    searching._wish(asked, place), searching.candidate_of(Offer.objects.get(id=hit.id)), TODAY
                )
                assert hit.why.points == why.points == why.explanation.rebuild()


def test_pages_follow_each_other_without_gap_or_repeat(deposited, monkeypatch):
    monkeypatch.setattr(searching, "PAGE", 3)
    for number in range(10):
        deposited(title=f"Poste {number} (H/F)", now=TUESDAY - timedelta(days=number // 2))
    seen, after = [], ""
    with acting_as(VISITOR):
        while True:
            found = search(Asked(after=after), TODAY)
            seen += [hit.id for hit in found.hits]
            after = found.next
            if not after:
                break
    assert len(seen) == len(set(seen)) == 10 == found.total


def test_without_words_the_newest_come_from_an_index_whose_order_is_that_of_the_points(deposited):
    with connection.cursor() as cursor:
        cursor.execute("set local enable_sort to off; set local enable_seqscan to off")
    asked = Asked()
    shown = Offer.objects.filter(state=State.SHOWN)
    assert "offers_latest" in searching._ranked(shown, asked, None, TUESDAY.date()).explain()
    hits = search(asked, TUESDAY.date()).hits
    assert [hit.id for hit in hits] == [
        hit.id
        for hit in sorted(hits, key=lambda hit: (hit.why.points, hit.published_on, hit.id), reverse=True)
    ]


@pytest.mark.parametrize("cursor", ["x", "1.2.3", "9.2026-11-24.pas-un-identifiant", "...."])
def test_an_unreadable_page_starts_again(deposited, cursor):
    deposited()
    assert titles(after=cursor)


def test_what_the_law_holds_back_is_counted_not_shown(deposited):
    deposited(title="Boulanger (H/F)")
    deposited(title="Boulanger (H/F)", description="Kit à votre charge.")
    with acting_as(VISITOR):
        found = search(Asked("boulanger"), TODAY)
    assert (found.total, found.held_back) == (1, 1)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("93200", "93066"), ("saint-denis (93)", "93066"), ("St Denis", "97411"), ("SAINT DENIS", "97411"),
        ("pant", "93055"), ("Pantin (93)", "93055"), ("nulle part", None), ("", None), ("';--", None),
    ],
)  # fmt: skip
def test_a_place_is_found_as_people_type_it(communes, typed, code):
    found = find_place(typed)
    assert (found and found.code) == code


def test_namesakes_are_said(communes):
    assert find_place("Saint-Denis").others == ("Saint-Denis (93)",)
