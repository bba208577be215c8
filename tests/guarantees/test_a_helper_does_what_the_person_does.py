"""Danger: whoever cannot use a screen cannot act. Guarantee: a helper does each act for her, on the same pages.

Samira, with a mandate of Gérard's, says his work and his month, books a meeting, writes, contests, hands a paper in
and has his rights computed; each act stands in his file under her name and the number of the mandate.
"""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from tests import town
from tests.guarantees.test_a_helper_sees_by_mandate_only import given_by
from visavis.foundation.identity.actor import Role, acting_as
from visavis.rooms.dossier.queries import timeline

pytestmark = pytest.mark.django_db(transaction=True)

JOB = {
    "employer": "Boulangerie Martin", "start_day": "2", "start_month": "1", "start_year": "1994",
    "end_day": "31", "end_month": "12", "end_year": "1994", "nature": "cdd", "end_reason": "end_of_fixed_term",
    "gross_monthly": "2 100,00", "basis": "employer",
}  # fmt: skip


@pytest.fixture
def samira(loaded):
    """Samira with Gérard's file open."""
    client = town.sit_down(Role.HELPER)
    client.post(f"/aide/{given_by('gerard')}/ouvrir/")
    return client


def done_for_gerard():
    """The acts that his timeline tells as done for him."""
    with acting_as(town.account("gerard").actor()):
        lines = timeline(town.file_of("gerard"), limit=200)
    said = [(each.words, " ".join(each.by.split())) for each in lines]
    return [words for words, by in said if by.startswith("fait par Samira Benali") and "mandat n°" in by]


def says_work(client):
    return client.post("/mon-espace/travail/contrats/", JOB)


def says_a_month(client):
    month = re.search(
        r'href="/mon-espace/mois/(\d{4}-\d{2})/"', client.get("/mon-espace/mois/").content.decode()
    )[1]
    said = {"looking": "yes", "worked": "no", "lines": "1"}
    summary = client.post(f"/mon-espace/mois/{month}/", {**said, "act": "check"}).content.decode()
    kept = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', summary))
    return client.post(f"/mon-espace/mois/{month}/", {**said, **kept, "act": "confirm"})


def books(client):
    page = client.get("/mon-espace/messages/").content.decode()
    return client.post("/rendez-vous/reserver/", {"slot": re.search(r'name="slot" value="([^"]+)"', page)[1]})


def writes(client):
    return client.post("/mon-espace/messages/", {"text": "Gérard demande l’heure du rendez-vous."})


def contests(client):
    page = client.get("/mon-espace/droits/").content.decode()
    return client.post(
        re.search(r'href="([^"]*/contester/[^"]+)"', page)[1], {"words": "Il manque une prime."}
    )


def hands_a_paper_in(client):
    paper = BytesIO(town.PICTURE)
    paper.name = "bulletin.png"
    return client.post("/mon-espace/papiers/", {"paper": paper})


def has_rights_computed(client):
    return client.post("/mon-espace/droits/calculer/")


ACTS = [says_work, says_a_month, books, writes, contests, hands_a_paper_in, has_rights_computed]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_a_helper_does_it_and_his_file_says_so(samira, act):
    before = len(done_for_gerard())
    answer = act(samira)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert len(done_for_gerard()) > before


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_he_still_does_it_himself(loaded, act):
    """Nothing of his is taken away: with a mandate given, the same act is his, on his own pages."""
    given_by("gerard")
    gerard = town.sit_down(Role.VISITOR)
    gerard.force_login(town.account("gerard"), backend="django.contrib.auth.backends.ModelBackend")
    assert act(gerard).status_code == 302
    assert done_for_gerard() == []


def test_what_she_read_is_in_his_list_of_readings_with_the_number(samira):
    samira.get("/mon-espace/droits/")
    gerard = town.sit_down(Role.VISITOR)
    gerard.force_login(town.account("gerard"), backend="django.contrib.auth.backends.ModelBackend")
    page = " ".join(gerard.get("/mon-espace/dossier/lectures/").content.decode().split())
    assert "Samira Benali" in page
    assert re.search(r"Vous aider, mandat n° [0-9A-Z]{4}-[0-9A-Z]{4}", page)
