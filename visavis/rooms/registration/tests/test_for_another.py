"""Somebody without a file is registered by another, with her yes: Samira of an association, Inès at the desk."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.identity.models import Account, CodeCard
from visavis.foundation.requests.codes import show_code
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.models import JournalRow
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import queries as dossier
from visavis.rooms.dossier.models import File
from visavis.rooms.mandates import door as mandates
from visavis.rooms.mandates.actions.begin import BEGUN_A_DAY
from visavis.rooms.mandates.actions.vouch import LASTS, vouch
from visavis.rooms.mandates.models import Consent, Mandate
from visavis.rooms.registration.actions.begin_for import begin_for

pytestmark = pytest.mark.django_db
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
SLUGS = ("naissance", "commune", "contact", "besoins", "preference", "numero", "travail")


@pytest.fixture(autouse=True)
def agency(settings):
    settings.DEMO = True
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")


def seat(login, role, name, agency_id=None):
    return Account.objects.create(
        login=login, role=role, public_name=name, agency_id=agency_id, made_at=now()
    )


@pytest.fixture
def samira():
    return seat("samira", Role.HELPER, "Samira Benali")


@pytest.fixture
def ines(agency):
    return seat("ines", Role.COUNSELLOR, "Inès Moreau", agency.id)


@pytest.fixture
def karim(agency):
    return seat("karim", Role.COUNSELLOR, "Karim Haddad", agency.id)


def browser(account):
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def signed():
    paper = BytesIO(PICTURE)
    paper.name = "accord.png"
    return paper


def heard(agent, at=None):
    by = agent.actor()
    with acting_as(by):
        return vouch(now=at or now(), by=by)


def words(answer):
    return " ".join(answer.content.decode().split())


def the_file():
    with acting_as(SERVICE):
        return File.objects.latest("opened_at").id


def files():
    with acting_as(SERVICE):
        return File.objects.count()


def told(file_id):
    with acting_as(SERVICE):
        return [(each.words, " ".join(each.by.split())) for each in dossier.timeline(file_id, limit=100)]


def begins(client, address="/aide/inscrire/", **said):
    asked = {"given": "Awa", "family": "Diallo", "kind": "association", "way": "paper", **said}
    return client.post(address, asked)


def goes_through(client, at):
    for slug in SLUGS:
        assert client.post(at(slug), {"unknown": "1"}).status_code == 302
    return client.post(at("verification"))


def own(slug):
    return f"/inscription/{slug}/"


def test_a_helper_registers_somebody_from_the_first_answer_to_the_printed_sheet(samira):
    client = browser(samira)
    answer = begins(client, paper=signed())
    assert answer.status_code == 302, words(answer)
    awa = the_file()
    assert goes_through(client, own).status_code == 302
    page = words(client.get(own("faite")))
    assert "L’inscription est faite" in page
    assert "Carte de codes</h2>" not in page, "her keys are hers alone"
    sheet = client.get(own("feuille"))
    assert sheet.content.startswith(b"%PDF")
    with acting_as(SERVICE):
        number = show_code(Mandate.objects.get().number)
        assert not CodeCard.objects.filter(account__file_id=awa).exists()
        assert Account.objects.get(file_id=awa).role == Role.PERSON
        assert dossier.registered_since(awa) is not None
    by = {who for _words, who in told(awa)}
    assert f"fait par Samira Benali pour vous, mandat n° {number}" in by
    nameless = [said for said, who in told(awa) if not who]
    assert nameless == ["Un courrier vous a été écrit"]
    steps = {who for said, who in told(awa) if who and not said.startswith("Mandat")}
    assert steps == {f"fait par Samira Benali pour vous, mandat n° {number}"}


def test_each_step_is_journaled_with_the_number_of_the_mandate(samira):
    client = browser(samira)
    begins(client, paper=signed())
    goes_through(client, own)
    with acting_as(SERVICE):
        purpose = f"mandate:{Mandate.objects.get().number}"
        written = set(JournalRow.objects.filter(act="write", purpose=purpose).values_list("what", flat=True))
    expected = {
        "dossier.FileOpened",
        "registration.QuestionAnswered",
        "dossier.PersonRegistered",
        "papers.PaperReceived",
    }
    assert expected <= written


def test_her_word_to_an_agent_is_enough_and_the_agent_is_the_witness(samira, karim):
    answer = begins(browser(samira), way="witness", spoken=heard(karim))
    assert answer.status_code == 302, words(answer)
    with acting_as(SERVICE):
        yes = Consent.objects.get()
    assert (yes.way, yes.taken_by, yes.witness_id) == ("witness", samira.id, karim.id)


@pytest.mark.parametrize("wrong", ["unknown", "spent", "old"])
def test_a_code_that_is_unknown_spent_or_old_opens_no_file(samira, karim, wrong):
    code = {"unknown": "0000-0000"}.get(wrong) or heard(karim, now() - LASTS if wrong == "old" else None)
    if wrong == "spent":
        begins(browser(samira), way="witness", spoken=code)
    before = files()
    answer = begins(browser(samira), way="witness", spoken=code)
    assert answer.status_code == 422
    assert "n’est pas bon" in words(answer)
    assert files() == before


def test_without_a_yes_nothing_stays(samira):
    answer = begins(browser(samira))
    assert answer.status_code == 422
    assert "Ajoutez la photo du papier." in words(answer)
    assert files() == 0


def test_a_file_that_is_no_picture_leaves_neither_file_nor_mandate(samira):
    paper = BytesIO(b"not a picture")
    paper.name = "accord.png"
    assert begins(browser(samira), paper=paper).status_code >= 400
    assert files() == 0
    with acting_as(SERVICE):
        assert Mandate.objects.count() == 0


def test_an_agent_registers_by_phone_with_a_colleague_as_witness(ines, karim):
    client = browser(ines)
    answer = begins(
        client, "/bureau/inscription/mandat/?par=phone", kind="phone", way="witness", spoken=heard(karim)
    )
    assert answer.status_code == 302, words(answer)
    awa = the_file()
    goes_through(client, lambda slug: f"/bureau/inscription/{awa}/{slug}/")
    page = words(client.get(reverse("registration:desk_done", args=[awa])))
    assert "La feuille à donner à la personne" in page
    assert client.get(reverse("registration:desk_printed", args=[awa])).content.startswith(b"%PDF")
    with acting_as(SERVICE):
        number = show_code(Mandate.objects.get(kind="phone").number)
    steps = {who for said, who in told(awa) if "Inscription à partir" in said or "Dossier ouvert" in said}
    assert steps == {f"fait par Inès Moreau pour vous, mandat n° {number}"}


def test_nobody_is_her_own_witness(ines):
    answer = begins(
        browser(ines), "/bureau/inscription/mandat/", kind="desk", way="witness", spoken=heard(ines)
    )
    assert answer.status_code == 422
    assert "un autre agent" in words(answer)
    assert files() == 0


def test_the_mandate_opens_the_registration_and_her_papers_and_nothing_else(samira):
    client = browser(samira)
    begins(client, paper=signed())
    assert client.get("/mon-espace/papiers/").status_code == 200
    for elsewhere in ("/mon-espace/messages/", "/mon-espace/droits/", "/mon-espace/dossier/"):
        assert client.get(elsewhere).status_code == 404


def test_it_is_over_after_a_day(samira, agency):
    by, yes = samira.actor(), mandates.FirstYes(way="paper", paper=signed())
    with acting_as(by):
        begin_for(
            said={"given": "Awa"},
            kind="relative",
            yes=yes,
            agency_id=agency.id,
            now=now(),
            by=by,
            channel="web",
        )
    with acting_as(by):
        made = Mandate.objects.get().id
        assert mandates.standing(by, made, now()) is not None
        assert mandates.standing(by, made, now() + timedelta(days=1)) is None


def test_nobody_registers_a_crowd(samira, agency):
    by = samira.actor()
    said = {"said": {"given": "Awa"}, "kind": "association", "agency_id": agency.id, "channel": "web"}
    with acting_as(by):
        for _each in range(BEGUN_A_DAY):
            begin_for(**said, yes=mandates.FirstYes(way="paper", paper=signed()), now=now(), by=by)
    with acting_as(by), pytest.raises(Refusal, match="20 personnes"):
        begin_for(**said, yes=mandates.FirstYes(way="paper", paper=signed()), now=now(), by=by)


def test_a_helper_without_a_mandate_opens_no_registration(samira):
    assert browser(samira).get("/inscription/naissance/").status_code == 404


def test_the_agent_s_code_is_shown_once(ines):
    client = browser(ines)
    assert "Elle m’a dit oui" in words(client.get("/bureau/mandats/accord/"))
    client.post("/bureau/mandats/accord/")
    assert 'class="code"' in words(client.get("/bureau/mandats/accord/"))
    assert 'class="code"' not in words(client.get("/bureau/mandats/accord/"))
