"""Danger: everything traced, of one side only. Guarantee: the person sees who read her file, what, and why.

Inès opens every page of the desk that shows Nadia's file; each leaves a line in the journal, and Nadia reads it.
"""

from __future__ import annotations

import re

import pytest

from tests import town
from tests.guarantees.addresses import addresses_of
from visavis.foundation.identity.access import entrance_of
from visavis.foundation.identity.actor import Role, acting_as
from visavis.foundation.trace.verify import faults

pytestmark = pytest.mark.django_db(transaction=True)

# Pages with an argument that show nobody's file, each with its reason.
NO_FILE = {
    "dossier:purpose": "asks why before the file opens; shows a name only",
    "offers:review": "an offer is nobody's file",
}
ABOUT_A_FILE = {"file_id", "appointment_id", "contestation_id"}


@pytest.fixture
def nadia(loaded):
    """Nadia, with rights, a contested line and an appointment."""
    client = town.sit_down(Role.PERSON)
    client.post("/mon-espace/droits/calculer/")
    page = client.get("/mon-espace/droits/").content.decode()
    client.post(re.search(r'href="([^"]*/contester/[^"]+)"', page)[1], {"words": "Il manque ma prime."})
    home = client.get("/mon-espace/").content.decode()
    slot = re.search(r'name="slot" value="([^"]+)"', home)
    client.post("/rendez-vous/reserver/", {"slot": slot[1]})
    return client


@pytest.fixture
def ines(nadia):
    client = town.sit_down(Role.COUNSELLOR)
    town.say_why(client, town.file_of("nadia"))
    return client


def readings_by(login):
    """How many times this member of staff is in the journal of Nadia's file."""
    from visavis.foundation.trace.models import JournalRow

    with acting_as(town.account("nadia").actor()):
        rows = JournalRow.objects.filter(file_id=town.file_of("nadia"), act="read")
        return rows.filter(account_id=town.account(login).id).count()


def pages_about_her():
    """Every page of the desk that shows a file: (name, address) with Nadia's own ids."""
    for route in town.routes():
        if Role.COUNSELLOR not in entrance_of(route.view).roles or not ABOUT_A_FILE & set(route.arguments):
            continue
        if route.name not in NO_FILE and route.pattern.startswith("bureau/"):
            for address in addresses_of(route, Role.COUNSELLOR):
                yield route.name, address


def lines_of(page):
    """The table of readings as Nadia sees it: who, what, why, and where she contests it."""
    table = re.search(r"<tbody>(.*?)</tbody>", page, re.S)[1]
    return [re.findall(r"<td[^>]*>(.*?)</td>", row, re.S) for row in table.split("</tr>") if "<td" in row]


def test_each_page_of_the_desk_about_her_leaves_a_reading(ines):
    silent, opened = [], 0
    for name, address in pages_about_her():
        before = readings_by("ines")
        answer = ines.get(address)
        if answer.status_code != 200:
            assert answer.status_code in {302, 405}, f"{name}: {answer.status_code}"
            continue
        opened += 1
        if readings_by("ines") == before:
            silent.append(name)
    assert silent == []
    assert opened >= 6, "hardly any page was opened: the test proves nothing"


def test_she_reads_who_what_and_why(ines, nadia):
    file_id = town.file_of("nadia")
    for part in ("", "droits/", "messages/", "travail/"):
        assert ines.get(f"/bureau/dossiers/{file_id}/{part}").status_code == 200
    lines = lines_of(nadia.get("/mon-espace/dossier/lectures/").content.decode())
    seen = {what for who, what, why, _contest in lines if "Inès Moreau" in who and "Vous suivre" in why}
    assert {"Le dossier", "Les droits", "Les messages", "Contrats et salaires"} <= seen


def test_the_reason_she_reads_is_the_one_that_was_said(ines, nadia):
    file_id = town.file_of("nadia")
    ines.post(f"/bureau/dossiers/{file_id}/pourquoi/", {"purpose": "check_rights"})
    ines.get(f"/bureau/dossiers/{file_id}/droits/")
    who, what, why, contest = lines_of(nadia.get("/mon-espace/dossier/lectures/").content.decode())[0]
    assert ("Inès Moreau" in who, what.strip(), why.strip()) == (True, "Les droits", "Vérifier le calcul")
    assert "/mon-espace/contester/reading/" in contest


def test_without_a_reason_no_page_about_her_opens(nadia):
    stranger_to_the_reason = town.sit_down(Role.COUNSELLOR)
    answer = stranger_to_the_reason.get(f"/bureau/dossiers/{town.file_of('nadia')}/droits/")
    assert answer.status_code == 302
    assert "/pourquoi/" in answer["Location"]


def test_a_reading_stays_when_the_page_breaks(ines, monkeypatch):
    """The journal is written before the page, by its own connection: an undone request undoes nothing of it."""
    from visavis.rooms.dossier.screens import counsellor

    before = readings_by("ines")
    ines.raise_request_exception = False
    monkeypatch.setattr(counsellor, "name_of", lambda file_id: 1 / 0)
    assert ines.get(f"/bureau/dossiers/{town.file_of('nadia')}/").status_code == 500
    assert readings_by("ines") == before + 1


def test_an_attempt_from_another_agency_is_seen_too(nadia):
    """What was refused is in the journal as well: she sees that somebody tried."""
    from visavis.foundation.clock import now
    from visavis.foundation.identity.accounts import open_account
    from visavis.foundation.requests.ids import uuid7

    stranger = open_account(
        login="ailleurs", role=Role.COUNSELLOR, public_name="Loin", now=now(), agency_id=uuid7()
    )
    client = town.sit_down(Role.VISITOR)
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    town.say_why(client, town.file_of("nadia"))
    before = readings_by("ailleurs")
    assert client.get(f"/bureau/dossiers/{town.file_of('nadia')}/").status_code == 404
    assert readings_by("ailleurs") > before


def test_the_journal_is_whole_after_all_this(ines, connect_as):
    for _name, address in pages_about_her():
        ines.get(address)
    with connect_as("audit") as audit:
        assert list(faults(audit)) == []
