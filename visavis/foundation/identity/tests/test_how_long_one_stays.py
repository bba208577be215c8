"""A browser is signed in for so long and no more, and a shared computer keeps nothing of it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity import lasting
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.identity.models import Account

pytestmark = pytest.mark.django_db
BY_PASSWORD = "django.contrib.auth.backends.ModelBackend"
PASSWORD = "un-mot-de-passe-assez-long"
HERS = "/entrer/moi/"


@pytest.fixture(autouse=True)
def a_demonstration_asks_no_second_factor(settings):
    settings.DEMO = True
    cache.clear()


def somebody(role=Role.PERSON):
    file_id = uuid4() if role == Role.PERSON else None
    account = open_account(login=f"une-{role}", role=role, public_name="Une", now=now(), file_id=file_id)
    account.set_password(PASSWORD)
    account.save()
    return account


def seated(account):
    """A browser in which this account is signed in."""
    client = Client()
    client.force_login(account, backend=BY_PASSWORD)
    return client


def is_in(client):
    return client.get(HERS).status_code == 200


@pytest.mark.parametrize(
    ("role", "alone"),
    [
        (Role.PERSON, lasting.WITHOUT_A_PAGE),
        (Role.COUNSELLOR, lasting.WITHOUT_A_PAGE_AT_WORK),
        (Role.HELPER, lasting.WITHOUT_A_PAGE_AT_WORK),
    ],
    ids=str,
)
def test_a_browser_left_alone_for_too_long_is_out(role, alone):
    start, client = now(), seated(somebody(role))
    with time_machine.travel(start + alone - timedelta(minutes=1), tick=False):
        assert is_in(client)
    with time_machine.travel(start + 2 * alone - timedelta(minutes=2), tick=False):
        assert is_in(client), "each page counts"
    with time_machine.travel(start + 3 * alone, tick=False):
        answer = client.get(HERS)
        assert answer["Location"] == f"/entrer/?next={HERS}"
        assert "_auth_user_id" not in client.session


def test_a_page_that_reads_itself_keeps_nobody_in():
    start, client = now(), seated(somebody(Role.COUNSELLOR))
    for minutes in (20, 40, 59):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            assert client.get(HERS, headers={"X-Live": "1"}).status_code == 200
    with time_machine.travel(start + timedelta(minutes=61), tick=False):
        assert not is_in(client)


def test_after_eight_hours_one_signs_in_again_however_busy():
    start, client = now(), seated(somebody(Role.COUNSELLOR))
    for half_hours in range(1, 17):
        with time_machine.travel(start + timedelta(minutes=30 * half_hours), tick=False):
            assert is_in(client)
    with time_machine.travel(start + lasting.IN_ALL + timedelta(minutes=2), tick=False):
        assert not is_in(client)


def test_signing_in_again_counts_the_hours_from_there():
    account = somebody()
    start, client = now(), seated(account)
    later = start + timedelta(minutes=119)
    with time_machine.travel(later, tick=False):
        client.post(f"/entrer/demonstration/{account.login}/")
        assert client.session[lasting.SINCE] == int(later.timestamp())


def test_showing_the_password_again_gives_the_browser_a_new_key():
    account, client = somebody(Role.EMPLOYER), Client()
    client.post("/compte/entrer/", {"login": account.login, "password": PASSWORD})
    before = client.session.session_key
    client.post("/compte/confirmer/", {"password": PASSWORD})
    assert is_in(client)
    assert client.session.session_key != before
    thief = Client()
    thief.cookies["visavis"] = before
    assert not is_in(thief)


def test_a_session_that_was_left_is_worth_nothing_any_more():
    client = seated(somebody())
    key = client.cookies["visavis"].value
    client.post("/sortir/")
    thief = Client()
    thief.cookies["visavis"] = key
    assert not is_in(thief)


def test_a_made_up_session_key_is_not_taken():
    client = Client()
    client.cookies["visavis"] = "a" * 32
    client.post("/entrer/demonstration/personne/")
    account = somebody()
    client.post(f"/entrer/demonstration/{account.login}/")
    assert is_in(client)
    assert client.session.session_key != "a" * 32


@pytest.mark.parametrize("way_out", ["/sortir/", "/compte/sortir/"])
def test_leaving_clears_what_the_browser_kept(way_out):
    answer = seated(somebody()).post(way_out)
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer["Cache-Control"] == "private, no-store"


def test_pages_of_somebody_known_are_kept_by_no_browser_and_public_ones_may_be():
    known, stranger = seated(somebody()), Client()
    for address in (HERS, "/", "/nulle-part/"):
        assert known.get(address)["Cache-Control"] == "private, no-store"
    assert not stranger.get("/").has_header("Cache-Control")
    assert not stranger.get("/").has_header("Clear-Site-Data")


def test_leaving_everywhere_else_ends_the_other_browsers_and_keeps_this_one():
    account = somebody()
    here, there = seated(account), seated(account)
    assert is_in(here) and is_in(there)
    assert here.post("/entrer/moi/appareils/", {"which": "all"})["Location"] == "/entrer/moi/appareils/"
    assert "partout ailleurs, votre compte est fermé" in here.get(HERS).content.decode()
    assert not is_in(there)
    assert is_in(here)


def test_a_new_password_ends_the_other_browsers():
    account = somebody(Role.EMPLOYER)
    here, there = Client(), seated(account)
    here.post("/compte/entrer/", {"login": account.login, "password": PASSWORD})
    assert is_in(here) and is_in(there)
    fresh = "tracteur lune girafe"
    here.post("/compte/mot-de-passe/", {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh})
    with acting_as(SERVICE):
        assert Account.objects.get(id=account.id).check_password(fresh)
    assert is_in(here)
    assert not is_in(there)


def test_cookies_are_for_this_host_over_tls_when_the_service_is():
    """Read by another process: settings are made once, at start."""
    import json
    import os
    import subprocess
    import sys

    asked = (
        "import json, django; from django.conf import settings as s; "
        "print(json.dumps([s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.SECURE_HSTS_SECONDS,"
        " s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_SSL_REDIRECT, s.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN]))"
    )
    environment = {
        **os.environ, "VISAVIS_HTTPS": "1", "VISAVIS_SECRET_KEY": "x" * 60, "VISAVIS_HOSTS": "a.example",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip
    told = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, check=True)
    assert json.loads(told.stdout.splitlines()[-1]) == [
        "__Host-visavis", "__Host-csrf", True, True, True, "Lax", 365 * 24 * 3600, True, True, False,
    ]  # fmt: skip


def test_session_keys_are_long_and_never_the_same():
    from visavis.foundation.identity.sessions import SessionStore

    keys = {SessionStore()._get_new_session_key() for _ in range(50)}
    assert len(keys) == 50
    assert {len(key) for key in keys} == {32}
    assert len(set("".join(keys))) == 36, "32 of 36 signs: 165 random bits"
