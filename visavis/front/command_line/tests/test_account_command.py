"""`visavis account`: who of the staff may enter, decided by whoever administers the server."""

from __future__ import annotations

import io
import re

import pytest

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.models import Account
from visavis.front.command_line import main
from visavis.rooms.agencies import door as agencies

pytestmark = pytest.mark.django_db
OPEN = ["account", "open", "--role", "counsellor", "--name", "Inès Moreau", "--login", "Ines"]
HERE = ["--agency", "saint-denis gare"]


@pytest.fixture(autouse=True)
def agency(db):
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis Gare", address="12 rue de la Gare", phone="0199003949")


def test_an_account_opens_with_a_first_password_told_once_and_to_be_changed(capsys, agency):
    assert main([*OPEN, *HERE]) == 0
    told = re.search(r"first password: (\S+)", capsys.readouterr().out)[1]
    account = Account.objects.get(login="ines")
    assert (account.role, account.agency_id, account.public_name) == ("counsellor", agency.id, "Inès Moreau")
    assert account.check_password(told)
    assert account.must_change_password


def test_she_may_choose_her_password_at_once(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("un-mot-de-passe-assez-long\n"))
    assert main([*OPEN, *HERE, "--ask-password"]) == 0
    account = Account.objects.get(login="ines")
    assert account.check_password("un-mot-de-passe-assez-long")
    assert not account.must_change_password
    assert "mot-de-passe" not in capsys.readouterr().out


def test_a_password_too_short_opens_nothing(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("court\n"))
    assert main([*OPEN, *HERE, "--ask-password"]) == 2
    assert "will not do" in capsys.readouterr().err
    assert not Account.objects.filter(login="ines").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (OPEN, "say which with --agency. Known: Saint-Denis Gare."),
        ([*OPEN, "--agency", "Nulle Part"], "There is no agency 'Nulle Part'. Known: Saint-Denis Gare."),
        ([*OPEN, *HERE, "--login", "a b"], "A login is 40 letters"),
        (["account", "close", "personne", "--because", "parti"], "No open account of staff has the login"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(words, said, capsys):
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_a_login_is_never_given_twice(capsys):
    main([*OPEN, *HERE])
    assert main([*OPEN, *HERE]) == 2
    assert "taken" in capsys.readouterr().err


def test_a_closed_account_lets_nobody_in_and_ends_the_running_session(client, capsys):
    main([*OPEN, *HERE])
    client.force_login(Account.objects.get(login="ines"), backend="django.contrib.auth.backends.ModelBackend")
    assert main(["account", "close", "ines", "--because", "a quitté l’agence"]) == 0
    assert client.get("/bureau/")["Location"].startswith("/entrer/")
    main(["account", "list"])
    main(["account", "list", "--closed"])
    said = capsys.readouterr().out
    assert re.findall(r"^ines\t.*", said, re.M) == re.findall(r"^ines\t.*a quitté l’agence.*", said, re.M)


def test_an_administrator_ends_the_running_sessions_of_an_account(client, capsys):
    main([*OPEN, *HERE])
    client.force_login(Account.objects.get(login="ines"), backend="django.contrib.auth.backends.ModelBackend")
    assert not client.get("/bureau/")["Location"].startswith("/entrer/")
    assert main(["account", "leave", "ines"]) == 0
    assert client.get("/bureau/")["Location"].startswith("/entrer/")
    assert "out everywhere" in capsys.readouterr().out


def test_the_list_says_role_agency_and_card(capsys):
    main([*OPEN, *HERE])
    capsys.readouterr()
    main(["account", "list"])
    assert capsys.readouterr().out == "ines\tcounsellor\tSaint-Denis Gare\tInès Moreau\topen\tno card\n"


def test_a_lost_password_is_replaced(capsys):
    main([*OPEN, *HERE])
    capsys.readouterr()
    assert main(["account", "password", "ines"]) == 0
    told = re.search(r"first password: (\S+)", capsys.readouterr().out)[1]
    assert Account.objects.get(login="ines").check_password(told)


def test_the_very_first_account_needs_no_agency(capsys):
    assert main(["account", "open", "--role", "administrator", "--name", "Admin"]) == 0
    assert re.search(r"^login: [0-9a-z]{8}$", capsys.readouterr().out, re.M)
