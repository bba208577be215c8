"""Nadia hands in a paper by its screen: a plain sentence for whatever goes wrong."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import run_waiting
from visavis.foundation.papers.models import Paper
from visavis.foundation.papers.tests.conftest import HEIC, pdf_of
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.once import new_token

pytestmark = [pytest.mark.django_db, pytest.mark.urls("visavis.foundation.papers.tests.urls")]


def said(answer: Any) -> str:
    """The page's words, every space alike."""
    return " ".join(answer.content.decode().split())


@pytest.fixture
def client(nadia: UUID) -> Client:
    with acting_as(SERVICE):
        account = Account.objects.create(login="nadia", role=Role.PERSON, file_id=nadia, made_at=now())
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def give(client: Client, content: bytes, name: str = "attestation.pdf", once: str = "") -> object:
    paper = SimpleUploadedFile(name, content, content_type="application/pdf")
    return client.post("/papiers/", {"once": once or new_token(), "paper": paper})


def kept() -> int:
    with acting_as(SERVICE):
        return Paper.objects.count()


def test_a_paper_gives_a_receipt_then_a_copy(client: Client) -> None:
    content = pdf_of(3)
    answer = give(client, content)
    receipt = said(client.get(answer.url))
    assert "nous le vérifions" in receipt
    assert client.get(f"{answer.url}copie").status_code == 404

    run_waiting()
    checked = said(client.get(answer.url))
    assert "gardé, 3 pages." in checked
    assert "pas d’antivirus" in checked
    copy = client.get(f"{answer.url}copie")
    assert copy.content == content
    assert copy["Content-Disposition"] == 'attachment; filename="attestation.pdf"'
    assert copy["X-Content-Type-Options"] == "nosniff"


def test_fifty_megabytes_get_a_plain_sentence(client: Client) -> None:
    answer = give(client, b"%PDF-" + b"x" * 50 * 1024 * 1024)
    page = said(answer)

    assert answer.status_code == 200
    assert "Ce fichier est trop lourd." in page
    assert "10 Mo" in page and "51 Mo" in page
    assert "guichet" in page
    assert kept() == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [(HEIC, "HEIC"), (b"", "vide"), (b"MZ program", "Nous ne savons pas lire ce fichier")],
)
def test_a_wrong_file_gets_a_plain_sentence(client: Client, content: bytes, words: str) -> None:
    page = said(give(client, content))
    assert words in page
    assert kept() == 0


def test_no_file_gets_a_plain_sentence(client: Client) -> None:
    page = said(client.post("/papiers/", {}))
    assert "Choisissez un fichier." in page
    assert re.search(r"<title>\s*Erreur", page)


def test_a_double_click_hands_in_once(client: Client) -> None:
    first = give(client, pdf_of(1), once="the-same-token")
    second = give(client, pdf_of(1), once="the-same-token")
    assert first.url == second.url
    assert kept() == 1


def test_a_refused_paper_says_why_and_what_to_do(client: Client) -> None:
    answer = give(client, pdf_of(1, password="secret"))
    run_waiting()
    page = said(client.get(answer.url))
    assert "fermé par un mot de passe" in page
    assert "guichet" in page


def test_the_paper_of_somebody_else_is_not_there(client: Client) -> None:
    answer = give(client, pdf_of(1))
    run_waiting()
    with acting_as(SERVICE):
        other = Account.objects.create(login="paul", role=Role.PERSON, file_id=uuid7(), made_at=now())
    stranger = Client()
    stranger.force_login(other, backend="django.contrib.auth.backends.ModelBackend")

    assert stranger.get(answer.url).status_code == 404
    assert stranger.get(f"{answer.url}copie").status_code == 404
