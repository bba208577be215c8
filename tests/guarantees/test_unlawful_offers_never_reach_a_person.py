"""An offer that breaks a rule is found by nobody, on no page, not even by a query that forgot to ask."""

from __future__ import annotations

import pytest
from django.urls import reverse

from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.offers.actions.close import close
from visavis.rooms.offers.actions.confirm import confirm
from visavis.rooms.offers.models import Finding, Offer, Review, Verdict
from visavis.rooms.offers.tests.conftest import TUESDAY, communes, deposited, employer, ines

pytestmark = pytest.mark.django_db
_ = communes, deposited, employer, ines  # fixtures
UNLAWFUL = {
    "fee asked": {"description": "Une caution de 200 € est demandée."},
    "under the minimum wage": {"wage_unit": "month", "description": "Salaire : 900 € brut par mois, 35h."},
    "a sex asked for": {"title": "Serveuse (femme)"},
    "a title of one gender": {"title": "Vendeuse"},
    "disguised": {"description": "F r a i s de dossier : cinquante euros"},
}
JOBSEEKER = Actor(role=Role.PERSON, account_id=uuid7(), file_id=uuid7())


def nobody_finds(client, offer_id):
    for reader in (VISITOR, JOBSEEKER):
        with acting_as(reader):
            assert not Offer.objects.filter(id=offer_id).exists()
            assert not Verdict.objects.filter(offer_id=offer_id).exists()
            assert not Finding.objects.filter(offer_id=offer_id).exists()
    for name in ("offer", "report"):
        assert client.get(reverse(f"offers:{name}", args=[offer_id])).status_code == 404
    for asked in ({}, {"mots": "caution"}, {"lieu": "93500"}, {"contrat": "cdi"}):
        assert str(offer_id) not in client.get(reverse("offers:search"), asked).content.decode()


@pytest.mark.parametrize("fault", UNLAWFUL)
def test_nobody_finds_an_offer_that_breaks_a_rule(client, deposited, fault):
    nobody_finds(client, deposited(**UNLAWFUL[fault]))


def test_nobody_finds_an_offer_whose_refusal_a_human_confirmed(client, deposited, ines):
    offer_id = deposited(**UNLAWFUL["fee asked"])
    with acting_as(SERVICE):
        review = Review.objects.get(offer_id=offer_id)
    with acting_as(ines):
        confirm(
            review_id=review.id, reason="La caution est demandée.", now=TUESDAY, by=ines, channel=Channel.WEB
        )
    nobody_finds(client, offer_id)


def test_nobody_finds_an_offer_its_employer_took_back(client, deposited, employer):
    offer_id = deposited()
    with acting_as(employer):
        close(offer_id=offer_id, now=TUESDAY, by=employer, channel=Channel.WEB)
    nobody_finds(client, offer_id)


def test_a_lawful_offer_is_found_or_this_test_would_prove_nothing(client, deposited):
    offer_id = deposited()
    assert str(offer_id) in client.get(reverse("offers:search")).content.decode()
