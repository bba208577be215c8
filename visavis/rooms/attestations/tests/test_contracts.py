"""Contracts and wages: who said what, on what basis, corrected without losing what was said before."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from visavis.decisions.rights.reading import read
from visavis.decisions.shared.money import Money
from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import Actor, Channel, Role, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.attestations import door, queries
from visavis.rooms.attestations.actions.remove import remove
from visavis.rooms.attestations.models import Contract, Pay, Terms
from visavis.rooms.attestations.tests.acts import MARTIN, known, state

pytestmark = pytest.mark.django_db


def changed(**values):
    import dataclasses

    return dataclasses.replace(MARTIN, **values)


def test_a_contract_told_is_known_with_its_source(nadia):
    state(nadia)
    (contract,) = known(nadia)
    assert contract.terms == MARTIN
    assert (contract.source.basis, contract.source.who, contract.source.channel) == ("declared", "", "web")


def test_a_counsellor_types_it_at_the_desk_and_her_name_stands_beside_it(nadia, ines):
    state(nadia, by=ines, basis="employer")
    (contract,) = known(nadia)
    assert (contract.source.basis, contract.source.who, contract.source.channel) == (
        "employer",
        "Inès Moreau",
        "desk",
    )


def test_a_correction_keeps_what_was_said_before_and_why(nadia):
    contract_id = state(nadia, at=now() - timedelta(days=2))
    state(nadia, changed(end=date(2025, 11, 30)), contract_id=contract_id, why="L’attestation dit novembre")
    (contract,) = known(nadia)
    assert contract.terms.end == date(2025, 11, 30)
    with acting_as(nadia):
        latest = queries.story(nadia.file_id, contract_id)[0]
    assert (latest.field, latest.before, latest.after) == ("end", date(2025, 12, 31), date(2025, 11, 30))
    assert latest.why == "L’attestation dit novembre"


def test_each_datum_keeps_its_own_source_when_another_is_corrected(nadia, ines):
    first = now() - timedelta(days=3)
    contract_id = state(nadia, at=first)
    state(nadia, changed(gross_monthly=Money(220_000)), by=ines, contract_id=contract_id)
    (contract,) = known(nadia)
    assert contract.sources["start"].who == "" and contract.sources["start"].at == first
    assert contract.sources["gross_monthly"].who == "Inès Moreau"


def test_saying_the_same_again_adds_nothing(nadia):
    contract_id = state(nadia)
    state(nadia, contract_id=contract_id)
    with acting_as(nadia):
        assert Terms.objects.count() == 1


def test_what_was_stated_cannot_be_changed_or_deleted_in_the_table(nadia):
    state(nadia)
    with acting_as(nadia):
        for act in (
            lambda: Terms.objects.update(nature="cdi"),
            lambda: Terms.objects.all()._raw_delete("default"),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                act()


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"end": date(2024, 12, 31)}, "end", "est avant le début"),
        ({"end": date(2090, 1, 1)}, "end", "dans plus d’un an"),
        ({"nature": "cdi"}, "end_reason", "Un CDI n’a pas de date de fin"),
        ({"weekly_hours": Decimal(70)}, "weekly_hours", "ce n’est pas possible"),
        ({"weekly_hours": Decimal(38)}, "weekly_hours", "plus qu’un temps plein"),
        ({"procedure_start": date(2026, 1, 5)}, "procedure_start", "ne peut pas venir après la fin"),
    ],
)
def test_what_cannot_be_so_is_told_at_its_field(nadia, wrong, field, says):
    with pytest.raises(Refusal) as refused:
        state(nadia, changed(**wrong))
    assert refused.value.field == field
    assert says in refused.value.why.replace("\u00a0", " ")


def test_two_contracts_at_once_with_one_employer_are_one_typed_twice(nadia):
    state(nadia)
    with pytest.raises(Refusal, match="existe déjà"):
        state(nadia, changed(start=date(2025, 6, 1)))


def test_two_jobs_at_the_same_time_are_possible_when_said(nadia):
    state(nadia)
    other = changed(employer="Crèche Les Lilas", weekly_hours=Decimal("17.5"))
    with pytest.raises(Refusal) as refused:
        state(nadia, other)
    assert refused.value.field == "both_jobs"
    state(nadia, other, both_jobs=True)
    assert len(known(nadia)) == 2


def test_a_removed_contract_no_longer_counts_but_stays_readable(nadia):
    contract_id = state(nadia)
    with acting_as(nadia):
        remove(
            file_id=nadia.file_id,
            contract_id=contract_id,
            why="Noté deux fois",
            now=now(),
            by=nadia,
            channel=Channel.WEB,
        )
        assert door.contracts_of(nadia.file_id) == ()
        assert queries.story(nadia.file_id, contract_id)[0].why == "Noté deux fois"


def test_nothing_is_removed_without_a_reason(nadia):
    contract_id = state(nadia)
    with acting_as(nadia), pytest.raises(Refusal):
        remove(
            file_id=nadia.file_id, contract_id=contract_id, why=" ", now=now(), by=nadia, channel=Channel.WEB
        )


def pay(nadia, contract_id, wages, bonuses=()):
    with acting_as(nadia):
        return door.state_pay(
            file_id=nadia.file_id, contract_id=contract_id, wages=wages, bonuses=bonuses, basis="pay_slip",
            now=now(), by=nadia, channel=Channel.WEB,
        )  # fmt: skip


def test_only_changed_months_are_stated_again(nadia):
    contract_id = state(nadia)
    march, april = date(2025, 3, 1), date(2025, 4, 1)
    assert pay(nadia, contract_id, {march: Money(200_000), april: Money(0)}) == 2
    assert pay(nadia, contract_id, {march: Money(200_000), april: Money(190_000)}) == 1
    assert pay(nadia, contract_id, {march: None, april: Money(190_000)}) == 1
    assert [(line.month, line.amount) for line in known(nadia)[0].wages] == [(april, Money(190_000))]


def test_a_month_outside_the_contract_is_refused(nadia):
    contract_id = state(nadia)
    with pytest.raises(Refusal, match="ne couvre pas"):
        pay(nadia, contract_id, {date(2026, 1, 1): Money(1)})


def test_a_bonus_is_kept_with_the_days_it_rewards_and_can_be_taken_away(nadia):
    contract_id = state(nadia)
    told = door.PayTold(Money(50_000), "Treizième mois", date(2025, 1, 2), date(2025, 12, 31))
    pay(nadia, contract_id, {}, [told])
    (bonus,) = known(nadia)[0].bonuses
    assert (bonus.amount, bonus.label, bonus.end) == (Money(50_000), "Treizième mois", date(2025, 12, 31))
    pay(nadia, contract_id, {}, [door.PayTold(None, line=bonus.id)])
    assert known(nadia)[0].bonuses == ()


def test_the_rights_read_a_contract_with_its_provenance(nadia):
    contract_id = state(nadia, changed(weekly_hours=Decimal("17.5")), basis="employer")
    pay(nadia, contract_id, {date(2025, 3, 1): Money(300_000)}, [door.PayTold(Money(50_000), "Prime")])
    values, origin = known(nadia)[0].for_rights()
    reading = read({"birth": "1972-02-01", "contracts": [values], "provenance": {"contracts.0": origin}})
    assert reading.findings == ()
    (contract,) = reading.situation.contracts
    assert contract.work_time_ratio == Decimal("0.5")
    assert contract.wages[date(2025, 3, 1)] == Money(300_000)
    assert contract.wages[date(2025, 4, 1)] == Money(210_000)
    assert contract.wages[date(2025, 1, 1)] == Money(203_226)  # 2 100,00 € × 30 days of 31
    assert (origin["origin"], origin["who"]) == ("employer", "Boulangerie Martin")


def test_each_field_has_its_provenance_under_the_name_the_rights_use(nadia, ines):
    contract_id = state(nadia, at=now() - timedelta(days=3))
    state(nadia, changed(end=date(2025, 11, 30)), by=ines, contract_id=contract_id, basis="employer")
    pay(nadia, contract_id, {date(2025, 3, 1): Money(300_000)})
    origins = known(nadia)[0].origins()
    assert origins["end"]["origin"] == "employer"
    assert origins["wages.2025-03"]["origin"] == "pay_slip"
    values, _ = known(nadia)[0].for_rights()
    assert {name for name in origins if "." not in name} <= {
        *values,
        "gross_monthly",
        "procedure_start",
        "weekly_hours",
    }


def test_another_person_sees_no_contract(nadia):
    state(nadia)
    with acting_as(Actor(role=Role.PERSON, file_id=uuid4())):
        assert door.contracts_of(nadia.file_id) == ()
        assert (Contract.objects.count(), Terms.objects.count(), Pay.objects.count()) == (0, 0, 0)


def test_another_person_cannot_tell_a_contract_into_her_file(nadia):
    stranger = Actor(role=Role.PERSON, file_id=uuid4())
    with pytest.raises(Refusal):
        state(nadia, by=stranger)


def test_the_name_of_the_employer_lies_sealed(nadia):
    state(nadia)
    with acting_as(nadia):
        assert b"Martin" not in bytes(Terms.objects.get().sealed_employer)


def test_facts_carry_no_amount_and_no_name(nadia):
    contract_id = state(nadia)
    pay(nadia, contract_id, {date(2025, 3, 1): Money(200_000)})
    with acting_as(nadia):
        details = str(
            list(FactRow.objects.filter(name__startswith="attestations").values_list("details", flat=True))
        )
    assert "Martin" not in details and "2000" not in details
