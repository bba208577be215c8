"""Each entry, wrong try and closed door is one line of the log: who, when, how; never what was typed."""

from __future__ import annotations

import json
import logging
from uuid import uuid4

import pytest
from django.core.cache import cache

from visavis.foundation.clock import now
from visavis.foundation.identity import cards
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import Role
from visavis.foundation.requests.logs import JsonLines

pytestmark = pytest.mark.django_db
PASSWORD = "un-mot-de-passe-assez-long"


@pytest.fixture(autouse=True)
def real_service(settings, caplog):
    settings.DEMO = False
    cache.clear()
    caplog.set_level(logging.INFO)


@pytest.fixture
def ines():
    account = open_account(
        login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", now=now(), agency_id=uuid4()
    )
    account.set_password(PASSWORD)
    account.save()
    return account


def lines(caplog, start):
    """The lines that start so, as they are written."""
    told = [json.loads(JsonLines().format(record)) for record in caplog.records]
    return [line for line in told if line["said"].startswith(start)]


def test_an_entry_says_who_when_and_by_which_factors(ines, client, caplog):
    code = cards.make_card(ines)[0]
    client.post("/compte/entrer/", {"login": "ines", "password": PASSWORD})
    client.post("/compte/deuxieme-facteur/authenticate/", {"code": "0000-0000"})
    client.post("/compte/deuxieme-facteur/authenticate/", {"code": code})
    client.post("/sortir/")
    [entered], [wrong], [left] = (lines(caplog, each) for each in ("entered", "wrong second factor", "left"))
    assert entered["said"] == f"entered: {ines.id} password card"
    assert wrong["said"] == f"wrong second factor: {ines.id}"
    assert left["account"] == str(ines.id) and left["role"] == "counsellor"
    for line in (entered, wrong, left):
        assert line["at"].endswith("+0000") and line["from"] == "visavis.entrance"
        assert len(line["incident"]) == 8 and line["method"] == "POST"


def test_wrong_tries_and_a_closed_door_are_told_without_the_login_and_without_the_password(
    ines, client, caplog
):
    for _ in range(3):
        client.post("/compte/entrer/", {"login": "ines", "password": "ce-nest-pas-le-bon"})
    for _ in range(3):
        client.post("/entrer/", {"login": "ines", "code": "ce-nest-pas"})
    assert [line["said"].split()[-1] for line in lines(caplog, "wrong try")] == ["password"] * 3 + [
        "card"
    ] * 3
    assert lines(caplog, "closed door")
    written = " ".join(JsonLines().format(record) for record in caplog.records)
    for secret in ("ce-nest-pas", "Inès", '"ines"', "'ines'"):
        assert secret not in written


def test_a_refused_page_says_who_asked(ines, client, caplog):
    cards.make_card(ines)
    client.force_login(ines, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/pilotage/").status_code == 403
    assert client.get("/bureau/nulle-part/?secret=belkacem").status_code == 404
    for start in ("Forbidden", "Not Found"):
        [line] = lines(caplog, start)
        assert line["account"] == str(ines.id)
        assert "belkacem" not in json.dumps(line)


def test_a_line_cannot_be_forged_by_what_is_typed(client, caplog):
    client.get("/nulle-part/%0a%7b%22level%22:%22INFO%22%7d/")
    [line] = lines(caplog, "Not Found")
    record = next(record for record in caplog.records if record.getMessage().startswith("Not Found"))
    assert "\n" not in JsonLines().format(record)
    assert line["level"] == "WARNING"


def test_a_form_from_elsewhere_is_told(ines, caplog):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/compte/entrer/", {"login": "ines", "password": PASSWORD})
    assert answer.status_code == 403
    assert [record for record in caplog.records if record.name == "django.security.csrf"]
