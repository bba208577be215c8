"""Nadia reads her letters; nobody reads those of somebody else; every reading leaves a trace."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Actor, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import run_waiting
from visavis.foundation.letters.tests.conftest import NOW, RECEIVED
from visavis.foundation.letters.writing import send
from visavis.foundation.outside.outbox import outbox
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.trace.models import JournalRow

pytestmark = [pytest.mark.django_db, pytest.mark.urls("visavis.foundation.letters.tests.urls")]


def signed_in(file_id: UUID) -> Client:
    with acting_as(SERVICE):
        account = Account.objects.create(
            login=f"p{file_id.hex[-12:]}", role=Role.PERSON, file_id=file_id, made_at=now()
        )
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def said(answer: Any) -> str:
    """The page's words, every space alike."""
    return " ".join(answer.content.decode().split())


@pytest.fixture
def sent(nadia: UUID) -> UUID:
    return send(nadia, RECEIVED, occasion=uuid7(), now=NOW).id


def test_the_list_names_each_letter_and_how_it_left(nadia: UUID, sent: UUID) -> None:
    page = said(signed_in(nadia).get("/courriers/"))
    assert RECEIVED.subject in page
    assert "en cours d’envoi" in page

    run_waiting()
    assert "par courriel" in said(signed_in_again(nadia).get("/courriers/"))


def signed_in_again(file_id: UUID) -> Client:
    client = Client()
    client.force_login(
        Account.objects.get(file_id=file_id), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def test_one_letter_can_be_read_and_downloaded(nadia: UUID, sent: UUID) -> None:
    run_waiting()
    client = signed_in(nadia)

    page = said(client.get(f"/courriers/{sent}/"))
    assert "40,81 € par jour" in page
    assert "démonstration : rien n’est sorti" in page
    sheet = client.get(f"/courriers/{sent}/courrier.pdf")
    assert sheet["Content-Type"] == "application/pdf"
    assert sheet.content.startswith(b"%PDF-")
    assert "no-store" in sheet["Cache-Control"]


@pytest.mark.parametrize("address", ["/courriers/{}/", "/courriers/{}/courrier.pdf"])
def test_the_letter_of_somebody_else_is_not_there(sent: UUID, address: str) -> None:
    assert signed_in(uuid7()).get(address.format(sent)).status_code == 404


def test_a_stranger_is_told_what_to_do(sent: UUID) -> None:
    answer = Client().get("/courriers/")
    assert answer.status_code == 404
    assert "code de reprise" in said(answer)


def test_every_reading_is_journaled(nadia: UUID, sent: UUID) -> None:
    client = signed_in(nadia)
    client.get("/courriers/")
    client.get(f"/courriers/{sent}/")
    client.get(f"/courriers/{sent}/courrier.pdf")

    with acting_as(Actor(role=Role.PERSON, file_id=nadia)):
        rows = JournalRow.objects.filter(file_id=nadia, act="read").order_by("id")
        assert [row.what for row in rows] == ["letters", "letter", "letter sheet"]


def test_the_list_goes_on_by_links(nadia: UUID) -> None:
    for _ in range(21):
        send(nadia, RECEIVED, occasion=uuid7(), now=NOW)
    client = signed_in(nadia)
    first = said(client.get("/courriers/"))
    assert first.count('href="/courriers/0') == 20

    following = first.split('href="?avant=')[1].split('"')[0]
    second = said(client.get(f"/courriers/?avant={following}"))
    assert second.count('href="/courriers/0') == 1
    assert client.get("/courriers/?avant=nonsense").status_code == 200


def test_the_demo_outbox_shows_what_would_have_left(nadia: UUID, sent: UUID, settings: Any) -> None:
    settings.DEMO = True
    run_waiting()
    page = said(Client().get("/sorties/"))
    assert "Courriel" in page

    with acting_as(SERVICE):
        (line,) = outbox().items
    opened = said(Client().get(f"/sorties/{line.id}/"))
    assert "nadia@example.test" in opened
    assert Client().get(f"/sorties/{line.id}/piece").content.startswith(b"%PDF-")


def test_outside_the_demo_the_outbox_is_not_there_for_the_public(
    nadia: UUID, sent: UUID, settings: Any
) -> None:
    settings.DEMO = False
    assert Client().get("/sorties/").status_code == 404
    assert signed_in(nadia).get("/sorties/").status_code == 404
