"""Staff enter in two steps: a password, then an application, a key or one code of a printed card. Never the card alone."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity import cards
from visavis.foundation.identity.accounts import first_password, open_account
from visavis.foundation.identity.actor import STAFF, Role
from visavis.foundation.identity.models import CodeCard

pytestmark = pytest.mark.django_db
PASSWORD = "un-mot-de-passe-assez-long"
SECOND_STEP = "/compte/deuxieme-facteur/authenticate/"
CODE = re.compile(r'class="code">([0-9A-Z]{4}-[0-9A-Z]{4})<')
AGENCY = uuid4()


@pytest.fixture(autouse=True)
def real_service(settings, db):
    """No demonstration, and what a library counted for another test is forgotten."""
    settings.DEMO = False
    cache.clear()


def staff(login="ines", role=Role.COUNSELLOR, agency_id=AGENCY):
    account = open_account(
        login=login, role=role, public_name=login.title(), now=now(), agency_id=agency_id,
        employer="Accueil Plus" if role == Role.SUBCONTRACTOR else "",
    )  # fmt: skip
    account.set_password(PASSWORD)
    account.save()
    return account


def password(client, login="ines", typed=PASSWORD):
    return client.post("/compte/entrer/", {"login": login, "password": typed})


def is_in(client):
    return "_auth_user_id" in client.session


def entered(account):
    """A browser in which this member of staff went through both steps."""
    client = Client()
    code = cards.make_card(account)[0]
    password(client, account.login)
    client.post(SECOND_STEP, {"code": code})
    assert is_in(client)
    return client


@pytest.mark.parametrize("role", sorted(STAFF), ids=str)
def test_the_card_alone_opens_no_account_of_staff(client, role):
    code = cards.make_card(staff(role=role))[0]
    answer = client.post("/entrer/", {"login": "ines", "code": code})
    assert not is_in(client)
    assert answer.status_code == 422
    assert cards.left(staff(role=role)) == cards.CODES, "and no code is lost"


def test_a_password_then_a_code_of_the_card_open(client):
    code = cards.make_card(staff())[0]
    first = password(client)
    assert first["Location"] == SECOND_STEP
    assert not is_in(client)
    assert "carte" in client.get(SECOND_STEP).content.decode()
    client.post(SECOND_STEP, {"code": code.lower()})
    assert is_in(client)
    assert client.get("/bureau/dossiers/").status_code == 200


def test_a_code_already_used_is_refused():
    code = cards.make_card(staff())[0]
    for expected in (True, False):
        client = Client()
        password(client)
        answer = client.post(SECOND_STEP, {"code": code})
        assert is_in(client) is expected
    assert "déjà servi" in answer.content.decode()


def test_a_card_whose_codes_are_all_spent_still_bars_the_door(client):
    """Else a stolen password would be enough to set up a second factor of one's own."""
    account = staff()
    cards.make_card(account)
    CodeCard.objects.filter(account=account).update(used=list(range(cards.CODES)))
    password(client)
    client.get("/bureau/")
    assert not is_in(client)


def test_five_wrong_codes_close_the_second_step_to_the_right_one():
    right = cards.make_card(staff())[0]
    for _ in range(5):
        client = Client()
        password(client)
        client.post(SECOND_STEP, {"code": "0000-0000"})
    last = Client()
    password(last)
    last.post(SECOND_STEP, {"code": right})
    assert not is_in(last)


def test_who_has_no_second_factor_yet_makes_her_card_and_is_in(client):
    staff()
    password(client)
    assert client.get("/bureau/")["Location"] == "/compte/deuxieme-facteur/"
    assert 'href="/entrer/moi/carte/"' in client.get("/compte/deuxieme-facteur/").content.decode()
    made = client.post("/entrer/moi/carte/nouvelle/")
    codes = CODE.findall(client.get(made["Location"]).content.decode())
    assert len(codes) == 10
    assert client.get("/bureau/dossiers/").status_code == 200
    client.post("/entrer/moi/carte/rangee/")
    assert codes[0] not in client.get("/entrer/moi/carte/").content.decode()
    again = Client()
    password(again)
    again.post(SECOND_STEP, {"code": codes[0]})
    assert is_in(again)


