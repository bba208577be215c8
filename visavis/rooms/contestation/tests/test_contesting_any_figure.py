"""Every figure of rights is contested by one press: of a trial, of each tool, with or without a file; and replayed."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.codes import show_code
from visavis.rooms.contestation import without_file
from visavis.rooms.contestation.actions.answer_without_file import answer_without_file
from visavis.rooms.contestation.models import ComplaintWithoutFile, Contestation
from visavis.rooms.contestation.tests.conftest import somebody
from visavis.rooms.rights import door as rights
from visavis.rooms.rights.models import Computation

pytestmark = pytest.mark.django_db

HER = {"birth_day": "9", "birth_month": "3", "birth_year": "1985", "place": "metropole"}
CONTRACT = {
    "start_day": "1", "start_month": "11", "start_year": "2023", "end_day": "31", "end_month": "10", "end_year": "2026",
    "nature": "cdi", "end_reason": "dismissal_economic", "gross_monthly": "2 080,00",
}  # fmt: skip
DAY = {"day_day": "4", "day_month": "1", "day_year": "2027"}
JOB = {"wage": "900", "start_day": "4", "start_month": "1", "start_year": "2027", "months": "6"}
ASKED = {
    "emploi/": JOB,
    "creation/": {"created_on_day": "4", "created_on_month": "1", "created_on_year": "2027"},
    "ancien-droit/": {"daily_gross": "22,50", "days_left": "120"},
    "lettre/": {"daily_gross": "38,50", "duration_days": "500"},
    "aides/solidarite/": {"months": "84", "resources": "400"},
    "aides/garde/": {**DAY, "alone": "on", "children": "2", "contract": "permanent"},
    "aides/mobilite/": {**DAY, "reason": "interview", "one_way_km": "80", "round_trips": "1"},
    "aides/formation/": DAY,
    "aides/fin-de-droits/": DAY,
    "aides/deces/": {**DAY, "children": "1"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _without_second_factor(settings):
    settings.DEMO = True


def enters(account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def tries(client):
    client.post("/droits/", HER)
    client.post("/droits/contrats/1/", CONTRACT)
    return client


@pytest.fixture
def her(place):
    """Nadia, signed in, who has just tried a right."""
    nadia = somebody(place)
    with acting_as(SERVICE):
        account = Account.objects.create(
            login="nadia", role=Role.PERSON, public_name="Nadia", file_id=nadia.file_id, made_at=now()
        )
    return tries(enters(account))


@pytest.fixture
def desk(ines):
    return enters(Account.objects.get(id=ines.account_id))


def words(answer) -> str:
    page = answer.content.decode().partition("<main")[2].partition("</main")[0]
    return html.unescape(page).replace("\xa0", " ").replace("\u202f", " ")


def contests_in(page) -> list[str]:
    """Where the lines of a page are contested, each once."""
    found = re.findall(r'href="((?:/mon-espace/contester/|/reclamer/sans-dossier/\?)[^"]*)"', page)
    return list(dict.fromkeys(found))


def of(page, code) -> str:
    return next(each for each in contests_in(page) if each.endswith(f"ligne={code}"))


@pytest.mark.parametrize("tool", ASKED)
def test_each_figure_of_each_tool_is_one_link_away_from_its_contestation(her, tool):
    page = words(her.post(f"/droits/{tool}", ASKED[tool]))
    tools_own = [each for each in contests_in(page) if "outil=" in each]
    assert tools_own
    assert page.count('<details class="why"') == page.count("Je conteste ce chiffre")
    for address in (tools_own[0], tools_own[-1]):
        shown = words(her.get(address))
        assert "Envoyer ma contestation" in shown
        assert "<b></b>" not in shown


def test_the_months_of_a_right_are_contested_one_by_one(her):
    page = words(her.get("/droits/resultat/"))
    months = [each for each in contests_in(page) if "ligne=mois_" in each]
    assert len(months) == 19
    assert "Versement net, décembre 2026" in words(her.get(of(page, "mois_2026_12")))


def test_what_would_change_and_what_lies_between_are_contested_too(her):
    her.post("/droits/", {**HER, "birth_year": "1969"})
    dates = {"end_year": "2025", "end_month": "6", "end_day": "30", "start_year": "2021"}
    her.post("/droits/contrats/1/", {**CONTRACT, **dates})
    page = words(her.get("/droits/resultat/"))
    her.post(of(page, "duration_days_haut"), {"words": ""})
    assert "Durée, au plus haut" in words(her.get("/mon-espace/contestations/"))


def test_one_press_keeps_the_comparison_and_contests_its_line_together(her):
    page = words(her.post("/droits/emploi/", JOB))
    address = of(page, "avec_2027_02")
    assert Computation.objects.count() == 0
    answer = her.post(address, {"words": "Mon salaire sera plus bas."})
    assert answer["Location"] == "/mon-espace/contestations/"
    with acting_as(SERVICE):
        kept = Computation.objects.get()
        line = Contestation.objects.get()
    assert (kept.tool, kept.simulated, line.subject_id, line.node) == (
        "emploi",
        True,
        kept.id,
        "avec_2027_02",
    )
    assert "Allocation, février 2027, avec cet emploi" in words(her.get("/mon-espace/contestations/"))


def test_two_lines_of_one_comparison_share_its_number_and_the_same_line_is_contested_once(her):
    page = words(her.post("/droits/emploi/", JOB))
    for code in ("avec_2027_02", "avec_2027_03", "avec_2027_02"):
        her.post(of(page, code), {"words": ""})
    with acting_as(SERVICE):
        assert (Computation.objects.count(), Contestation.objects.count()) == (1, 2)


def test_a_line_of_the_trial_itself_is_kept_and_contested_by_the_same_press(her):
    page = words(her.get("/droits/resultat/"))
    her.post(of(page, "aj"), {"words": "Il manque ma prime."})
    with acting_as(SERVICE):
        assert Contestation.objects.get().node == "aj"
        assert Computation.objects.get().tool == ""
        assert FactRow.objects.filter(name="rights.SimulationKept").count() == 1


def opens(desk, file_id):
    """The counsellor says why she opens the file."""
    desk.post(f"/bureau/dossiers/{file_id}/pourquoi/", {"purpose": "help_at_desk"})


def test_whoever_answers_reads_the_line_as_it_was_and_replays_it(desk, her):
    page = words(her.post("/droits/emploi/", JOB))
    her.post(of(page, "avec_2027_02"), {"words": ""})
    with acting_as(SERVICE):
        kept = rights.one(Computation.objects.get().id)
        contested = Contestation.objects.get()
        assert kept.same
    opens(desk, kept.file_id)
    answer = words(desk.get(f"/bureau/contestations/{contested.id}/"))
    leads_to = re.search(r'href="([^"]*ligne=avec_2027_02[^"]*)"', answer)[1]
    shown = words(desk.get(leads_to))
    assert "La ligne que vous cherchez" in shown
    assert "Salaire du mois" in shown
    assert "Salaire brut par mois de cet emploi" in shown
    assert f"/bureau/dossiers/{kept.file_id}/contester/rights/{kept.id}/avec_2027_02/" in shown


def test_a_kept_comparison_prints_a_number_for_each_line_and_the_desk_finds_it(desk, her):
    her.post("/droits/creation/", ASKED["creation/"])
    kept_page = her.post("/mon-espace/droits/garder/?outil=creation", follow=True)
    with acting_as(SERVICE):
        kept = Computation.objects.get()
    number = show_code(kept.number)
    assert f"{number}-1" in words(kept_page)
    assert "Capital ou allocation ?" in words(kept_page)
    rank = next(int(each) for each in re.findall(rf"Contester {number}-(\d+)", words(kept_page)))
    answer = desk.post("/bureau/ligne/", {"code": f"{number}-{rank}"})
    assert answer["Location"].startswith(f"/bureau/dossiers/{kept.file_id}/contester/rights/{kept.id}/")
    assert answer["Location"].endswith("/capital_2027_01/")
    assert her.get(f"/droits/droits.pdf?calcul={kept.id}").content.startswith(b"%PDF")


def test_a_tool_beside_a_kept_computation_keeps_its_texts_and_staff_contest_for_her(desk, her):
    her.post("/mon-espace/droits/garder/")
    with acting_as(SERVICE):
        base = Computation.objects.get()
    opens(desk, base.file_id)
    page = words(desk.post(f"/droits/creation/?calcul={base.id}", ASKED["creation/"]))
    address = next(each for each in re.findall(r'href="([^"]+)"', page) if each.endswith("ligne=arce"))
    assert address.startswith(f"/bureau/dossiers/{base.file_id}/contester/essai/")
    assert "Capital" in words(desk.get(address))
    desk.post(address, {"words": "Dit au guichet."})
    with acting_as(SERVICE):
        kept = Computation.objects.get(tool="creation")
        assert kept.fingerprint == base.fingerprint
        assert Contestation.objects.get().subject_id == kept.id


def test_a_comparison_beside_another_file_is_contested_for_nobody(desk, her, place):
    her.post("/mon-espace/droits/garder/")
    other = somebody(place, "Rosa", "Petit")
    with acting_as(SERVICE):
        base = Computation.objects.get()
    for file_id in (base.file_id, other.file_id):
        opens(desk, file_id)
    address = f"contester/essai/?calcul={base.id}&ligne=aj"
    assert desk.get(f"/bureau/dossiers/{base.file_id}/{address}").status_code == 200
    assert desk.get(f"/bureau/dossiers/{other.file_id}/{address}").status_code == 404


def test_a_line_that_is_not_there_is_not_found(her):
    her.post("/droits/emploi/", JOB)
    for query in (
        "ligne=rien",
        "outil=emploi&ligne=rien",
        "outil=rien&ligne=aj",
        "outil=creation&ligne=arce",
    ):
        assert her.get(f"/mon-espace/contester/essai/?{query}").status_code == 404


def test_without_a_file_the_line_goes_with_the_complaint_and_is_replayed_by_who_answers(desk):
    visitor = tries(Client())
    page = words(visitor.post("/droits/creation/", ASKED["creation/"]))
    address = of(page, "arce")
    shown = words(visitor.get(address))
    assert "Capital" in shown
    assert "De quoi s’agit-il" not in shown
    kept = visitor.post(address, {"words": "", "way": "here"}, follow=True)
    assert "C’est enregistré" in words(kept)
    with acting_as(SERVICE):
        row = ComplaintWithoutFile.objects.get()
        assert Computation.objects.count() == 0
    assert row.about == "rights"
    page = words(desk.get(f"/bureau/reclamations/{row.id}/"))
    assert "Rejoué aujourd’hui avec les mêmes textes : la même chose." in page
    assert "13 418,33 €" in page
    assert "Jour de création de l’entreprise" in page
    assert "2 080,00 €" in page


def test_the_line_of_somebody_without_a_file_is_forgotten_with_her_words(place, ines):
    visitor = tries(Client())
    visitor.post(of(words(visitor.get("/droits/resultat/")), "aj"), {"words": "", "way": "here"})
    with acting_as(SERVICE):
        row = ComplaintWithoutFile.objects.get()
    with acting_as(ines):
        answer_without_file(
            complaint_id=row.id, outcome="kept", reason="Le montant est celui de l’article 14.",
            checked="J’ai refait le calcul avec vos chiffres.", now=now(), by=ines, channel=Channel.WEB,
        )  # fmt: skip
    with acting_as(SERVICE):
        assert ComplaintWithoutFile.objects.get().sealed_line
        without_file.forget(now() + timedelta(days=1), timedelta(0))
        assert ComplaintWithoutFile.objects.get().sealed_line is None
