"""Coming in: a card of codes, a password with a second factor, never more than five wrong tries."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity import cards
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, Role, acting_as

pytestmark = pytest.mark.django_db
PASSWORD = "un-mot-de-passe-assez-long"


@pytest.fixture(autouse=True)
def empty_cache():
    """What a library counted for another test is forgotten."""
    cache.clear()


@pytest.fixture
def nadia():
    return open_account(login="nadia", role=Role.PERSON, public_name="Nadia", now=now(), file_id=uuid4())


@pytest.fixture
def ines():
    account = open_account(
        login="ines", role=Role.COUNSELLOR, public_name="Inès", now=now(), agency_id=uuid4()
    )
    account.set_password(PASSWORD)
    account.save()
    return account


def new_card(account):
    """Ten codes, printed by the service."""
    with acting_as(SERVICE):
        return cards.make_card(account)


def with_card(client, code, login="nadia"):
    return client.post("/entrer/", {"login": login, "code": code})


def with_password(client, password=PASSWORD):
    return client.post("/compte/entrer/", {"login": "ines", "password": password})


def is_in(client):
    return "_auth_user_id" in client.session


def test_a_code_of_her_card_opens_without_telephone_or_mail(nadia, client):
    answer = with_card(client, new_card(nadia)[0])
    assert answer.status_code == 302
    assert is_in(client)


def test_a_code_opens_once(nadia):
    code = new_card(nadia)[0]
    with_card(Client(), code)
    again = Client()
    answer = with_card(again, code)
    assert answer.status_code == 422
    assert "a déjà servi" in answer.content.decode()
    assert not is_in(again)


def test_a_new_card_ends_the_old_one(nadia, client):
    old = new_card(nadia)[0]
    new_card(nadia)
    with_card(client, old)
    assert not is_in(client)


def test_a_closed_account_opens_to_nobody(nadia, client):
    code = new_card(nadia)[0]
    nadia.closed_at = now()
    nadia.save()
    with_card(client, code)
    assert not is_in(client)


def test_after_five_wrong_tries_even_the_right_code_waits(nadia, client):
    right = new_card(nadia)[0]
    answers = [with_card(client, "0000-0000") for _ in range(5)]
    locked = with_card(client, right)
    assert not is_in(client)
    assert locked.status_code in {403, 429}
    assert 'id="human"' in locked.content.decode()
    assert answers[0].status_code == 422


def test_five_wrong_passwords_close_the_door_too(ines, client):
    for _ in range(5):
        with_password(client, "pas-le-bon-mot-de-passe")
    with_password(client)
    assert not is_in(client)


def test_signing_in_changes_the_session_so_that_none_is_fixed_beforehand(nadia, client):
    client.get("/entrer/")
    session = client.session
    session["seen"] = True
    session.save()
    before = session.session_key
    client.cookies["visavis"] = before
    with_card(client, new_card(nadia)[0])
    assert client.session.session_key != before


def test_staff_without_a_second_factor_set_one_up_before_anything_else(ines, client, settings):
    settings.DEMO = False
    with_password(client)
    answer = client.get("/bureau/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/compte/deuxieme-facteur/")


def test_staff_with_a_second_factor_are_asked_for_it_at_the_door(ines, client, settings):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    settings.DEMO = False
    with acting_as(SERVICE):
        TOTP.activate(ines, generate_totp_secret())
    with_password(client)
    assert not is_in(client)


def test_a_jobseeker_needs_no_second_factor(nadia, client, settings):
    settings.DEMO = False
    with_card(client, new_card(nadia)[0])
    assert client.get("/entrer/moi/").status_code == 200


def test_nobody_becomes_somebody_outside_a_demonstration(nadia, client, settings):
    settings.DEMO = False
    assert client.post("/entrer/demonstration/nadia/").status_code == 404
    assert "Démonstration" not in client.get("/entrer/").content.decode()


def test_a_demonstration_is_impossible_in_production():
    from config.environment import WrongSetting, read

    with pytest.raises(WrongSetting, match="anybody become anybody"):
        read(
            {
                "VISAVIS_PRODUCTION": "1",
                "VISAVIS_DEMO": "1",
                "VISAVIS_SECRET_KEY": "x",
                "VISAVIS_HOSTS": "a.example",
            }
        )


def test_the_way_in_never_leads_to_another_site(nadia, client):
    answer = client.post(
        "/entrer/?next=https://ailleurs.example/", {"login": "nadia", "code": new_card(nadia)[0]}
    )
    assert answer["Location"] == "/"
