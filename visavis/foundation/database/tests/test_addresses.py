"""Where the database is, for each role, here and elsewhere."""

import pytest

from visavis.foundation.database.addresses import address, from_url
from visavis.foundation.database.problem import DatabaseProblem
from visavis.foundation.database.roles import role_name
from visavis.front.command_line import main


@pytest.fixture
def elsewhere(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://pages:s%40fe@db.example:5433/emploi?sslmode=verify-full")
    monkeypatch.delenv("VISAVIS_OWNER_URL", raising=False)


def test_pages_take_the_app_role_unless_told_otherwise(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("VISAVIS_DATABASE_ROLE", raising=False)
    found = address()
    assert (found["USER"], found["PASSWORD"]) == ("app", "")
    assert found["HOST"].startswith("/")


def test_an_unknown_role_is_refused():
    with pytest.raises(DatabaseProblem, match="no database role"):
        address("root")


def test_an_address_elsewhere_is_read_whole(elsewhere):
    found = address("app")
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("emploi", "pages", "s@fe")
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == (
        "db.example",
        "5433",
        {"sslmode": "verify-full"},
    )
    assert role_name("app") == "pages"


def test_a_socket_folder_travels_percent_encoded():
    found = from_url("postgresql:///db?host=%2Frun%2Fici%20m%C3%AAme&user=app")
    assert (found["HOST"], found["USER"], found["NAME"]) == ("/run/ici même", "app", "db")


def test_only_postgresql_is_spoken(monkeypatch):
    with pytest.raises(DatabaseProblem, match="postgresql://"):
        from_url("mysql://root@localhost/db")


def test_elsewhere_the_owner_must_be_named(elsewhere):
    with pytest.raises(DatabaseProblem, match="VISAVIS_OWNER_URL"):
        address("owner")


def test_elsewhere_the_owner_cannot_be_the_user_of_the_pages(elsewhere, monkeypatch):
    monkeypatch.setenv("VISAVIS_OWNER_URL", "postgresql://pages@db.example/emploi")
    with pytest.raises(DatabaseProblem, match="protect nothing"):
        address("owner")


@pytest.mark.parametrize("words", [["init"], ["start"], ["stop"], ["status"], ["backup"], ["restore", "x"]])
def test_a_server_elsewhere_is_left_to_its_own_tools(elsewhere, capsys, words):
    assert main(["db", *words]) == 1
    assert "its own tools" in capsys.readouterr().err
