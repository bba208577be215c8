"""A trial is kept, contested, frozen, countersigned, compared with the decision; and the number of a line is found."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client

from visavis.decisions.shared.money import euros
from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.codes import show_code
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people
from visavis.rooms.rights import door, freezing, queries
from visavis.rooms.rights.actions.compare import compare
from visavis.rooms.rights.actions.countersign import countersign
from visavis.rooms.rights.actions.freeze import freeze
from visavis.rooms.rights.actions.keep import keep
from visavis.rooms.rights.models import Computation, Frozen
from visavis.rooms.rights.show import lines_of

pytestmark = pytest.mark.django_db

TRIED = {
    "birth": "1985-03-09",
    "contracts": [
        {
            "start": "2023-11-01", "end": "2026-10-31", "nature": "cdi", "end_reason": "dismissal_economic",
            "gross_monthly": "2080.00",
        }
    ],
}  # fmt: skip


@pytest.fixture
def place():
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")


def somebody(place):
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=now(), by=VISITOR, channel=Channel.WEB)
        me = VISITOR.with_file(file_id)
        people.give_birth_date(file_id=file_id, on=date(1985, 3, 9))
        dossier.register(file_id=file_id, from_on=date(2026, 11, 4), now=now(), by=me, channel=Channel.WEB)
    return me


@pytest.fixture
def nadia(place):
    return somebody(place)


@pytest.fixture
def ines(place):
    with acting_as(SERVICE):
        account = Account.objects.create(
            login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", agency_id=place.id, made_at=now()
        )
    return account.actor()


def tried(me):
    with acting_as(me):
        return keep(file_id=me.file_id, situation=TRIED, now=now(), by=me, channel=Channel.WEB)


def trusted(me):
    kept_id = tried(me)
    with acting_as(me):
        freeze(computation_id=kept_id, now=now(), by=me, channel=Channel.WEB)
    return kept_id


def decided(me, kept_id, **letter):
    with acting_as(me):
        compare(
            computation_id=kept_id, decided_on=date(2026, 11, 20), letter=letter, now=now(), by=me,
            channel=Channel.WEB,
        )  # fmt: skip
        return freezing.frozen(kept_id)


def test_a_trial_stays_beside_the_computation_of_the_file(nadia):
    kept_id = tried(nadia)
    with acting_as(nadia):
        assert queries.latest(nadia.file_id) is None
        assert [each[0] for each in freezing.trials(nadia.file_id)] == [kept_id]
        assert queries.one(kept_id).result.figures.daily_gross == euros("40.81")
        assert FactRow.objects.filter(name="rights.SimulationKept", file_id=nadia.file_id).count() == 1


def test_a_stranger_keeps_nothing(nadia, ines):
    stranger = Actor(role=Role.EMPLOYER)
    with acting_as(stranger), pytest.raises(Refusal):
        keep(file_id=nadia.file_id, situation=TRIED, now=now(), by=stranger, channel=Channel.WEB)


def test_who_freezes_a_computation_is_protected_and_a_counsellor_owes_a_look(nadia, ines):
    kept_id = trusted(nadia)
    with acting_as(nadia):
        found = door.trusted(nadia.file_id)
        assert [(each.computation_id, each.waits) for each in found] == [(kept_id, True)]
    with acting_as(ines):
        owed = [each.what for each in dossier.awaited(ines, now())]
    assert "Contresigner un calcul figé" in owed


def test_frozen_twice_is_frozen_once(nadia):
    kept_id = trusted(nadia)
    with acting_as(nadia):
        freeze(computation_id=kept_id, now=now(), by=nadia, channel=Channel.WEB)
        assert FactRow.objects.filter(name="rights.SimulationFrozen").count() == 1


def test_what_is_frozen_stays_as_it_was(nadia):
    kept_id = trusted(nadia)
    with acting_as(SERVICE), pytest.raises(ProgrammingError), transaction.atomic():
        Frozen.objects.filter(computation_id=kept_id).update(situation="other")
    with acting_as(SERVICE), pytest.raises(ProgrammingError), transaction.atomic():
        Computation.objects.filter(id=kept_id).update(simulated=False)


def test_a_counsellor_countersigns_under_her_name_once(nadia, ines):
    kept_id = trusted(nadia)
    with acting_as(ines):
        countersign(
            computation_id=kept_id, stance="agrees", words="", now=now(), by=ines, channel=Channel.DESK
        )
        with pytest.raises(Refusal, match="déjà"):
            countersign(
                computation_id=kept_id, stance="agrees", words="", now=now(), by=ines, channel=Channel.DESK
            )
    with acting_as(nadia):
        found = freezing.frozen(kept_id)
        assert (found.countersigned, found.by) == (True, "Inès Moreau")


def test_whoever_disagrees_says_why_and_the_person_reads_it(nadia, ines):
    kept_id = trusted(nadia)
    with acting_as(ines):
        with pytest.raises(Refusal) as refused:
            countersign(
                computation_id=kept_id,
                stance="disagrees",
                words="Non.",
                now=now(),
                by=ines,
                channel=Channel.DESK,
            )
        assert refused.value.field == "words"
        words = "Le salaire d’octobre manque dans le contrat."
        countersign(
            computation_id=kept_id, stance="disagrees", words=words, now=now(), by=ines, channel=Channel.DESK
        )
    with acting_as(nadia):
        assert freezing.frozen(kept_id).words == words
        assert door.trusted(nadia.file_id)


def test_the_person_does_not_countersign_for_herself(nadia):
    kept_id = trusted(nadia)
    with acting_as(nadia), pytest.raises(Refusal):
        countersign(
            computation_id=kept_id, stance="agrees", words="", now=now(), by=nadia, channel=Channel.WEB
        )


def test_the_decision_that_parts_says_at_which_line_and_one_that_agrees_says_so(nadia):
    kept_id = trusted(nadia)
    found = decided(nadia, kept_id, daily_gross=euros("38.50"), sjr=euros("68.38"))
    assert (found.gap, found.parting) == ("parts", "aj")
    with acting_as(nadia):
        assert freezing.beside_decision(found).parting.name == "daily_gross"
    again = decided(nadia, kept_id, daily_gross=euros("40.81"))
    assert (again.gap, again.parting) == ("same", "")


def test_a_decision_without_any_figure_is_not_kept(nadia):
    kept_id = trusted(nadia)
    with pytest.raises(Refusal):
        decided(nadia, kept_id)


def test_the_rate_of_error_counts_people_and_hides_the_few(place):
    from visavis.rooms.observatory.errors import error_rates

    with acting_as(SERVICE):
        assert error_rates() == []
    for rank in range(12):
        me = somebody(place)
        decided(me, trusted(me), daily_gross=euros("38.50" if rank < 11 else "40.81"))
    with acting_as(VISITOR):
        rates = {rate.situation: rate for rate in error_rates()}
    assert rates["Licenciement économique"].decisions in (12, None)
    shown = [rate for rate in rates.values() if rate.parts is not None and rate.decisions is not None]
    assert not shown, "one single person agrees: neither the total nor the rest may tell her"


def test_the_page_of_the_decision_opens_once_frozen_and_says_where_both_part(nadia):
    kept_id = tried(nadia)
    with acting_as(SERVICE):
        account = Account.objects.create(
            login="nadia", role=Role.PERSON, public_name="Nadia", file_id=nadia.file_id, made_at=now()
        )
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    page = f"/mon-espace/droits/calculs/{kept_id}/"
    assert client.get(f"{page}decision/")["Location"] == page
    client.post(f"{page}figer/")
    assert "Recopiez sa date" in client.get(f"{page}decision/").content.decode()
    said = {
        "decided_on_day": "20",
        "decided_on_month": "11",
        "decided_on_year": "2026",
        "daily_gross": "38,50",
    }
    shown = client.post(f"{page}decision/", said, follow=True).content.decode()
    assert "vous êtes protégé" in shown
    assert "La lettre vous donne moins" in shown


def test_the_number_of_a_line_leads_staff_to_its_contestation(nadia, ines, settings):
    settings.DEMO = True  # no second factor to set up first
    kept_id = tried(nadia)
    with acting_as(nadia):
        kept = queries.one(kept_id)
    rank = next(number for number, code in lines_of(kept).items() if code == "aj")
    client = Client()
    client.force_login(
        Account.objects.get(id=ines.account_id), backend="django.contrib.auth.backends.ModelBackend"
    )
    typed = f" {show_code(kept.number).lower()}-{rank} "
    answer = client.post("/bureau/ligne/", {"code": typed})
    assert answer["Location"] == f"/bureau/dossiers/{nadia.file_id}/contester/rights/{kept_id}/aj/"
    assert client.post("/bureau/ligne/", {"code": f"{show_code(kept.number)}-99"}).status_code == 422
    assert client.post("/bureau/ligne/", {"code": "bonjour"}).status_code == 422


def test_a_computation_of_somebody_else_opens_in_no_tool(nadia, place):
    kept_id = tried(nadia)
    other = somebody(place)
    with acting_as(SERVICE):
        account = Account.objects.create(
            login="rosa", role=Role.PERSON, public_name="Rosa", file_id=other.file_id, made_at=now()
        )
    signed_in = Client()
    signed_in.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    for who in (signed_in, Client()):
        for tool in (
            "lettre/",
            "emploi/",
            "creation/",
            "ancien-droit/",
            "etapes/",
            "aides/garde/",
            "droits.pdf",
        ):
            assert who.get(f"/droits/{tool}?calcul={kept_id}").status_code == 404
