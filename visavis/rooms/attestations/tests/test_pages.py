"""The pages of contracts and wages: at home and at the desk, without script, nothing typed is lost."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from visavis.decisions.shared.money import Money
from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import VISITOR, Channel, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.trace.models import JournalRow
from visavis.rooms.attestations import contributions
from visavis.rooms.attestations.tests.acts import known, state
from visavis.rooms.dossier import door as dossier

pytestmark = pytest.mark.django_db
OWN = "/mon-espace/travail/"
TYPED = {
    "employer": "Boulangerie Martin", "start_day": "2", "start_month": "1", "start_year": "2025",
    "end_day": "31", "end_month": "12", "end_year": "2025", "nature": "cdd", "end_reason": "end_of_fixed_term",
    "gross_monthly": "2 100,00", "basis": "employer",
}  # fmt: skip


@pytest.fixture
def at_home(nadia, settings):
    settings.DEMO = True
    return signed_in("nadia")


def signed_in(login):
    client = Client()
    client.force_login(Account.objects.get(login=login), backend="django.contrib.auth.backends.ModelBackend")
    return client


def plain(answer):
    return answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_a_contract_is_typed_and_read_back_with_its_source(at_home):
    assert at_home.post(OWN + "contrats/", TYPED)["Location"] == OWN
    page = plain(at_home.get(OWN))
    assert "Boulangerie Martin" in page
    assert "2 100,00 €" in page
    assert "Vous, d’après l’attestation de l’employeur" in page


def test_a_wrong_form_keeps_everything_that_was_typed(at_home, nadia):
    answer = at_home.post(OWN + "contrats/", {**TYPED, "end_year": "2023", "gross_monthly": "beaucoup"})
    page = plain(answer)
    assert answer.status_code == 422
    assert "Écrivez un montant en euros" in page
    assert all(f'value="{typed}"' in page for typed in ("Boulangerie Martin", "2023", "beaucoup"))
    assert "Le guichet et le téléphone la lisent avec vous" in page
    assert known(nadia) == ()


def test_an_end_before_the_start_is_told_at_the_end(at_home):
    page = plain(at_home.post(OWN + "contrats/", {**TYPED, "end_year": "2023"}))
    assert "La fin (31 décembre 2023) est avant le début (2 janvier 2025)." in page


def test_a_negative_wage_is_refused(at_home):
    page = plain(at_home.post(OWN + "contrats/", {**TYPED, "gross_monthly": "-2000"}))
    assert "Le montant doit être 0,00 € ou plus." in page


def test_the_same_contract_sent_twice_is_noted_once(at_home, nadia):
    token = plain(at_home.get(OWN + "contrats/")).split('name="once" value="')[1].split('"')[0]
    for _ in range(2):
        assert at_home.post(OWN + "contrats/", {**TYPED, "once": token}).status_code == 302
    assert len(known(nadia)) == 1


def test_wages_are_typed_month_by_month_and_a_bonus_added_without_script(at_home, nadia):
    where = at_home.post(OWN + "contrats/", {**TYPED, "gross_monthly": ""})["Location"]
    assert where.endswith("/salaires/")
    said = {"wage_2025_12": "2 050,50", "bonus_0_amount": "300", "bonus_0_label": "Prime de Noël",
            "bonus_0_from": "2025-12", "bonus_0_to": "2025-12", "basis": "pay_slip", "more": "1"}  # fmt: skip
    assert at_home.post(where, said)["Location"] == where
    assert "bonus_1_amount" in plain(at_home.get(where))
    (contract,) = known(nadia)
    assert [line.amount for line in contract.wages] == [Money(205_050)]
    assert (contract.bonuses[0].start, contract.bonuses[0].end) == (date(2025, 12, 1), date(2025, 12, 31))


def test_a_correction_form_shows_what_is_known(at_home, nadia):
    contract_id = state(nadia)
    page = plain(at_home.get(reverse("attestations:correct", args=[contract_id])))
    assert 'value="Boulangerie Martin"' in page
    assert 'value="2 100,00 €"' in page


def test_removing_asks_why_and_the_story_tells_it(at_home, nadia):
    contract_id = state(nadia)
    url = reverse("attestations:remove", args=[contract_id])
    assert at_home.post(url, {"why": ""}).status_code == 422
    assert at_home.post(url, {"why": "Noté deux fois"}).status_code == 302
    assert "Noté deux fois" in plain(at_home.get(reverse("attestations:story", args=[contract_id])))


def test_a_counsellor_says_why_she_opens_then_types_at_the_desk(nadia, ines, settings):
    settings.DEMO = True
    desk = signed_in("ines")
    url = reverse("attestations:desk_own", args=[nadia.file_id])
    asked = desk.get(url)["Location"]
    assert "/pourquoi/" in asked
    desk.post(asked, {"purpose": "help_at_desk"})
    assert desk.post(reverse("attestations:desk_add", args=[nadia.file_id]), TYPED).status_code == 302
    assert "Inès Moreau, au guichet, d’après l’attestation" in plain(desk.get(url))
    assert "Boulangerie Martin, 2 janvier 2025" in plain(
        desk.get(reverse("dossier:file", args=[nadia.file_id]))
    )
    with acting_as(nadia):
        assert JournalRow.objects.filter(act="read", what="work", purpose="help_at_desk").exists()
        assert FactRow.objects.get(name="attestations.ContractStated").channel == Channel.DESK


def test_a_contract_of_another_file_is_not_found(at_home, nadia, agency):
    with acting_as(VISITOR):
        other_file = dossier.open_file(agency_id=agency.id, now=now(), by=VISITOR, channel=Channel.WEB)
    other = state(VISITOR.with_file(other_file))
    for page in ("correct", "pay", "remove", "story"):
        assert at_home.get(reverse(f"attestations:{page}", args=[other])).status_code == 404


def test_a_file_without_contract_has_something_to_do_and_an_export(nadia):
    with acting_as(nadia):
        dossier.register(
            file_id=nadia.file_id, from_on=now().date(), now=now(), by=nadia, channel=Channel.WEB
        )
        assert [task.url for task in contributions.tasks(nadia.file_id)] == [OWN]
    state(nadia)
    with acting_as(nadia):
        assert list(contributions.tasks(nadia.file_id)) == []
        assert contributions.export(nadia.file_id)[0]["provenance"]["end"]["origin"] == "declared"
