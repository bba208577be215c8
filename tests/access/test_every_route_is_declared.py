"""No door without a sign: every route says who may enter, and why."""

from __future__ import annotations

import pytest

from tests import town
from tests.town import routes, sit_down
from visavis.foundation.identity.access import entrance_of
from visavis.foundation.identity.actor import Role

ROUTES = routes()


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_a_route_declares_who_may_enter_and_why(route):
    entrance = entrance_of(route.view)
    assert entrance is not None, f"{route.pattern} declares nobody: add @open_to(…, reason=…)"
    assert entrance.reason.strip()


def test_the_walk_finds_the_routes_of_every_room():
    assert len(ROUTES) > 40


def test_every_role_has_a_seat_in_the_tests():
    assert set(town.SEATS) == set(Role) - {Role.SERVICE}, "give the new role a seat in tests/town.py"


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(town.SEATS), ids=str)
def test_a_role_is_refused_where_the_route_does_not_name_it(loaded, role):
    """The other half of the matrix: a route answers 403, or leads a stranger to the sign-in page.

    What a mandate would open does not exist (404) for a helper who has no file open.
    """
    client = sit_down(role)
    closed = [route for route in ROUTES if role not in entrance_of(route.view).roles and not route.arguments]
    assert closed
    wrong = {}
    for route in closed:
        answer = client.get(f"/{route.pattern}")
        by_mandate = role == Role.HELPER and entrance_of(route.view).mandate
        refused = answer.status_code in ({404} if by_mandate else {403, 405}) or (
            answer.status_code == 302 and answer["Location"].startswith("/entrer/")
        )
        if not refused:
            wrong[route.pattern] = answer.status_code
    assert wrong == {}


@pytest.mark.django_db
def test_a_foreign_file_does_not_exist(loaded):
    """A counsellor of another agency, and another person, get a 404 on every page of Nadia's file."""
    from visavis.foundation.clock import now
    from visavis.foundation.identity.accounts import open_account
    from visavis.foundation.requests.ids import uuid7

    stranger = open_account(
        login="ailleurs", role=Role.COUNSELLOR, public_name="Ailleurs", now=now(), agency_id=uuid7()
    )
    client = sit_down(Role.VISITOR)
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    file_id = town.file_of("nadia")
    town.say_why(client, file_id)
    pages = [
        route for route in ROUTES
        if route.arguments == ("file_id",) and "pourquoi" not in route.pattern
        and Role.COUNSELLOR in entrance_of(route.view).roles
    ]  # fmt: skip
    assert pages
    seen = {}
    for route in pages:
        address = "/" + route.pattern.replace("<uuid:file_id>", str(file_id))
        answer = client.get(address)
        if answer.status_code not in {404, 405}:
            seen[address] = answer.status_code
    assert seen == {}
