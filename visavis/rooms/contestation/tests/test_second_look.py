"""One answer in ten is read again by somebody else; nobody who answers knows which."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from visavis.decisions.remedies import looked_at_again
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation import queries
from visavis.rooms.contestation.actions import _second_look as drawing
from visavis.rooms.contestation.actions.look_again import look_again
from visavis.rooms.contestation.contributions import awaited
from visavis.rooms.contestation.models import Contestation, Draw, SecondLook
from visavis.rooms.contestation.tests.conftest import TUESDAY
from visavis.rooms.contestation.tests.test_complaining import complains, letters_to, reply, theirs

pytestmark = pytest.mark.django_db
WHY = "La réponse ne dit pas pourquoi le guichet était fermé ce jour-là."


@pytest.fixture
def drawn(monkeypatch):
    monkeypatch.setattr(drawing, "looked_at_again", lambda seed, number: True)


def looks(contested, by, verdict="agrees", reason=WHY, at=TUESDAY + timedelta(days=1)):
    with acting_as(by):
        look_again(
            contestation_id=contested.id, verdict=verdict, reason=reason, now=at, by=by, channel=Channel.WEB
        )


def test_the_number_is_drawn_when_it_comes_in_and_kept(nadia):
    contested = complains(nadia)
    with acting_as(SERVICE):
        seed = bytes(Draw.objects.get(contestation_id=contested.id).seed)
    assert len(seed) == 16


def test_nobody_at_the_desk_sees_the_number_before_answering(nadia, ines, claire):
    """Not by the application, and not by a query of her own: the database answers with no row."""
    contested = complains(nadia)
    for by in (ines, claire, nadia):
        with acting_as(by), connection.cursor() as cursor:
            assert not Draw.objects.filter(contestation_id=contested.id).exists()
            cursor.execute("select count(*) from contestation_draw")
            assert cursor.fetchone() == (0,)


def test_the_draw_is_the_one_the_kept_number_gives(nadia, ines):
    """Whoever holds the numbers draws again and finds the same answers."""
    for _ in range(12):
        reply(complains(nadia), ines)
    with acting_as(SERVICE):
        kept = {each.contestation_id: bytes(each.seed) for each in Draw.objects.order_by("pk")}
        expected = {
            each.id
            for each in Contestation.objects.order_by("id")
            if looked_at_again(kept[each.id], each.number)
        }
        assert set(SecondLook.objects.order_by("pk").values_list("pk", flat=True)) == expected


def test_most_answers_are_not_drawn(nadia, ines, monkeypatch):
    monkeypatch.setattr(drawing, "looked_at_again", lambda seed, number: False)
    reply(complains(nadia), ines)
    assert theirs(nadia).look is None


def test_another_person_agrees_and_both_are_named_to_the_person(drawn, nadia, ines, karim):
    contested = complains(nadia)
    reply(contested, ines)
    looks(contested, karim)
    told = theirs(nadia)
    assert (told.answered_by, told.look.looked_by, told.look.reason) == ("Inès Moreau", "Karim Haddad", WHY)
    assert told.outcome == "changed"


def test_whoever_answered_does_not_read_herself_again(drawn, nadia, ines):
    contested = complains(nadia)
    reply(contested, ines)
    with pytest.raises(Refusal, match="une autre personne relit"):
        looks(contested, ines)


def test_a_machine_reads_nothing_again(drawn, nadia, ines):
    contested = complains(nadia)
    reply(contested, ines)
    with pytest.raises(Refusal, match="jamais une machine"):
        looks(contested, SERVICE)


def test_an_opinion_without_a_reason_is_none(drawn, nadia, ines, karim):
    contested = complains(nadia)
    reply(contested, ines)
    with pytest.raises(Refusal, match="20 caractères"):
        looks(contested, karim, reason="D’accord.")


def test_opened_again_it_waits_for_somebody_else_and_the_first_answer_is_kept(drawn, nadia, ines, karim):
    contested = complains(nadia)
    reply(contested, ines, outcome="kept")
    looks(contested, karim, "reopens")
    told = theirs(nadia)
    assert (told.answered_at, told.owner, told.look.first_outcome) == (None, "Karim Haddad", "kept")
    assert told.due_at > contested.due_at
    with pytest.raises(Refusal, match="une autre personne répond"):
        reply(told, ines, at=TUESDAY + timedelta(days=2))
    reply(told, karim, at=TUESDAY + timedelta(days=2), outcome="changed")
    assert theirs(nadia).outcome == "changed"
    letters = letters_to(nadia)
    assert "Votre contestation est rouverte" in letters
    assert WHY in letters["Votre contestation est rouverte"]


def test_what_was_opened_again_is_not_drawn_a_second_time(drawn, nadia, ines, karim):
    contested = complains(nadia)
    reply(contested, ines)
    looks(contested, karim, "reopens")
    reply(theirs(nadia), karim, at=TUESDAY + timedelta(days=2))
    with acting_as(SERVICE):
        assert SecondLook.objects.count() == 1


def test_read_again_twice_the_first_stays(drawn, nadia, ines, karim, claire):
    contested = complains(nadia)
    reply(contested, ines)
    looks(contested, karim)
    with pytest.raises(Refusal, match="déjà relu"):
        looks(contested, claire, "reopens")


def test_it_stands_on_the_page_of_who_can_read_it_again_and_not_of_who_answered(drawn, nadia, ines, karim):
    contested = complains(nadia)
    reply(contested, ines)
    seen = {}
    for by in (ines, karim):
        with acting_as(by):
            seen[by.name] = [each.what for each in awaited(by, TUESDAY)]
    assert seen == {"Inès Moreau": [], "Karim Haddad": ["Relire une réponse tirée au sort"]}
    with acting_as(karim):
        assert [each.id for each in queries.to_look_again(karim.agency_id)] == [contested.id]
