"""A counsellor refuses or changes what a machine proposes; her note comes first wherever the proposal is shown."""

from __future__ import annotations

import pytest

from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.offers.models import Offer
from visavis.rooms.register import queries
from visavis.rooms.register.actions.overrule import overrule
from visavis.rooms.register.actions.withdraw import withdraw
from visavis.rooms.register.tests.test_off_switch import SEARCH, main_of

pytestmark = pytest.mark.django_db

WORDS = "Les horaires ne vont pas avec l’école de votre fils."


@pytest.fixture
def offer(nadia, offers):
    with acting_as(SERVICE):
        return Offer.objects.get(id=offers[0])


def note(ines, nadia, offer, stance="aside", words=WORDS):
    address = f"/bureau/dossiers/{nadia.file_id}/algorithmes/note/offer/{offer.pk}/"
    return ines.client.post(address, {"stance": stance, "words": words})


def test_an_offer_set_aside_leaves_the_order_of_the_machine_and_says_who_and_why(nadia, ines, offer):
    before = main_of(nadia.client.get(SEARCH))
    assert offer.title in before
    assert "mis de côté" not in before
    assert note(ines, nadia, offer).status_code == 302
    page = main_of(nadia.client.get(SEARCH))
    aside, ranked = page.partition("mis de côté")[2].partition("</section>")[::2]
    assert offer.title in aside
    assert WORDS in aside
    assert "Inès" in aside
    assert offer.title not in ranked


def test_an_offer_put_first_stands_before_every_offer_of_the_machine(nadia, ines, offer):
    note(ines, nadia, offer, "first", "Le fournil cherche quelqu’un comme vous.")
    page = main_of(nadia.client.get("/offres/?mots=plombier"))
    assert offer.title in page.partition("Rangées par")[0]


def test_the_offer_itself_shows_the_note_before_the_points(nadia, ines, offer):
    note(ines, nadia, offer)
    page = main_of(nadia.client.get(f"/offres/{offer.pk}/?mots=boulangerie"))
    assert page.index(WORDS) < page.index("Pourquoi cette offre vous est montrée")
    assert "passe avant" in page


def test_nobody_else_sees_her_note(nadia, ines, offer, client):
    note(ines, nadia, offer)
    assert WORDS not in client.get(SEARCH).content.decode()
    assert offer.title in main_of(client.get(SEARCH))


def test_a_note_on_her_rights_stands_above_the_figures(nadia, ines):
    address = f"/bureau/dossiers/{nadia.file_id}/algorithmes/note/rights/{nadia.computation}/"
    answer = ines.client.post(address, {"stance": "changed", "words": "Il manque votre prime d’ancienneté."})
    assert answer.status_code == 302
    page = main_of(nadia.client.get("/mon-espace/droits/"))
    assert page.index("Il manque votre prime") < page.index("40,81")


def test_a_new_note_replaces_the_former_which_stays_in_the_export(nadia, ines, offer):
    note(ines, nadia, offer)
    note(ines, nadia, offer, "first", "Finalement les horaires ont changé.")
    with acting_as(nadia.actor):
        [standing] = queries.standing(nadia.file_id, "offer")
        assert len(queries.every_note(nadia.file_id)) == 2
    assert standing.stance == "first"


def test_a_note_is_a_human_act_with_words(nadia, ines, offer):
    assert note(ines, nadia, offer, words="non").status_code in (400, 409, 422)
    with acting_as(SERVICE), pytest.raises(Refusal):
        overrule(
            file_id=nadia.file_id, kind="offer", subject_id=offer.pk, stance="aside", words=WORDS, now=now(),
            by=SERVICE, channel=Channel.AUTOMATIC,
        )  # fmt: skip
    with acting_as(nadia.actor), pytest.raises(Refusal):
        overrule(
            file_id=nadia.file_id, kind="offer", subject_id=offer.pk, stance="aside", words=WORDS, now=now(),
            by=nadia.actor, channel=Channel.WEB,
        )  # fmt: skip


def test_the_database_itself_lets_no_person_write_a_note(nadia, offer):
    from django.db import ProgrammingError, transaction

    from visavis.foundation.vault import seal
    from visavis.rooms.register.models import Note

    with acting_as(nadia.actor), pytest.raises(ProgrammingError), transaction.atomic():
        Note.objects.create(
            file_id=nadia.file_id, kind="offer", subject_id=offer.pk, stance="aside",
            sealed_words=seal(nadia.file_id, WORDS), written_by=nadia.actor.account_id, written_at=now(),
        )  # fmt: skip


def test_a_note_is_a_fact_without_its_words(nadia, ines, offer):
    note(ines, nadia, offer)
    with acting_as(nadia.actor):
        fact = FactRow.objects.get(name="register.ProposalOverruled", file_id=nadia.file_id)
    assert WORDS not in str(fact.details)
    assert fact.details["stance"] == "aside"
    assert "mis une offre de côté" in nadia.client.get("/mon-espace/dossier/").content.decode()


def test_a_note_taken_back_gives_the_order_back(nadia, ines, offer):
    note(ines, nadia, offer)
    with acting_as(ines.actor):
        [standing] = queries.standing(nadia.file_id, "offer")
        withdraw(file_id=nadia.file_id, note_id=standing.id, now=now(), by=ines.actor, channel=Channel.DESK)
    page = main_of(nadia.client.get(SEARCH))
    assert "mis de côté" not in page
    assert offer.title in page


def test_she_searches_with_the_person_and_sees_the_same_order(nadia, ines):
    page = main_of(ines.client.get(f"/bureau/dossiers/{nadia.file_id}/algorithmes/offres/?mots=boulangerie"))
    assert "Rangées comme la personne les voit" in page
    assert "Proposer d’abord, ou mettre de côté" in page
    nadia.client.post("/mon-espace/algorithmes/eteindre/")
    page = main_of(ines.client.get(f"/bureau/dossiers/{nadia.file_id}/algorithmes/offres/?mots=boulangerie"))
    assert "Rangées par date" in page


def test_a_computation_of_another_file_is_not_found(nadia, ines):
    from uuid import uuid4

    address = f"/bureau/dossiers/{nadia.file_id}/algorithmes/note/rights/{uuid4()}/"
    assert ines.client.get(address).status_code == 404


def test_two_colleagues_at_the_same_instant_leave_one_note_and_a_plain_refusal(
    nadia, ines, offer, monkeypatch
):
    from visavis.rooms.register.actions import overrule as module

    note(ines, nadia, offer)
    real = module.Note.objects.filter

    class Blind:
        """What the second colleague sees while the first has not finished: no note stands."""

        def filter(self, **conditions):
            return real(**conditions).none()

    monkeypatch.setattr(module.Note, "objects", Blind())
    with acting_as(ines.actor), pytest.raises(Refusal) as refused:
        overrule(
            file_id=nadia.file_id, kind="offer", subject_id=offer.pk, stance="first", words=WORDS, now=now(),
            by=ines.actor, channel=Channel.DESK,
        )  # fmt: skip
    assert refused.value.status == 409
