"""What is typed wrong: a plain sentence, what was typed is kept, a human beside it. Sent twice: done once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import town
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.rooms.appointments.models import Appointment

pytestmark = pytest.mark.django_db

CONTRACT = {
    "employer": "Hôtel du Lac",
    "start_day": "1", "start_month": "2", "start_year": "2026",
    "end_day": "30", "end_month": "9", "end_year": "2026",
    "nature": "cdd", "end_reason": "end_of_fixed_term", "gross_monthly": "1 950,00", "basis": "declared",
    "both_jobs": "on",
}  # fmt: skip
ADD = "/mon-espace/travail/contrats/"


@pytest.fixture
def hugo(loaded):
    client = Client()
    client.force_login(town.account("hugo"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ").replace("\u202f", " ").replace("&#x27;", "’")


def refused_gently(answer, *, kept=(), said=""):
    """A sentence, what was typed, a human; never a bare error."""
    page = text_of(answer)
    assert answer.status_code in {400, 413, 422}, answer.status_code
    assert 'id="human"' in page
    assert said in page
    for typed in kept:
        assert typed in page, f"« {typed} » is not kept"


@pytest.mark.parametrize(
    ("wrong", "kept"),
    [
        ({"gross_monthly": "beaucoup"}, "beaucoup"),
        ({"gross_monthly": "-12"}, "-12"),
        ({"weekly_hours": "matin"}, "matin"),
        ({"start_day": "31", "start_month": "2"}, 'value="31"'),
        ({"end_year": "mille"}, "mille"),
        ({"end_year": "2019"}, 'value="2019"'),
        ({"nature": "licorne"}, "Hôtel du Lac"),
        ({"employer": ""}, "1 950,00"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_a_wrong_value_in_a_contract_comes_back_as_typed_with_a_sentence(hugo, wrong, kept):
    refused_gently(hugo.post(ADD, CONTRACT | wrong), kept=(kept, "error"))


def test_the_same_contract_without_the_mistake_is_taken(hugo):
    """The other half: the sentences above come from the mistake and from nothing else."""
    assert hugo.post(ADD, CONTRACT).status_code == 302


@pytest.mark.parametrize(
    "day", [("31", "2", "1985"), ("1", "1", "2199"), ("0", "0", "0"), ("a", "b", "c")], ids=str
)
def test_a_day_of_birth_that_cannot_be_is_asked_again(loaded, client, day):
    client.post("/inscription/nom/", {"given": "Ana"})
    boxes = dict(zip(("born_on_day", "born_on_month", "born_on_year"), day, strict=True))
    refused_gently(client.post("/inscription/naissance/", boxes), kept=[f'value="{part}"' for part in day])


def test_a_message_sent_twice_is_written_once(hugo):
    page = hugo.get("/mon-espace/messages/").content.decode()
    form = page[page.index("<main") :]
    once = re.search(r'name="once" value="([^"]+)"', form)[1]
    sent = {"text": "Une seule fois, s’il vous plaît.", "once": once}
    answers = [hugo.post("/mon-espace/messages/", sent) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 302]
    assert text_of(hugo.get("/mon-espace/messages/")).count("Une seule fois") == 1


def test_two_forms_are_two_messages(hugo):
    """The other half: what counts is the form, not the words."""
    for token in ("a", "b"):
        hugo.post("/mon-espace/messages/", {"text": "Deux fois.", "once": token})
    assert text_of(hugo.get("/mon-espace/messages/")).count("Deux fois.") == 2


def begun(client) -> str:
    """A registration begun and left: its code."""
    client.post("/inscription/nom/", {"given": "Ana"})
    page = text_of(client.get("/inscription/naissance/"))
    return re.search(r'class="code">([0-9A-Z]{4}-[0-9A-Z]{4})<', page)[1]


def test_an_expired_code_leads_to_a_person_and_the_desk_still_opens_it(loaded, client):
    code = begun(client)
    with time_machine.travel(now() + timedelta(days=400)):
        late = Client().post("/reprendre/", {"code": code})
    page = text_of(late)
    assert late.status_code >= 400
    assert 'id="human"' in page
    assert code in page
    assert "guichet" in page


def test_a_code_of_another_shape_says_what_a_code_looks_like(loaded, client):
    answer = client.post("/reprendre/", {"code": "bonjour!"})
    assert answer.status_code >= 400
    assert "bonjour!" in text_of(answer)
    assert 'id="human"' in text_of(answer)


def test_fifty_megabytes_are_refused_in_plain_words(hugo):
    heavy = SimpleUploadedFile("film.pdf", b"%PDF-1.7\n" + b"0" * 50_000_000, content_type="application/pdf")
    answer = hugo.post("/mon-espace/papiers/", {"paper": heavy})
    page = text_of(answer)
    assert 'id="human"' in page
    assert re.search(r"\d+ Mo", page), "the page says how much is too much"
    assert "film.pdf" not in text_of(hugo.get("/mon-espace/papiers/"))


def test_a_staff_answer_without_its_reason_keeps_the_decision(loaded):
    """The human who answers is treated as gently as the person who asks."""
    ines = town.sit_down(Role.COUNSELLOR)
    file_id = town.file_of("nadia")
    town.say_why(ines, file_id)
    refused_gently(ines.post(f"/bureau/dossiers/{file_id}/messages/", {"text": ""}))
    long = "é" * 5001
    refused_gently(ines.post(f"/bureau/dossiers/{file_id}/messages/", {"text": long}), kept=(long,))


@pytest.mark.parametrize(
    "wrong", ["x", "'", "0" * 32 + "_", "2026-01-01_x", "2026-01-01T09:00:00_" + "0" * 32]
)
@pytest.mark.parametrize(
    ("login", "address"),
    [
        ("nadia", "/mon-espace/dossier/lectures/?avant="),
        ("nadia", "/mon-espace/messages/?avant="),
        ("nadia", "/mon-espace/courriers/?avant="),
        ("nadia", "/mon-espace/papiers/?avant="),
        ("nadia", "/boite-de-depart/?avant="),
        ("nadia", "/mon-espace/rendez-vous/?apres="),
        ("ines", "/bureau/rappels/?apres="),
        ("ines", "/bureau/rendez-vous/?apres="),
        ("ines", "/bureau/dossiers/sans-conseiller/?apres="),
        ("ines", "/bureau/contestations/?apres="),
        ("ines", "/bureau/offres/?apres="),
        ("lemoine", "/employeur/?avant="),
    ],
)
def test_a_link_copied_wrong_shows_the_first_page_of_the_list(loaded, client, login, address, wrong):
    client.force_login(town.account(login), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address + wrong).status_code == 200


def test_a_wrong_slot_neither_moves_nor_cancels_a_meeting(loaded):
    ines = town.sit_down(Role.COUNSELLOR)
    town.say_why(ines, town.file_of("nadia"))
    with acting_as(SERVICE):
        meeting = (
            Appointment.objects.filter(file_id=town.file_of("nadia"), ended_at=None).order_by("id").first()
        )
    wrong = {"channel": "desk", "slot": "hello"}
    assert ines.post(f"/bureau/rendez-vous/{meeting.id}/", wrong).status_code == 404
    with acting_as(SERVICE):
        assert Appointment.objects.filter(id=meeting.id, ended_at=None).exists()
