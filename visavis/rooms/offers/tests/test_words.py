"""The words offers are found by: made by us, kept with their version, made again when it changes, put right when mistyped."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from visavis.decisions.matching.words import VERSION
from visavis.decisions.matching.words import asked as words_asked
from visavis.foundation.database.lexemes import LexemeQuery
from visavis.foundation.facts import header
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, acting_as
from visavis.foundation.jobs import run_waiting
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.offers import indexing, vocabulary
from visavis.rooms.offers.indexing import reindex, vector_of
from visavis.rooms.offers.jobs import learn_words, on_imported
from visavis.rooms.offers.jobs import reindex as reindex_job
from visavis.rooms.offers.models import KnownWord, Offer
from visavis.rooms.offers.search import Asked, search
from visavis.rooms.offers.tests.conftest import TUESDAY
from visavis.rooms.reference.facts import EditionImported
from visavis.rooms.reference.models import Occupation, OccupationTitle

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def titles(words):
    with acting_as(VISITOR):
        return {hit.title for hit in search(Asked(words), TODAY).hits}


@pytest.fixture
def bakers(db):
    with acting_as(SERVICE):
        Occupation.objects.create(code="D1102", label="Boulanger")
        for number, label in enumerate(("Boulanger / Boulangère", "Secrétaire", "Infirmier / Infirmière")):
            OccupationTitle.objects.create(code=str(number), occupation_id="D1102", label=label)
        vocabulary.learn()


def test_each_key_has_its_places_and_the_part_of_the_offer_it_is_in():
    offer = Offer(title="Employé (H/F)", occupation_words="Employée de rayon", description="Rayon, IDE.")
    assert vector_of(offer) == (
        "'employezacc':1A,2B 'rayon':3B,4D 'ide':5D 'infirmier':5D 'diplomezacc':5D 'etat':5D"
    )


def test_the_longest_of_offers_still_fits(deposited):
    deposited(title="Boulanger (H/F)", description="pain " * 20_000 + "croissant")
    assert titles("croissant") == {"Boulanger (H/F)"}


def test_no_word_needs_a_dictionary_on_the_server(deposited, django_assert_num_queries):
    deposited(title="Boulanger (H/F)")
    query = str(Offer.objects.filter(search=LexemeQuery(words_asked("boulangère")[0], "A")).query)
    assert "::tsquery" in query and "to_ts" not in query and "simple" not in query


@pytest.mark.parametrize(
    "words",
    [
        "employé",
        "employée",
        "EMPLOYE",
        "employe",
        "employé·e",
        "employé(e)s",
        "Employés de rayon H/F",
        "l’employé",
    ],
)
def test_every_way_of_writing_finds_the_offer_and_not_its_false_friend(deposited, words):
    deposited(title="Employé de rayon (H/F)", description="Mise en rayon.")
    deposited(title="Chargé d’insertion (H/F)", description="Aider à trouver un emploi.")
    assert titles(words) == {"Employé de rayon (H/F)"}


def test_an_abbreviation_finds_what_it_says_and_the_reverse(deposited):
    deposited(title="IDE de nuit (H/F)", description="Soins.")
    deposited(title="Infirmier diplômé d’État (H/F)", description="Soins.")
    for words in ("IDE", "ide", "infirmière diplômée d'état", "infirmier"):
        assert len(titles(words)) == 2


def test_capitals_without_accents_are_found(deposited):
    deposited(title="EMPLOYE DE RAYON (H/F)", description="Mise en rayon.")
    assert titles("employée") == titles("employe") == {"EMPLOYE DE RAYON (H/F)"}


def test_rows_of_an_older_version_are_made_again_batch_by_batch(deposited, monkeypatch):
    for number in range(5):
        deposited(title=f"Boulanger {number} (H/F)")
    with acting_as(SERVICE):
        assert reindex() == 0
        Offer.objects.update(words_version=0, search=None)
        assert not titles("boulanger")
        assert [reindex(most=2) for _ in range(4)] == [2, 2, 1, 0]
        assert set(Offer.objects.values_list("words_version", flat=True)) == {VERSION}
    assert len(titles("boulangère")) == 5


def test_the_daily_job_comes_back_until_all_is_done(deposited, monkeypatch):
    monkeypatch.setattr(indexing.reindex, "__defaults__", (2,))
    for number in range(5):
        deposited(title=f"Boulanger {number} (H/F)")
    with acting_as(SERVICE):
        Offer.objects.update(words_version=0, search=None)
        reindex_job()
    assert run_waiting() == 3
    assert len(titles("boulanger")) == 5


def test_an_offer_is_kept_with_the_version_of_its_words(deposited):
    deposited()
    with acting_as(SERVICE):
        assert Offer.objects.get().words_version == VERSION


def test_words_are_learnt_from_occupations_places_and_usual_titles(communes, deposited, bakers):
    for number in range(3):
        deposited(title=f"Crémier {number} (H/F)")
    deposited(title="Crèmiere (H/F)")
    with acting_as(SERVICE):
        learn_words()
        known = dict(KnownWord.objects.values_list("word", "times"))
    assert known["boulanger"] >= 3 and known["pantin"] == 3 and known["secrétaire"] == 3
    assert known["crémier"] == 4 and "crèmiere" not in known


def test_a_word_nobody_says_any_more_is_forgotten(bakers):
    with acting_as(SERVICE):
        OccupationTitle.objects.filter(label="Secrétaire").delete()
        vocabulary.learn()
        assert not KnownWord.objects.filter(word="secrétaire").exists()


def test_an_import_puts_the_learning_in_line(communes):
    head = header(now=TUESDAY, by=SERVICE, channel=Channel.AUTOMATIC, file_id=None)
    with acting_as(SERVICE):
        on_imported(EditionImported(**head, what="communes", version="", new=4, changed=0, closed=0))
    assert run_waiting() == 1
    assert KnownWord.objects.filter(word="pantin").exists()


def test_a_visitor_reads_the_known_words_and_writes_none(bakers):
    with acting_as(VISITOR):
        assert KnownWord.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            KnownWord.objects.create(id=uuid7(), lexeme="x", word="x", times=1, near=[])


@pytest.mark.parametrize(
    ("words", "proposed"),
    [("boulenger", "boulanger"), ("secretère", "secrétaire"), ("infirmmière de nuit", "infirmier de nuit")],
)
def test_a_mistyped_word_is_proposed_as_a_link_that_searches_again(client, bakers, words, proposed):
    page = (
        client.get(reverse("offers:search"), {"mots": words, "rayon": "30"})
        .content.decode()
        .replace("\xa0", " ")
    )
    link = proposed.replace(" ", "+").replace("é", "%C3%A9")
    assert f'Vouliez-vous dire : <a href="?mots={link}&amp;rayon=30">{proposed}</a> ?' in page


def test_nothing_is_proposed_when_enough_offers_answer_or_the_word_is_known(client, bakers, deposited):
    for number in range(5):
        deposited(title=f"Boulenger {number} (H/F)")
    for words in ("boulenger", "boulangère", "", "zzzzzz"):
        assert "Vouliez-vous" not in client.get(reverse("offers:search"), {"mots": words}).content.decode()


def test_known_words_are_looked_up_by_their_index(bakers):
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute("explain select word from offers_knownword where near && array['bulanje']::varchar[]")
        assert "known_words_by_sound" in "".join(row[0] for row in cursor.fetchall())
