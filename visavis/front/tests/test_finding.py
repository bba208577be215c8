"""One box: each finds what she may see, in her own words, and no name stands in an address."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests import town
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.trace.models import JournalRow
from visavis.front.finding.deeds import DEEDS, deeds
from visavis.front.finding.terms import explained, terms

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def loaded(settings):
    town.load(settings)


def sought(role, words):
    """The page that this role gets for these words."""
    client = town.sit_down(role)
    answer = client.post(reverse("seek"), {"words": words})
    assert answer.url == reverse("seek"), "the words stand in an address"
    return client.get(answer.url).content.decode()


def test_a_counsellor_finds_a_person_of_her_agency_and_it_is_a_reading(loaded):
    page = sought(Role.COUNSELLOR, "belk")
    assert "Belkacem, Nadia" in page
    with acting_as(SERVICE):
        assert JournalRow.objects.filter(file_id=town.file_of("nadia"), what="portfolio").exists()


@pytest.mark.parametrize("role", [Role.VISITOR, Role.PERSON, Role.EMPLOYER])
def test_nobody_else_finds_people(loaded, role):
    assert "Belkacem, " not in sought(role, "Belkacem")


def test_offers_answer_in_any_form_of_their_words(loaded):
    assert "Boulangère ou boulanger" in sought(Role.VISITOR, "boulangères")


def test_occupations_answer_by_any_of_their_names(loaded):
    page = sought(Role.VISITOR, "boulangère")
    assert "/metiers/D1102/" in page


def test_what_answers_nothing_says_so_and_names_a_human(loaded):
    assert "la personne en face de vous" in sought(Role.VISITOR, "xylophoniste")


@pytest.mark.parametrize(
    ("words", "role", "first"),
    [
        ("actualisation", Role.PERSON, "Dire mon mois"),
        ("recours", Role.VISITOR, "Contester une décision"),
        ("allocations", Role.PERSON, "Mes droits"),
        ("conseillère", Role.VISITOR, "Prendre rendez-vous"),
        ("inscrire", Role.COUNSELLOR, "Inscrire quelqu’un"),
    ],
)
def test_a_deed_is_found_by_the_words_people_have_for_it(words, role, first):
    assert deeds(words, role)[0].words == first


def test_every_deed_is_open_to_somebody_and_no_screen_comes_twice():
    assert all(any(deed.is_open_to(role) for role in Role) for deed in DEEDS)
    assert len({deed.screen for deed in DEEDS}) == len(DEEDS)


def test_a_term_of_the_law_is_explained_by_its_code_or_its_name():
    assert terms()
    assert explained("ARE")[0].words.startswith("Allocation d'aide au retour")
