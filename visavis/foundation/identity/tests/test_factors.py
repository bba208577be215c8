"""What opens an account: a password taken as it was typed, codes that serve once, and no key that was there before."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity import cards
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.identity.models import Account, CodeCard
from visavis.foundation.requests.codes import ALPHABET, read_code

pytestmark = pytest.mark.django_db
PASSWORD = "un-mot-de-passe-assez-long"


@pytest.fixture(autouse=True)
def real_service(settings):
    settings.DEMO = False
    cache.clear()


def somebody(password=PASSWORD, role=Role.EMPLOYER):
    account = open_account(login="lemoine", role=role, public_name="Lemoine", now=now())
    account.set_password(password)
    account.save()
    return account


def enters(password, login="lemoine"):
    client = Client()
    client.post("/compte/entrer/", {"login": login, "password": password})
    return client


def is_in(client):
    return "_auth_user_id" in client.session


def test_a_fresh_installation_has_no_account():
    with acting_as(SERVICE):
        assert not Account.objects.exists()


@pytest.mark.parametrize(
    "typed", ["  lune girafe tracteur  ", "tracteur lune girafe " * 10, "Été–Ça–Œuvre–Naïf–ß"]
)
def test_a_password_is_taken_exactly_as_it_was_typed(typed):
    somebody(typed)
    assert is_in(enters(typed))
    cache.clear()
    for other in (typed.strip(), typed[:64], typed.upper(), typed.lower()):
        if other != typed:
            assert not is_in(enters(other)), other
            cache.clear()


def test_the_password_box_hides_what_is_typed_and_lets_a_manager_fill_it_in(client):
    page = client.get("/compte/entrer/").content.decode()
    box = re.search(r"<input[^>]*name=\"password\"[^>]*>", page)[0]
    assert 'type="password"' in box
    assert 'autocomplete="current-password"' in box
    assert "onpaste" not in page and "readonly" not in box


def test_a_new_password_needs_the_present_one():
    account, fresh = somebody(), "tracteur lune girafe"
    client = enters(PASSWORD)
    client.post(
        "/compte/mot-de-passe/", {"oldpassword": "un-autre-mot", "password1": fresh, "password2": fresh}
    )
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_a_code_of_the_application_serves_once_and_for_half_a_minute():
    from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

    account, secret = somebody(role=Role.COUNSELLOR), generate_totp_secret()
    with acting_as(SERVICE):
        TOTP.activate(account, secret)
    assert len(secret) >= 32, "160 bits and more, in base 32"
    at = now().replace(second=1, microsecond=0)
    code = format_hotp_value(hotp_value(secret, int(at.timestamp()) // 30))

    def second_step(moment):
        with time_machine.travel(moment, tick=False):
            client = enters(PASSWORD)
            client.post("/compte/deuxieme-facteur/authenticate/", {"code": code})
            return is_in(client)

    assert not second_step(at + timedelta(seconds=90))
    assert second_step(at)
    assert not second_step(at + timedelta(seconds=5))


def test_a_card_keeps_salted_hashes_of_codes_that_nobody_can_foresee():
    account = somebody()
    with acting_as(SERVICE):
        codes = [read_code(each) for _ in range(20) for each in cards.make_card(account)]
    assert len(set(codes)) == 200
    assert {sign for code in codes for sign in code[:-1]} == set(ALPHABET[:31]), (
        "35 bits: seven signs of thirty-one"
    )
    with acting_as(SERVICE):
        kept = CodeCard.objects.get(account=account, revoked_at=None).code_hashes
    assert len({each.split("$")[2] for each in kept}) == len(kept), "each its own salt"
    assert all(each.startswith("pbkdf2_sha256$") for each in kept)
    assert not any(code in str(kept) for code in codes)


def test_a_password_is_kept_as_a_slow_hash():
    [_algorithm, rounds, *_rest] = somebody().password.split("$")
    assert _algorithm == "pbkdf2_sha256"
    assert int(rounds) >= 600_000


def test_nobody_can_ask_for_an_account_or_a_new_password_by_a_form(client):
    """No sign-up, no secret question, no mail with a link: a lost password is replaced by somebody who knows whose it is."""
    from tests.town import routes

    names = {route.name for route in routes()}
    assert not {name for name in names if "signup" in name and name.startswith("account")}
    assert not {name for name in names if "reset" in name}


def test_closing_the_account_ends_a_card_too():
    account = open_account(login="nadia", role=Role.PERSON, public_name="Nadia", now=now(), file_id=uuid4())
    code = cards.make_card(account)[0]
    account.closed_at = now()
    account.save()
    client = Client()
    client.post("/entrer/", {"login": "nadia", "code": code})
    assert not is_in(client)


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.PARTNER, Role.TRAINER], ids=str)
def test_whoever_is_no_jobseeker_enters_in_two_steps(role):
    somebody(role=role)
    client = enters(PASSWORD)
    assert client.get("/entrer/moi/")["Location"] == "/compte/deuxieme-facteur/"
    made = client.post("/entrer/moi/carte/nouvelle/")
    code = re.findall(
        r'class="code">([0-9A-Z]{4}-[0-9A-Z]{4})<', client.get(made["Location"]).content.decode()
    )[0]
    assert client.get("/entrer/moi/").status_code == 200
    again = enters(PASSWORD)
    assert not is_in(again)
    again.post("/compte/deuxieme-facteur/authenticate/", {"code": code})
    assert is_in(again)
