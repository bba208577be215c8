"""The employer's certificate beside pay slips: each line with its difference and its effect in euros, by her or tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from visavis.decisions.shared.money import Money, euros
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.rooms.agencies import door as agencies
from visavis.rooms.attestations import door as attestations
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people
from visavis.rooms.rights.models import Computation
from visavis.rooms.rights.tests.typed import main_of, somebody_who_typed

pytestmark = pytest.mark.django_db

YEAR = attestations.ContractTerms(
    employer="Boulangerie Lemoine", start=date(2025, 11, 1), end=date(2026, 10, 31), nature="cdd",
    end_reason="end_of_fixed_term", gross_monthly=euros("4000"),
)  # fmt: skip
MARCH = date(2026, 3, 1)


@pytest.fixture
def nadia():
    """A year at 4,000 € a month, as the employer's certificate says."""
    with acting_as(SERVICE):
        place = agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=now(), by=VISITOR, channel=Channel.WEB)
        me = VISITOR.with_file(file_id)
        people.give_birth_date(file_id=file_id, on=date(1985, 3, 1))
        dossier.register(file_id=file_id, from_on=date(2026, 11, 4), now=now(), by=me, channel=Channel.WEB)
        attestations.state(
            file_id=file_id, terms=YEAR, basis="employer", now=now(), by=me, channel=Channel.WEB
        )
    return me


def slip(me, month=MARCH, amount="4365", bonuses=()):
    with acting_as(me):
        (contract,) = attestations.contracts_of(me.file_id)
        attestations.state_pay(
            file_id=me.file_id, contract_id=contract.id, wages={month: euros(amount)}, bonuses=bonuses,
            basis="pay_slip", now=now(), by=me, channel=Channel.WEB,
        )  # fmt: skip


def told(me):
    with acting_as(me):
        return attestations.told_twice(me.file_id)


def signed_in(me):
    with acting_as(SERVICE):
        account = Account.objects.create(
            login="nadia", role=Role.PERSON, public_name="Nadia", file_id=me.file_id, made_at=now()
        )
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(answer) -> str:
    return " ".join(main_of(answer).split())


def test_a_month_told_by_both_papers_keeps_both_amounts(nadia):
    slip(nadia)
    (one,) = told(nadia)
    assert (one.field, one.key, one.certificate, one.slip) == (
        "wages",
        "2026-03",
        euros("4000"),
        euros("4365"),
    )


def test_a_bonus_that_the_certificate_does_not_write_is_told(nadia):
    slip(nadia, bonuses=[attestations.PayTold(euros("600"), "Treizième mois")])
    bonus = next(one for one in told(nadia) if one.field == "bonuses")
    assert (bonus.key, bonus.certificate, bonus.slip) == ("0", Money(0), euros("600"))


def test_an_indemnity_is_compared_where_both_papers_write_it(nadia):
    with acting_as(nadia):
        (contract,) = attestations.contracts_of(nadia.file_id)
        attestations.state(
            file_id=nadia.file_id, terms=replace(YEAR, accrued_leave_indemnity=euros("684")), basis="pay_slip",
            contract_id=contract.id, now=now(), by=nadia, channel=Channel.WEB,
        )  # fmt: skip
    (one,) = told(nadia)
    assert (one.field, one.certificate, one.slip) == ("accrued_leave_indemnity", Money(0), euros("684"))


def test_what_she_only_says_herself_is_no_paper(nadia):
    with acting_as(nadia):
        (contract,) = attestations.contracts_of(nadia.file_id)
        attestations.state_pay(
            file_id=nadia.file_id, contract_id=contract.id, wages={MARCH: euros("4365")}, basis="declared", now=now(),
            by=nadia, channel=Channel.WEB,
        )  # fmt: skip
    assert told(nadia) == []


def test_her_page_says_each_difference_in_euros_and_contests_it_by_one_press(nadia):
    slip(nadia)
    slip(nadia, date(2026, 4, 1), "4000")
    client = signed_in(nadia)
    assert "Calculez d’abord" in words(client.get("/mon-espace/droits/fiches/"))
    client.post("/mon-espace/droits/calculer/")
    page = words(client.get("/mon-espace/droits/fiches/"))
    # 365 € over 365 days: 1 € a day of wage, 57 % of it; 274 days of right (365 × 0.75).
    assert "se séparent sur 1 ligne" in page
    assert "+365,00 €" in page
    assert "+0,57 € par jour, +156,18 € sur tout le droit" in page
    assert "Pareil" in page
    address = page.partition('href="/mon-espace/contester/essai/')[2].partition('"')[0]
    client.post(f"/mon-espace/contester/essai/{address}", {"words": "La fiche est la bonne."})
    with acting_as(SERVICE):
        kept = Computation.objects.get(simulated=True)
    assert kept.tool == "fiches"
    assert "Attestation, Contrat 1, mars 2026" in words(client.get(f"/mon-espace/droits/calculs/{kept.id}/"))


def test_without_both_papers_she_reads_what_to_note(nadia):
    assert "Il faut les deux" in words(signed_in(nadia).get("/mon-espace/droits/fiches/"))


@pytest.fixture
def visitor():
    return somebody_who_typed(
        start_year="2025", nature="cdd", end_reason="end_of_fixed_term", gross_monthly="4 000,00"
    )


def test_a_visitor_copies_both_papers_and_reads_the_same_euros(visitor):
    asked = words(visitor.get("/droits/fiches/"))
    assert "mars 2026, fiche de paie" in asked
    assert "4 000,00" in asked
    said = {"attestation.0.wages.2026-03": "4000", "fiche.0.wages.2026-03": "4365"}
    page = words(visitor.post("/droits/fiches/", said))
    assert "+0,57 € par jour, +156,18 € sur tout le droit" in page
    assert "/reclamer/sans-dossier/?outil=fiches&ligne=fiche_0_wages_2026_03_jour" in page
    assert "se séparent sur 1 ligne" in words(visitor.get("/droits/fiches/"))


def test_a_visitor_without_any_slip_is_asked_for_one(visitor):
    answer = visitor.post("/droits/fiches/", {"attestation.0.wages.2026-03": "4000"})
    assert answer.status_code == 422
    assert "au moins une fiche de paie" in words(answer)
