"""Danger: a decision that hides its machine. Guarantee: each individual result says that an algorithm took part in it.

Code des relations entre le public et l'administration, L311-3-1 and R311-3-1-1: the mention says the purpose, the right to
be given the rules, how to use that right, and how to go to the CADA. Ours adds the version and the page of the register.
"""

from __future__ import annotations

import html
import re

import pytest

from tests import town
from visavis.decisions.catalogue import entries
from visavis.foundation.identity.actor import SERVICE, Role, acting_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("offers")]

HER = {"birth_day": "3", "birth_month": "5", "birth_year": "1972", "place": "metropole"}
CONTRACT = {
    "start_day": "1", "start_month": "3", "start_year": "2019", "end_day": "31", "end_month": "10", "end_year": "2026",
    "nature": "cdi", "end_reason": "dismissal", "gross_monthly": "2 080,00",
}  # fmt: skip


def tried(client, **how):
    """The result of a trial without an account."""
    client.post("/droits/", HER, **how)
    client.post("/droits/contrats/1/", CONTRACT, **how)
    return client.post("/droits/autour/", {}, follow=True, **how)


def mention_of(answer, package: str) -> str:
    """The mention of a package on a page; empty when it is not there."""
    page = html.unescape(answer.content.decode()).replace("\xa0", " ").replace("\u202f", " ")
    found = re.search(rf'<section class="small" data-algorithm="{package}">(.*?)</section>', page, re.S)
    return found[1] if found else ""


def lacks(mention: str, package: str, language: str = "fr") -> list[str]:
    """The parts of the law that a mention leaves out."""
    purpose = next(one for one in entries() if one.package == package).say(language).mention
    parts = {
        "the words of the law": "algorithm",
        "its article": "L311-3-1",
        "the purpose": purpose,
        "the right to the rules": "vous avez le droit d’obtenir"
        if language == "fr"
        else "you have the right to be given",
        "how": "guichet" if language == "fr" else "desk",
        "the commission": "CADA",
        "the version": "Version ",
        "the register": f'href="/algorithmes/{package}/"',
    }
    return [name for name, words in parts.items() if words.lower() not in mention.lower()]


@pytest.fixture
def nadia(loaded):
    client = town.sit_down(Role.PERSON)
    client.post("/mon-espace/droits/calculer/")
    return client


def an_offer(**conditions):
    from visavis.rooms.offers.models import Offer

    with acting_as(SERVICE):
        return Offer.objects.filter(**conditions).order_by("pk").first()


def test_a_computation_of_rights_carries_it_for_the_person_and_for_her_counsellor(nadia):
    ines = town.sit_down(Role.COUNSELLOR)
    town.say_why(ines, town.file_of("nadia"))
    assert lacks(mention_of(nadia.get("/mon-espace/droits/"), "rights"), "rights") == []
    seen = ines.get(f"/bureau/dossiers/{town.file_of('nadia')}/droits/")
    assert lacks(mention_of(seen, "rights"), "rights") == []


def test_a_computation_on_paper_carries_it_too(nadia):
    assert lacks(mention_of(nadia.get("/mon-espace/droits/?papier"), "rights"), "rights") == []


def test_a_computation_without_an_account_carries_it(client):
    assert lacks(mention_of(tried(client), "rights"), "rights") == []


def test_the_version_is_the_one_applied_to_her_not_the_one_of_today(nadia):
    from visavis.rooms.rights.door import latest

    with acting_as(town.account("nadia").actor()):
        kept = latest(town.file_of("nadia"))
    assert kept.as_kept["versions"]["fingerprint"][:12] in mention_of(
        nadia.get("/mon-espace/droits/"), "rights"
    )


def test_a_computation_taken_away_carries_it(nadia):
    page = nadia.get("/mon-espace/droits/").content.decode()
    data = nadia.get(re.search(r'href="(/mon-espace/droits/[\w-]+\.json)"', page)[1]).json()
    assert "L311-3-1" in data["algorithm"]["mention"]
    assert data["algorithm"]["register"].endswith("/algorithmes/rights/")


def test_a_match_carries_it(client):
    offer = an_offer(state="shown")
    assert (
        lacks(mention_of(client.get(f"/offres/{offer.pk}/?mots=boulangerie"), "matching"), "matching") == []
    )


def test_an_offer_held_back_carries_it_for_its_employer_and_for_everybody(client):
    held = an_offer(title__startswith="Vendeuse souriante")
    employer = town.sit_down(Role.EMPLOYER)
    assert lacks(mention_of(employer.get(f"/employeur/offres/{held.pk}/"), "offers"), "offers") == []
    assert lacks(mention_of(client.get("/offres/ecartees/?mots=boulangerie"), "offers"), "offers") == []


def test_the_human_who_reviews_an_offer_sees_it():
    from visavis.rooms.offers.models import Review

    employer = town.sit_down(Role.EMPLOYER)
    employer.post(f"/employeur/offres/{an_offer(title__startswith='Vendeuse souriante').pk}/relecture/")
    review = town.first(Review)
    page = town.sit_down(Role.COUNSELLOR).get(f"/bureau/offres/{review.pk}/")
    assert lacks(mention_of(page, "offers"), "offers") == []


def test_it_is_said_in_english_too(client):
    page = tried(client, headers={"accept-language": "en"})
    assert lacks(mention_of(page, "rights"), "rights", "en") == []


def test_a_mention_that_leaves_the_commission_out_is_noticed(client):
    mention = mention_of(tried(client), "rights")
    assert lacks(re.sub("cada", "", mention, flags=re.I), "rights") == ["the commission"]
    assert lacks("", "rights")
