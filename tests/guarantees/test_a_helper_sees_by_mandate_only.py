"""Danger: a helper, or whoever stole her password, reads everybody. Guarantee: by mandate, within it, and no more.

Every address of the service is tried by a helper with another person's ids: without a mandate, with the file of
somebody else open, and with a mandate that does not name the act. Each time the file does not exist.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests import town
from tests.guarantees.addresses import addresses_of
from visavis.foundation.clock import now
from visavis.foundation.identity.access import entrance_of
from visavis.foundation.identity.actor import Channel, Role, acting_as
from visavis.rooms.mandates import door as mandates

pytestmark = pytest.mark.django_db(transaction=True)

NADIA = "Belkacem"
# A month is no id: this page shows the month of whose file is open.
NO_ID = {"month", "kind", "node", "slug", "name", "code", "login"}


def given_by(login, *, families=tuple(mandates.FAMILIES), at=None):
    """A mandate of one day from somebody of the demonstration to Samira."""
    person = town.account(login).actor()
    terms = mandates.Terms(account_id=town.account("samira").id, kind="relative", families=tuple(families))
    at = at or now()
    with acting_as(person):
        made = mandates.give(file_id=town.file_of(login), terms=terms, now=at, by=person, channel=Channel.WEB)
        mandates.consent(
            mandate_id=made, yes=mandates.Yes(way="self"), now=at, by=person, channel=Channel.WEB
        )
    return made


@pytest.fixture
def samira(loaded):
    return town.sit_down(Role.HELPER)


def by_mandate():
    """Every route that a mandate opens."""
    return [route for route in town.routes() if (it := entrance_of(route.view)) and it.mandate]


def tried(client, route):
    """What both ways of asking answer, with Nadia's ids."""
    for address in addresses_of(route, Role.PERSON):
        yield address, client.get(address)
        yield address, client.post(address, {})


def test_a_mandate_opens_many_pages_and_each_family_is_used():
    families = {entrance_of(route.view).mandate for route in by_mandate()}
    assert len(by_mandate()) > 25
    assert families == set(mandates.FAMILIES)


def test_without_a_file_open_no_page_of_a_person_exists(samira):
    answers = {
        f"{address} {answer.request['REQUEST_METHOD']}": answer.status_code
        for route in by_mandate()
        for address, answer in tried(samira, route)
    }
    assert len(answers) > 50
    assert {address: status for address, status in answers.items() if status != 404} == {}


def test_with_another_file_open_hers_does_not_exist(samira):
    """Rosa's file is open with every family: an address with an id of Nadia's is a 404, and no page says her name."""
    assert samira.post(f"/aide/{given_by('rosa')}/ouvrir/").status_code == 302
    open_ones, told, seen = {}, [], 0
    for route in by_mandate():
        for address, answer in tried(samira, route):
            seen += 1
            if set(route.arguments) - NO_ID and answer.status_code not in {404, 405}:
                open_ones[address] = answer.status_code
            if NADIA in answer.content.decode(errors="replace"):
                told.append(address)
    assert seen > 50
    assert open_ones == {}
    assert told == []


def test_no_address_of_the_whole_service_shows_her_to_a_helper(samira):
    samira.post(f"/aide/{given_by('rosa')}/ouvrir/")
    told, walked = [], 0
    for route in town.routes():
        if route.name in {"identity:become", "identity:sign_out", "account_logout", "mandates:close"}:
            continue
        if route.name.startswith(
            ("outside:", "ui:design")  # the outbox of a demonstration; invented samples
        ):
            continue
        for address in addresses_of(route, Role.COUNSELLOR):
            walked += 1
            answer = samira.get(address)
            if answer.status_code == 200 and NADIA in answer.content.decode(errors="replace"):
                told.append(address)
    assert walked > 100
    assert [each for each in told if each != "/entrer/"] == []  # the chairs of the demonstration


@pytest.mark.parametrize("family", sorted(mandates.FAMILIES))
def test_what_the_mandate_does_not_name_does_not_exist(samira, family):
    samira.post(f"/aide/{given_by('rosa', families=[family])}/ouvrir/")
    wrong, opened = {}, 0
    for route in by_mandate():
        if set(route.arguments):
            continue
        for address in addresses_of(route, Role.PERSON):
            status = samira.get(address).status_code
            if entrance_of(route.view).mandate == family:
                opened += status in {200, 405}
            elif status != 404:
                wrong[address] = status
    assert wrong == {}
    assert opened


def test_a_mandate_of_another_helper_does_not_exist(samira):
    from visavis.rooms.mandates.models import Mandate, Use

    with acting_as(town.account("suzanne").actor()):
        hers, use = Mandate.objects.get().id, Use.objects.get().id
    assert samira.get(f"/aide/{hers}/").status_code == 404
    for address in (f"/aide/{hers}/ouvrir/", f"/aide/{hers}/rendre/"):
        assert samira.post(address).status_code == 404
    assert samira.post(f"/aide/temps/{use}/", {"minutes": "3"}).status_code == 404


def test_when_the_day_is_over_the_page_is_gone_though_the_browser_still_has_it_open(samira):
    made = given_by("rosa", at=now() - timedelta(days=1) + timedelta(seconds=4))
    samira.post(f"/aide/{made}/ouvrir/")
    assert samira.get("/mon-espace/messages/").status_code == 200
    _until(samira, made)
    assert samira.get("/mon-espace/messages/").status_code == 404
    assert samira.get(f"/aide/{made}/").status_code == 404


def _until(client, mandate_id):
    import time

    from visavis.rooms.mandates.models import Mandate

    with acting_as(town.account("samira").actor()):
        until_at = Mandate.objects.get(id=mandate_id).until_at
    time.sleep(max(0.0, (until_at - now()).total_seconds()) + 0.1)


def test_the_person_s_word_closes_it_at_once(samira):
    made = given_by("nadia")
    samira.post(f"/aide/{made}/ouvrir/")
    assert samira.get("/mon-espace/dossier/").status_code == 200
    nadia = town.sit_down(Role.PERSON)
    assert nadia.post(f"/mon-espace/mandats/{made}/arreter/").status_code == 302
    assert samira.get("/mon-espace/dossier/").status_code == 404


def test_a_stranger_s_mandate_cannot_be_ended_from_one_s_own_space(samira):
    made = given_by("rosa")
    assert town.sit_down(Role.PERSON).post(f"/mon-espace/mandats/{made}/arreter/").status_code == 404