def test_the_codes_of_a_fresh_card_lie_sealed_in_the_session(client):
    staff()
    password(client)
    client.post("/entrer/moi/carte/nouvelle/")
    [code, *_] = CODE.findall(client.get("/entrer/moi/carte/").content.decode())
    assert code not in str(dict(client.session.items()))


def test_making_another_card_asks_for_password_or_code_first():
    client = entered(staff())
    assert client.post("/entrer/moi/carte/nouvelle/")["Location"].startswith("/compte/confirmer/")
    client.post("/compte/confirmer/?next=/entrer/moi/carte/", {"password": PASSWORD})
    assert client.post("/entrer/moi/carte/nouvelle/")["Location"] == "/entrer/moi/carte/"


def test_a_form_sent_twice_makes_one_card(client):
    staff()
    password(client)
    answers = [client.post("/entrer/moi/carte/nouvelle/", {"once": "une-fois"}) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == ["/entrer/moi/carte/"] * 2
    assert CodeCard.objects.count() == 1


def test_a_manager_prints_the_card_of_a_colleague_who_needs_her_password_too():
    ines, client = staff(), entered(staff("claire", Role.MANAGER))
    page = client.get("/entrer/equipe/").content.decode()
    assert "Ines" in page
    assert "Pas de carte." in page
    made = client.post(f"/entrer/equipe/{ines.id}/carte/")
    codes = CODE.findall(client.get(made["Location"]).content.decode())
    assert CodeCard.objects.get(account=ines).made_by == client.get("/entrer/moi/").context["request"].user.id
    herself = Client()
    herself.post("/entrer/", {"login": "ines", "code": codes[0]})
    assert not is_in(herself)
    password(herself)
    herself.post(SECOND_STEP, {"code": codes[0]})
    assert is_in(herself)


@pytest.mark.parametrize(
    ("login", "role", "agency_id"),
    [
        ("ailleurs", Role.COUNSELLOR, uuid4()),
        ("direction", Role.MANAGER, AGENCY),
        ("admin", Role.ADMINISTRATOR, AGENCY),
        ("sans-agence", Role.INSPECTOR, None),
    ],
)
def test_a_manager_prints_no_card_for_others(login, role, agency_id):
    other, client = staff(login, role, agency_id), entered(staff("claire", Role.MANAGER))
    assert client.post(f"/entrer/equipe/{other.id}/carte/").status_code == 404
    assert not cards.given(other)


def test_an_administrator_prints_for_all_staff_but_not_for_herself_nor_for_the_public():
    admin = staff("admin", Role.ADMINISTRATOR, None)
    nadia = open_account(login="nadia", role=Role.PERSON, public_name="Nadia", now=now(), file_id=uuid4())
    ines = staff()
    client = entered(admin)
    assert client.post(f"/entrer/equipe/{ines.id}/carte/").status_code == 302
    for other in (admin, nadia):
        assert client.post(f"/entrer/equipe/{other.id}/carte/").status_code == 404


def test_the_first_password_is_changed_before_anything_else(client):
    account = open_account(
        login="ines", role=Role.COUNSELLOR, public_name="Inès", now=now(), agency_id=AGENCY
    )
    told = first_password(account)
    password(client, typed=told)
    assert client.get("/bureau/")["Location"] == "/compte/mot-de-passe/"
    changed = client.post(
        "/compte/mot-de-passe/", {"oldpassword": told, "password1": PASSWORD, "password2": PASSWORD}
    )
    assert changed.status_code == 302
    assert client.get("/bureau/")["Location"] == "/compte/deuxieme-facteur/"
    account.refresh_from_db()
    assert not account.must_change_password
    assert account.check_password(PASSWORD)
