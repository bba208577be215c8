"""A visit at the desk: noted with its motive and minutes, its note read by the person at once, its receipt printed."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import shred
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people
from visavis.rooms.reception import contributions, door, timeline, visits
from visavis.rooms.reception.models import Visit
from visavis.rooms.reception.motives import Motive
from visavis.rooms.reception.tests.test_call_back import NOW, ines, place

pytestmark = pytest.mark.django_db
__all__ = ["ines", "place"]
NOTE = "Nous avons relu le calcul. Rendez-vous pris jeudi."


@pytest.fixture
def nadia(place):
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=NOW, by=VISITOR, channel=Channel.WEB)
        people.give_name(file_id=file_id, given="Nadia", family="Belkacem", on=NOW.date())
    return Account.objects.create(login="nadia", role=Role.PERSON, file_id=file_id, made_at=NOW).actor()


@pytest.fixture
def received(place, ines):
    def do(by=ines, **otherwise):
        said = {
            "agency_id": place.id, "file_id": None, "motive": "rights", "arrived_at": NOW - timedelta(minutes=30),
            "minutes": 20, "note": "", "now": NOW, "by": by, "channel": Channel.DESK,
        }  # fmt: skip
        with acting_as(by):
            return door.receive(**{**said, **otherwise})

    return do


def the_fact():
    with acting_as(SERVICE):
        return FactRow.objects.get(name="reception.VisitReceived")


def test_a_visit_is_noted_with_its_wait_and_its_minutes(received):
    visit_id = received()
    assert the_fact().details == {
        "visit_id": str(visit_id), "motive": "rights", "minutes": 20, "waited_minutes": 10,
    }  # fmt: skip


def test_no_wait_is_claimed_when_none_was_noted(received):
    received(arrived_at=NOW - timedelta(minutes=20))
    assert the_fact().details["waited_minutes"] is None


def test_the_person_reads_the_note_at_once_and_it_lies_sealed(received, nadia):
    visit_id = received(file_id=nadia.file_id, note=NOTE)
    with acting_as(nadia):
        found = visits.visit(visit_id, file_id=nadia.file_id)
        assert (found.note, found.who, found.motive) == (NOTE, "Inès Moreau", "Vos droits")
        assert b"calcul" not in bytes(Visit.objects.get(id=visit_id).sealed_note)
    assert "calcul" not in str(the_fact().details)


def test_the_note_is_gone_with_the_key_of_the_file(received, nadia):
    visit_id = received(file_id=nadia.file_id, note=NOTE)
    with acting_as(SERVICE):
        shred(nadia.file_id)
        assert visits.visit(visit_id, file_id=nadia.file_id).note == ""


def test_without_a_file_nothing_is_written_about_anybody(received):
    with pytest.raises(Refusal, match="Sans dossier"):
        received(note=NOTE)


@pytest.mark.parametrize(
    ("otherwise", "said"),
    [
        ({"minutes": 0}, "480"),
        ({"minutes": 481}, "480"),
        ({"arrived_at": NOW + timedelta(minutes=1)}, "plus tard"),
        ({"note": "x" * 2001}, "2 000"),
    ],
)
def test_what_cannot_be_is_refused(received, otherwise, said):
    with pytest.raises(Refusal) as refused:
        received(**otherwise)
    assert said in str(refused.value).replace("\u00a0", " ")


def test_a_motive_nobody_named_is_refused(received):
    with pytest.raises(ValueError, match="annoying"):
        received(motive="annoying")


def test_only_the_agency_that_receives_notes_it(received, nadia):
    for by in (nadia, VISITOR, Actor(role=Role.COUNSELLOR, agency_id=uuid4())):
        with pytest.raises(Refusal):
            received(by=by)


def test_another_person_and_another_agency_see_nothing_of_it(received, nadia):
    received(file_id=nadia.file_id, note=NOTE)
    received()
    for stranger in (
        VISITOR,
        Actor(role=Role.PERSON, file_id=uuid4()),
        Actor(role=Role.MANAGER, agency_id=uuid4()),
    ):
        with acting_as(stranger):
            assert not Visit.objects.exists()
    with acting_as(nadia):
        assert Visit.objects.count() == 1


def test_a_visit_is_never_rewritten(received, ines):
    received()
    with acting_as(ines), pytest.raises(DatabaseError), transaction.atomic():
        Visit.objects.update(minutes=1)


def test_the_file_tells_shows_and_exports_it(received, nadia, ines):
    received(file_id=nadia.file_id, note=NOTE)
    assert timeline.told_received(the_fact().details).replace("\u00a0", " ") == (
        "Visite à l’agence, 20 minutes : vos droits"
    )
    with acting_as(ines):
        assert contributions.visits_section(nadia.file_id, ines).context["visits"]
    with acting_as(nadia):
        (row,) = contributions.visits_export(nadia.file_id)
    assert (row["note"], row["received_by"], row["minutes"]) == (NOTE, "Inès Moreau", 20)


def test_every_motive_has_its_words():
    assert {each.value for each in Motive} == {
        "rights",
        "offers",
        "project",
        "declaration",
        "equipment",
        "other",
    }
    assert all(str(each.label) for each in Motive)


# The pages.


@pytest.fixture(autouse=True)
def _tuesday(settings):
    settings.DEMO = True
    with time_machine.travel(NOW, tick=True):
        yield


def signed_in(actor):
    client = Client(HTTP_ACCEPT_LANGUAGE="fr")
    account = Account.objects.get(id=actor.account_id)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def test_staff_note_a_visit_of_somebody_without_a_file(ines):
    client = signed_in(ines)
    page = reverse("reception:note_visit")
    assert 'name="note"' not in text(client.get(page))
    answer = client.post(page, {"motive": "equipment", "minutes": "12", "arrived": "9 h 40", "note": NOTE})
    receipt = text(client.get(answer["Location"]))
    assert "L’ordinateur, le téléphone, l’imprimante" in receipt and "12 minutes" in receipt
    assert "24 novembre 2026 à 9 h 40" in receipt
    assert NOTE not in receipt
    assert the_fact().details["waited_minutes"] == 8


def test_staff_note_a_visit_in_a_file_and_the_person_prints_her_receipt(ines, nadia):
    client = signed_in(ines)
    page = reverse("reception:note_visit_of", args=[nadia.file_id])
    client.post(client.get(page)["Location"], {"purpose": "help_at_desk"})
    answer = client.post(page, {"motive": "rights", "minutes": "20", "note": NOTE})
    assert NOTE in text(client.get(answer["Location"]))
    assert NOTE in text(client.get(reverse("reception:visits_of", args=[nadia.file_id])))
    assert "Visite à l’agence, 20 minutes : vos droits" in text(
        client.get(reverse("dossier:file", args=[nadia.file_id]))
    )
    herself = signed_in(nadia)
    assert NOTE in text(herself.get(reverse("reception:visits")))
    receipt = text(
        herself.get(answer["Location"].replace(f"/bureau/dossiers/{nadia.file_id}", "/mon-espace"))
    )
    assert NOTE in receipt and "Inès Moreau" in receipt and 'href="?papier"' in receipt


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"motive": ""}, "Choisissez un motif."),
        ({"minutes": ""}, "Écrivez le nombre de minutes."),
        ({"minutes": "un quart"}, "Écrivez un nombre entier de minutes."),
        ({"minutes": "900"}, "Une visite dure de 1 à 480 minutes."),
        ({"arrived": "tôt"}, "Écrivez l’heure ainsi"),
        ({"arrived": "23 h"}, "L’arrivée est plus tard que maintenant."),
    ],
)
def test_what_is_typed_wrong_is_said_and_kept(ines, wrong, said):
    answer = signed_in(ines).post(
        reverse("reception:note_visit"), {"motive": "other", "minutes": "5", **wrong}
    )
    page = text(answer)
    assert answer.status_code == 422
    assert said in page
    assert all(f'value="{typed}"' in page for name, typed in wrong.items() if name != "motive")


def test_a_double_press_notes_one_visit(ines):
    client = signed_in(ines)
    for _ in range(2):
        answer = client.post(
            reverse("reception:note_visit"), {"motive": "other", "minutes": "5", "once": "the-same-form"}
        )
        assert answer.status_code == 302
    assert the_fact()


def test_a_receipt_of_somebody_else_is_not_there(received, nadia, ines):
    with_file, without = received(file_id=nadia.file_id), received()
    assert signed_in(nadia).get(reverse("reception:receipt", args=[without])).status_code == 404
    assert signed_in(ines).get(reverse("reception:plain_receipt", args=[with_file])).status_code == 404
