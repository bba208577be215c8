"""A passkey of the device as second step: added and used on the real pages, with Chromium's virtual authenticator."""

from __future__ import annotations

import time

import pytest
from django.test import Client

from tests import town
from visavis.foundation.identity.actor import SERVICE, acting_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "tracteur lune girafe"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(live, settings):
    """No demonstration: staff need their second factor. Inès has her password."""
    settings.DEMO = False
    for login in ("ines", "karim"):
        with acting_as(SERVICE):
            account = town.account(login)
            account.set_password(PASSWORD)
            account.save()
    return live


def device(visit):
    """Give this browser a device with a finger reader; returns its id and the line to it."""
    line = visit.page.context.new_cdp_session(visit.page)
    line.send("WebAuthn.enable")
    made = line.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return line, made["authenticatorId"]


def says_password(visit, login="ines"):
    visit.goes_to("/compte/entrer/").page.locator("input[name=login]").fill(login)
    visit.page.locator("input[name=password]").fill(PASSWORD)
    visit.page.locator("main form button").first.click()
    visit.page.wait_for_load_state()
    return visit


def adds_a_key(visit):
    visit.goes_to("/compte/deuxieme-facteur/webauthn/add/")
    assert visit.path.startswith("/compte/confirmer/"), (
        "what opens the account is changed after one more proof"
    )
    visit.page.locator("input[name=password]").fill(PASSWORD)
    visit.page.locator("main form button").first.click()
    visit.page.wait_for_url("**/webauthn/add/")
    visit.page.locator("#mfa_webauthn_add").click()
    visit.page.wait_for_url("**/deuxieme-facteur/")
    return visit


def test_she_adds_a_passkey_and_enters_with_it(site):
    ines = site.visitor()
    line, authenticator = device(ines)
    assert "/deuxieme-facteur/" in says_password(ines).goes_to("/bureau/").path, "first a second factor"
    adds_a_key(ines)
    kept = line.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    assert [each["rpId"] for each in kept] == ["localhost"]
    ines.goes_to("/bureau/")
    assert ines.path == "/bureau/"
    ines.goes_to("/entrer/moi/").presses("Sortir")

    says_password(ines)
    assert ines.path == "/compte/deuxieme-facteur/authenticate/"
    ines.goes_to("/bureau/")
    assert ines.path.startswith("/entrer/"), "the password alone opens nothing"
    ines.goes_to("/compte/deuxieme-facteur/authenticate/").page.locator("#mfa_webauthn_authenticate").click()
    ines.page.wait_for_function("!location.pathname.includes('authenticate')")
    assert ines.goes_to("/bureau/").path == "/bureau/"
    [used] = line.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    assert used["signCount"] > kept[0]["signCount"]


def test_another_device_does_not_open_her_account(site):
    ines = site.visitor()
    device(ines)
    adds_a_key(says_password(ines))
    thief = site.visitor()
    device(thief)
    says_password(thief).page.locator("#mfa_webauthn_authenticate").click()
    thief.page.wait_for_timeout(500)
    assert thief.path == "/compte/deuxieme-facteur/authenticate/"
    assert thief.goes_to("/bureau/").path.startswith("/entrer/")


def test_the_key_of_a_colleague_can_be_neither_renamed_nor_removed(site, settings):
    from allauth.mfa.models import Authenticator

    ines = site.visitor()
    device(ines)
    adds_a_key(says_password(ines))
    with acting_as(SERVICE):
        hers = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)
    settings.DEMO = True  # Karim is in, with the second factor that a demonstration does not ask for
    account, karim = town.account("karim"), Client()
    karim.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    session = karim.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
    for what in ("edit", "remove"):
        address = f"/compte/deuxieme-facteur/webauthn/keys/{hers.pk}/{what}/"
        assert [karim.get(address).status_code, karim.post(address, {"name": "x"}).status_code] == [404, 404]
    with acting_as(SERVICE):
        assert Authenticator.objects.get(pk=hers.pk).wrap().name == hers.wrap().name
