"""Rights in a file: kept word for word, replayed, explained, never refused by a machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.test import Client

from visavis.decisions.rights import parameters, read
from visavis.decisions.rights.articles.art_13_salaire_journalier import salaire_journalier
from visavis.decisions.shared.money import euros
from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies import door as agencies
from visavis.rooms.attestations import door as attestations
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people
from visavis.rooms.rights import queries
from visavis.rooms.rights.actions.compute import compute
from visavis.rooms.rights.insight import insight_of
from visavis.rooms.rights.models import Computation
from visavis.rooms.rights.show import shown_kept
from visavis.rooms.rights.situation import situation_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia():
    """Seven years and eight months at the bakery, made redundant on 31 October 2026."""
    with acting_as(SERVICE):
        place = agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=now(), by=VISITOR, channel=Channel.WEB)
        me = VISITOR.with_file(file_id)
        people.give_birth_date(file_id=file_id, on=date(1972, 5, 3))
        dossier.register(file_id=file_id, from_on=date(2026, 11, 4), now=now(), by=me, channel=Channel.WEB)
        attestations.state(
            file_id=file_id, terms=terms(), basis="employer", now=now(), by=me, channel=Channel.WEB
        )
    return me


def terms(**changed):
    said = {
        "employer": "Boulangerie Lemoine", "start": date(2019, 3, 1), "end": date(2026, 10, 31), "nature": "cdi",
        "end_reason": "dismissal_economic", "procedure_start": date(2026, 8, 20), "gross_monthly": euros("2080"),
        "accrued_leave_indemnity": euros("684"),
    }  # fmt: skip
    return attestations.ContractTerms(**(said | changed))


def ask(me):
    with acting_as(me):
        computed = compute(
            file_id=me.file_id, situation=situation_of(me.file_id), now=now(), by=me, channel=Channel.WEB
        )
        return queries.one(computed)


def test_the_figures_are_those_of_the_regulation(nadia):
    # 24 months x 2,080 = 49,920; / 730 days = 68.38; 40.4 % x 68.38 + 13.18 = 40.81 (art. 14); 730 x 0.75 -> 548.
    figures = ask(nadia).result.figures
    assert (figures.sjr, figures.daily_gross, figures.duration_days) == (euros("68.38"), euros("40.81"), 548)


def test_each_datum_keeps_where_it_comes_from(nadia):
    node = ask(nadia).explanation.find("sr_1")
    origins = {given.provenance.origin.value for given in node.inputs}
    assert "employer" in origins


def test_a_kept_result_is_replayed_to_the_letter(nadia):
    assert ask(nadia).same


def test_a_figure_of_the_law_that_changes_later_changes_nothing_in_a_kept_result(nadia, monkeypatch):
    kept = ask(nadia)
    tables = parameters._of_the_tables

    def changed(name, day, age):
        used = tables(name, day, age).used
        value = replace(used.value, value=Decimal("14")) if name == "fixed_part" else used.value
        return parameters.shown(replace(used, value=value))

    monkeypatch.setattr(parameters, "_of_the_tables", changed)
    with acting_as(nadia):
        again = queries.one(kept.id)
    assert again.same
    assert again.result.figures.daily_gross == euros("40.81")


def test_a_replay_that_differs_says_where(nadia, monkeypatch):
    kept = ask(nadia)
    first = salaire_journalier.at(date(2026, 10, 31))

    def broken(wages, days):
        return replace(first.decide(wages, days), value=euros("60"))

    monkeypatch.setattr(salaire_journalier, "versions", [replace(first, function=broken)])
    with acting_as(nadia):
        again = queries.one(kept.id)
        page = shown_kept(again, nadia)
    assert not again.same
    assert any("68,38" in words and "60,00" in words for words in page.differences)
    assert again.explanation.find("sjr").value == euros("68.38")
    assert "ne donne plus la même chose" in render_to_string("rights/_result.html", {"shown": page})


def test_a_kept_result_cannot_be_changed(nadia):
    kept = ask(nadia)
    from django.db import ProgrammingError, transaction

    with acting_as(SERVICE), pytest.raises(ProgrammingError), transaction.atomic():
        Computation.objects.filter(id=kept.id).update(verdict="no")


def test_a_correction_is_a_new_computation_beside_the_old_one(nadia):
    first = ask(nadia)
    with acting_as(nadia):
        contract = attestations.contracts_of(nadia.file_id)[0]
        attestations.state(
            file_id=nadia.file_id, terms=terms(gross_monthly=euros("2180")), basis="pay_slip",
            contract_id=contract.id, now=now(), by=nadia, channel=Channel.WEB,
        )  # fmt: skip
    second = ask(nadia)
    assert second.result.figures.sjr > first.result.figures.sjr
    with acting_as(nadia):
        assert queries.one(first.id).result.figures.sjr == euros("68.38")
        assert len(queries.history(nadia.file_id)) == 2


def test_what_the_law_does_not_settle_is_handed_to_a_named_human(nadia):
    with acting_as(nadia):
        contract = attestations.contracts_of(nadia.file_id)[0]
        attestations.state(
            file_id=nadia.file_id, terms=terms(end_reason="rupture_conventionnelle", procedure_start=None),
            basis="employer", contract_id=contract.id, now=now(), by=nadia, channel=Channel.WEB,
        )  # fmt: skip
    kept = ask(nadia)
    assert kept.verdict == "cannot_say"
    assert kept.result.eligibility.who_decides is not None
    with acting_as(nadia):
        assert FactRow.objects.filter(name="rights.HumanDecisionAsked", file_id=nadia.file_id).exists()


def test_without_any_contract_the_person_is_told_what_to_do(nadia):
    with acting_as(nadia), pytest.raises(Refusal) as refused:
        compute(
            file_id=nadia.file_id, situation={"birth": "1972-05-03"}, now=now(), by=nadia, channel=Channel.WEB
        )
    assert "guichet" in str(refused.value)


def test_whoever_is_two_days_short_reads_how_many_days_would_open_the_right_and_until_when(nadia):
    with acting_as(nadia):
        contract = attestations.contracts_of(nadia.file_id)[0]
        short = terms(
            start=date(2026, 5, 8), end=date(2026, 10, 31), nature="cdd", end_reason="end_of_fixed_term",
            procedure_start=None, accrued_leave_indemnity=euros("0"),
        )  # fmt: skip
        attestations.state(
            file_id=nadia.file_id, terms=short, basis="employer", contract_id=contract.id, now=now(), by=nadia,
            channel=Channel.WEB,
        )  # fmt: skip
    kept = ask(nadia)
    with acting_as(nadia):
        found = insight_of(read(kept.situation).situation, typed=False)
        words = render_to_string("rights/_insight.html", {"insight": found})
    assert any("travail de plus" in said and "au plus tard le" in said for said in found.changes)
    assert "Ce qui changerait la réponse" in words


def test_whoever_has_a_right_reads_what_a_later_end_would_give(nadia):
    with acting_as(nadia):
        found = insight_of(read(ask(nadia).situation).situation, typed=False)
    said = [each.replace("\xa0", " ") for each in found.changes]
    assert said[0] == "Un contrat fini à partir du 3 mai 2027 donnerait 685 jours."
    assert any(each.startswith("Si une prime de 500,00 € manque à votre attestation :") for each in said)


def test_a_stranger_computes_nothing(nadia):
    stranger = Actor(role=Role.EMPLOYER)
    with acting_as(stranger), pytest.raises(Refusal):
        compute(file_id=nadia.file_id, situation={}, now=now(), by=stranger, channel=Channel.WEB)


HER = {"birth_day": "3", "birth_month": "5", "birth_year": "1972", "place": "metropole"}
CONTRACT = {
    "start_day": "1", "start_month": "3", "start_year": "2019", "end_day": "31", "end_month": "10", "end_year": "2026",
    "nature": "cdi", "end_reason": "dismissal", "gross_monthly": "2 080,00",
}  # fmt: skip


def tries(client, **changed):
    """Three pages, then the result."""
    client.post("/droits/", HER)
    client.post("/droits/contrats/1/", {**CONTRACT, **changed})
    return client.post("/droits/autour/", {}, follow=True)


def test_anybody_computes_without_an_account_and_nothing_is_kept():
    before = FactRow.objects.count()
    answer = tries(Client())
    assert answer.status_code == 200
    assert "40,81" in answer.content.decode()
    assert FactRow.objects.count() == before
    assert Computation.objects.count() == 0


def test_a_contract_that_ends_before_it_begins_is_told_and_what_was_typed_is_kept():
    client = Client()
    client.post("/droits/", HER)
    answer = client.post("/droits/contrats/1/", {**CONTRACT, "end_year": "2018"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "finit avant d’avoir commencé" in page
    assert "2 080,00" in page.replace("\u202f", " ").replace("\xa0", " ")


def note(nadia, **changed):
    with acting_as(nadia):
        contract = attestations.contracts_of(nadia.file_id)[0]
        attestations.state(
            file_id=nadia.file_id, terms=terms(**changed.pop("terms", {})), basis=changed.pop("basis", "employer"),
            contract_id=contract.id, now=now(), by=nadia, channel=Channel.WEB,
        )  # fmt: skip


def bonus_of(nadia, amount="600"):
    with acting_as(nadia):
        contract = attestations.contracts_of(nadia.file_id)[0]
        attestations.state_pay(
            file_id=nadia.file_id, contract_id=contract.id, wages={}, basis="pay_slip", now=now(), by=nadia,
            bonuses=[attestations.PayTold(euros(amount), "Treizième mois")], channel=Channel.WEB,
        )  # fmt: skip


def her_page(nadia):
    from visavis.foundation.identity.models import Account

    with acting_as(SERVICE):
        account = Account.objects.create(
            login="nadia", role=Role.PERSON, public_name="Nadia", file_id=nadia.file_id, made_at=now()
        )
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_bonus_noted_after_the_computation_is_announced_above_the_old_figures(nadia):
    ask(nadia)
    client = her_page(nadia)
    assert "ont changé depuis ce calcul" not in client.get("/mon-espace/droits/").content.decode()
    bonus_of(nadia)
    page = client.get("/mon-espace/droits/").content.decode()
    assert page.index("Vos contrats ont changé depuis ce calcul") < page.index("40,81")
    client.post("/mon-espace/droits/calculer/")
    assert "ont changé depuis ce calcul" not in client.get("/mon-espace/droits/").content.decode()


def test_the_home_page_does_not_announce_an_old_figure_alone(nadia):
    ask(nadia)
    client = her_page(nadia)
    bonus_of(nadia)
    page = client.get("/mon-espace/").content.decode()
    assert "à recalculer" in page
    assert "Recalculer vos droits" in page


def test_the_same_facts_from_another_source_change_nothing(nadia):
    kept = ask(nadia)
    note(nadia, basis="pay_slip")
    with acting_as(nadia):
        assert queries.what_changed(nadia.file_id, kept) == ""


def test_another_day_of_registration_is_a_change_of_the_file(nadia):
    kept = ask(nadia)
    kept.situation["registered_on"] = "2026-11-05"
    with acting_as(nadia):
        assert queries.what_changed(nadia.file_id, kept) == "file"


def test_the_day_of_registration_comes_from_the_file_not_from_her_words(nadia):
    registered = next(
        given for given in ask(nadia).explanation.find("inscription").inputs if given.name == "inscrit_le"
    )
    assert registered.provenance.origin.value == "file"


def test_after_noting_work_one_step_leads_to_the_computation(nadia):
    page = her_page(nadia).get("/mon-espace/travail/").content.decode()
    assert 'href="/mon-espace/droits/"' in page.partition("<main")[2].partition("</main")[0]


@pytest.mark.parametrize("reason", ["resignation_legitimate", "resignation_reason_unknown"])
def test_a_resignation_that_may_be_recognised_is_left_to_a_human(reason):
    page = tries(Client(), end_reason=reason).content.decode()
    assert "On ne peut pas encore dire" in page
    assert "C’est non" not in page


def test_a_simulation_says_nothing_of_a_motive_that_was_not_asked():
    choices = Client().get("/droits/contrats/1/").content.decode()
    assert "sans motif reconnu" not in choices
    assert "je ne sais pas si le motif est reconnu" in choices


@pytest.mark.parametrize("reason", ["resignation_not_legitimate", "resignation_reason_unknown"])
def test_a_trial_leads_to_a_human_and_each_line_to_where_it_is_contested(reason):
    page = tries(Client(), end_reason=reason).content.decode()
    assert 'href="/reclamer/sans-dossier/?ligne=' in page
    assert 'href="#human"' in page.partition("<main")[2]
