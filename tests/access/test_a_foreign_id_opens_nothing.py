"""Route × role, made from the resolver: with the id of somebody else's thing, nothing opens and nothing is done.

Each role is played by a stranger: the same role at another agency, another company, another file. She asks for every
address that carries an id, with the ids of Nadia's things, to read and to act.
"""

from __future__ import annotations

import pytest
from django.test import Client

from tests import town
from tests.guarantees.addresses import FILL, _first, _of_nadia, addresses_of
from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.access import entrance_of
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.ids import uuid7

pytestmark = pytest.mark.django_db

NAMES = ("Belkacem", "Nadia")
# Arguments that name nobody's thing: what they open is the same for everybody, or one's own.
NO_ID = {
    "month",
    "kind",
    "node",
    "slug",
    "name",
    "state",
    "code",
    "login",
    "package",
    "path",
    "pk",
    "day",
    "to",
    "entry_id",
    "use",
    "number",
    "aid",
}
PUBLIC = {
    "slot_id": "a free slot is for whoever takes it",
    "offer_id": "an offer in the shop window is for everybody",
}
# Routes that open by another rule than whose the id is, each with the test that holds the rule.
ELSEWHERE = {
    "outside:parcel": "open in a demonstration, where all people are made up: test_outside_the_demo_the_outbox_is_not_there",
    "outside:attachment": "the same",
    "dossier:purpose": "asks why before anything is looked up; what comes after it is tried here with the reason said",
    "offers:review": "a held offer holds no person; any counsellor reads it again",
    "mfa_edit_webauthn": "tests/journeys/test_passkeys.py",
    "mfa_remove_webauthn": "tests/journeys/test_passkeys.py",
}
OVERSIGHT = {("vigilance:one", Role.PROTECTION_OFFICER): "looks at unusual readings of every agency"}
# What must be filled in before the id is looked up at all; without it the form leads back, whatever the id.
FIELDS = {"mandates:time": {"minutes": "3"}}
CLOSED = {302, 403, 404, 405}
AT_THE_DOOR = ("/entrer/?", "/entrer/", "/compte/")
ASKS_WHY = "/pourquoi/"


@pytest.fixture(autouse=True)
def things_of_nadia(loaded, monkeypatch):
    """What only buttons lead to: ids for addresses that no page walk needs."""
    more = {
        "alias_id": lambda role: town.file_of("rosa"),
        "use_id": _first("mandates.Use"),
        "message_id": _of_nadia("messaging.Message"),
        "note_id": lambda role: uuid7(),
        "to": lambda role: "eteindre",
        "agreement_id": lambda role: town.agreement_of("nadia", "partenaire"),
        "use": lambda role: "statistics",
    }
    for argument, filler in more.items():
        monkeypatch.setitem(FILL, argument, filler)


def stranger(role: Role) -> Client:
    """Somebody of this role who has nothing to do with Nadia, her agency or the bakery."""
    client = Client()
    if role == Role.VISITOR:
        return client
    account = town.account("rosa") if role == Role.PERSON else _elsewhere(role)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _elsewhere(role: Role) -> Account:
    """An account of this role at an agency and in an organisation of its own."""
    return open_account(
        login=f"ailleurs-{role}".replace("_", "-"), role=role, public_name="Ailleurs", now=now(), agency_id=uuid7(),
        organisation_id=uuid7(), employer="Ailleurs SA" if role == Role.SUBCONTRACTOR else "",
    )  # fmt: skip


def with_ids() -> dict[town.Route, str]:
    """Every route that carries an id of somebody's thing, with Nadia's."""
    found = {}
    for route in town.routes():
        if set(route.arguments) - NO_ID and route.name not in ELSEWHERE:
            for address in addresses_of(route, Role.PERSON):
                found[route] = address
    return found


def is_public(route: town.Route) -> bool:
    return set(route.arguments) - NO_ID <= set(PUBLIC) and Role.VISITOR in entrance_of(route.view).roles


def opens(route: town.Route, answer) -> bool:
    """Did this answer show or promise anything of what the id names?"""
    body = answer.content.decode(errors="replace")
    if answer.status_code == 302:
        return not answer["Location"].startswith(AT_THE_DOOR) and ASKS_WHY not in answer["Location"]
    if any(name in body for name in NAMES):
        return True
    return answer.status_code not in CLOSED and not is_public(route)


def facts_about(file_id) -> set:
    with acting_as(SERVICE):
        return set(FactRow.objects.filter(file_id=file_id).order_by("id").values_list("id", flat=True))


@pytest.mark.parametrize("role", list(town.SEATS), ids=str)
def test_no_address_opens_for_a_stranger_of_this_role_and_nothing_is_done(loaded, role):
    matrix, client = with_ids(), stranger(role)
    if role in {Role.COUNSELLOR, Role.MANAGER, Role.SUBCONTRACTOR}:
        town.say_why(client, town.file_of("nadia"))
    before = facts_about(town.file_of("nadia"))
    opened = {}
    for route, address in matrix.items():
        if (route.name, role) in OVERSIGHT:
            continue
        answer = client.get(address)
        if opens(route, answer):
            opened[f"GET {address}"] = answer.status_code
        if role in entrance_of(route.view).roles and not is_public(route):
            answer = client.post(address, FIELDS.get(route.name, {}))
            if opens(route, answer):
                opened[f"POST {address}"] = answer.status_code
    assert opened == {}
    assert facts_about(town.file_of("nadia")) == before
    assert len(matrix) > 60


def test_every_route_with_an_id_is_in_the_matrix(loaded):
    """A new argument needs its filler in tests/guarantees/addresses.py, or its reason here."""
    left = {
        route.name: route.arguments
        for route in town.routes()
        if set(route.arguments) - NO_ID and not list(addresses_of(route, Role.PERSON))
    }
    assert left == {}


def test_she_herself_is_let_in_or_the_matrix_would_prove_nothing(loaded):
    herself = town.sit_down(Role.PERSON)
    answers = {
        route.name: herself.get(address)
        for route, address in with_ids().items()
        if Role.PERSON in entrance_of(route.view).roles
    }
    assert sum(answer.status_code == 200 for answer in answers.values()) > 15
