"""She is right: what is wrong is corrected, the computation is made again, and she reads both figures."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from visavis.decisions.shared.money import euros
from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import run_waiting
from visavis.foundation.letters.reading import letter_of, letters_of
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.agencies import door as agencies
from visavis.rooms.attestations import door as attestations
from visavis.rooms.contestation import queries
from visavis.rooms.contestation.actions.answer import answer
from visavis.rooms.contestation.actions.contest import contest
from visavis.rooms.contestation.actions.redo import redo
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people
from visavis.rooms.rights import door as rights

pytestmark = pytest.mark.django_db
REASON = "La prime de juin n'était pas comptée : elle l'est maintenant."
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _without_second_factor(settings):
    settings.DEMO = True


@pytest.fixture
def place():
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")


@pytest.fixture
def ines(place):
    account = Account.objects.create(
        login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", agency_id=place.id, made_at=now()
    )
    return account.actor()


@pytest.fixture
def nadia(place):
    """Made redundant; her rights are computed, and she contests the amount: a bonus is missing."""
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=now(), by=VISITOR, channel=Channel.WEB)
        me = VISITOR.with_file(file_id)
        people.give_name(file_id=file_id, given="Nadia", family="Belkacem", on=date(2026, 11, 2))
        people.give_birth_date(file_id=file_id, on=date(1972, 5, 3))
        dossier.register(file_id=file_id, from_on=date(2026, 11, 4), now=now(), by=me, channel=Channel.WEB)
        terms = attestations.ContractTerms(
            employer="Boulangerie Lemoine", start=date(2019, 3, 1), end=date(2026, 10, 31), nature="cdi",
            end_reason="dismissal_economic", procedure_start=date(2026, 8, 20), gross_monthly=euros("2080"),
        )  # fmt: skip
        attestations.state(
            file_id=file_id, terms=terms, basis="employer", now=now(), by=me, channel=Channel.WEB
        )
    with acting_as(me):
        first = rights.compute(
            file_id=file_id, situation=rights.situation_of(file_id), now=now(), by=me, channel=Channel.WEB
        )
        contest(
            file_id=file_id, kind="rights", subject_id=first, node="aj", words="Il manque ma prime.", now=TUESDAY,
            by=me, channel=Channel.WEB,
        )  # fmt: skip
    return me


def correct(nadia, by):
    with acting_as(by):
        contract = attestations.contracts_of(nadia.file_id)[0]
        attestations.state_pay(
            file_id=nadia.file_id, contract_id=contract.id, wages={}, basis="pay_slip", now=now(), by=by,
            bonuses=[attestations.PayTold(euros("1200"), "Prime de juin")], channel=Channel.DESK,
        )  # fmt: skip


def theirs(nadia):
    with acting_as(nadia):
        return queries.of_file(nadia.file_id)[0]


def reply(nadia, by, outcome="changed"):
    contested = theirs(nadia)
    with acting_as(by):
        dossier.enter(
            file_id=nadia.file_id, what="rights", purpose=Purpose.ANSWER_CONTESTATION,
            now=TUESDAY + timedelta(hours=1), by=by, channel=Channel.DESK,
        )  # fmt: skip
        answer(
            contestation_id=contested.id, outcome=outcome, reason=REASON, read=["rights"],
            now=TUESDAY + timedelta(hours=2), by=by, channel=Channel.WEB,
        )  # fmt: skip


def page_of(by, path, **data):
    client = Client()
    account = Account.objects.get(id=by.account_id)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    client.post(f"/bureau/dossiers/{data['file_id']}/pourquoi/", {"purpose": "follow_up"})
    if "post" in data:
        client.post(path, data["post"])
    return client.get(path).content.decode().replace("\u202f", " ").replace("\xa0", " ")


def test_corrected_then_answered_the_rights_are_computed_again(nadia, ines):
    before = theirs(nadia)
    correct(nadia, ines)
    reply(nadia, ines)
    with acting_as(nadia):
        row = Contestation.objects.get(id=before.id)
        newest = rights.latest(nadia.file_id)
    assert row.result_id == newest.id != row.subject_id
    assert newest.result.figures.daily_gross > euros("40.81")


@pytest.mark.parametrize("outcome", ["changed", "partly"])
def test_the_person_reads_the_new_figure_beside_the_old_one(nadia, ines, outcome):
    correct(nadia, ines)
    reply(nadia, ines, outcome)
    _title, before, after = theirs(nadia).came_out.rows[0]
    assert (before.replace("\xa0", " "), after > before) == ("40,81 €", True)


def test_a_result_that_is_kept_is_not_computed_again(nadia, ines):
    correct(nadia, ines)
    reply(nadia, ines, "kept")
    contested = theirs(nadia)
    assert (contested.came_out, contested.to_redo) == (None, False)


def test_before_she_answers_the_counsellor_sees_both_figures(nadia, ines):
    contested = theirs(nadia)
    path = f"/bureau/contestations/{contested.id}/"
    first = page_of(ines, path, file_id=nadia.file_id)
    assert "Corriger ses contrats" in first
    assert "refait le calcul sous 5 jours ouvrés" in first
    correct(nadia, ines)
    page = page_of(ines, path, file_id=nadia.file_id)
    face = page.partition('<table class="face">')[2].partition("</table>")[0]
    assert "Avec les données corrigées" in face
    assert "40,81 €" in face
    assert "sous 5 jours ouvrés" not in page


def test_when_nothing_could_be_corrected_somebody_owes_the_computation_by_a_day(nadia, ines, place):
    reply(nadia, ines)
    contested = theirs(nadia)
    # Tuesday 24 November + 5 working days = Tuesday 1 December, until midnight in Paris.
    assert contested.redo_due_at == datetime(2026, 12, 1, 23, 0, tzinfo=UTC)
    with acting_as(ines):
        assert [each.id for each in queries.waiting(place.id)] == [contested.id]
        assert queries.waiting_at(place.id, TUESDAY + timedelta(days=30)) == (1, 1)


def test_what_was_promised_is_done_by_a_human_with_words(nadia, ines, place):
    reply(nadia, ines)
    contested = theirs(nadia)
    correct(nadia, ines)
    act = {"now": TUESDAY + timedelta(days=1), "by": ines, "channel": Channel.WEB}
    with acting_as(ines):
        with pytest.raises(Refusal, match="20 caractères"):
            redo(contestation_id=contested.id, reason="Fait.", **act)
        redo(contestation_id=contested.id, reason="Votre attestation corrigée est arrivée.", **act)
        assert queries.waiting(place.id) == []
        with pytest.raises(Refusal, match="déjà fait"):
            redo(contestation_id=contested.id, reason="Votre attestation corrigée est arrivée.", **act)
    done = theirs(nadia)
    assert done.came_out.rows[0][1].startswith("40,81")
    assert done.redone == "Votre attestation corrigée est arrivée."
    with acting_as(nadia):
        assert FactRow.objects.get(name="contestation.ContestationSettled").details["late"] is False


def test_an_answer_written_alone_was_not_given_at_the_desk(nadia, ines):
    path = f"/bureau/contestations/{theirs(nadia).id}/"
    page_of(
        ines,
        path,
        file_id=nadia.file_id,
        post={"outcome": "kept", "reason": REASON, "elsewhere": "Le bulletin de juin"},
    )
    with acting_as(nadia):
        assert FactRow.objects.get(name="contestation.ContestationAnswered").channel == "web"


def test_an_answer_given_with_the_person_was_given_at_the_desk(nadia, ines):
    path = f"/bureau/contestations/{theirs(nadia).id}/"
    said = {"outcome": "kept", "reason": REASON, "elsewhere": "Le bulletin de juin", "with_person": "on"}
    page = page_of(ines, path, file_id=nadia.file_id, post=said)
    assert "Répondu par Inès Moreau" in page
    with acting_as(nadia):
        assert FactRow.objects.get(name="contestation.ContestationAnswered").channel == "desk"


def letters_to(nadia):
    with acting_as(SERVICE):
        run_waiting()
        return [letter_of(nadia.file_id, line.id) for line in reversed(letters_of(nadia.file_id).items)]


def test_the_answer_goes_by_letter_with_both_figures_and_the_name_of_the_human(nadia, ines):
    correct(nadia, ines)
    reply(nadia, ines)
    letter = next(each for each in letters_to(nadia) if "contestation" in each.subject)
    said = letter.said.replace("\xa0", " ")
    assert "Inès Moreau a relu ce que vous contestez" in said
    assert "40,81 € dans le calcul contesté" in said
    assert REASON in said
    assert "Inès Moreau" in letter.sms
    assert "€" not in letter.sms
    assert "prime" not in letter.sms


def test_the_letter_says_what_will_be_done_and_a_second_one_that_it_is(nadia, ines):
    reply(nadia, ines)
    letters_to(nadia)
    with acting_as(ines):
        act = {"now": TUESDAY + timedelta(days=1), "by": ines, "channel": Channel.WEB}
        redo(contestation_id=theirs(nadia).id, reason="Votre attestation corrigée est arrivée.", **act)
    said = [each.said.replace("\xa0", " ") for each in letters_to(nadia)]
    assert any("Inès Moreau, ou un collègue, refait le calcul avant" in each for each in said)
    assert any("Votre attestation corrigée est arrivée." in each for each in said)


def test_a_line_that_does_not_move_is_shown_with_those_that_do(nadia, ines):
    from visavis.rooms.rights.comparing import with_present_facts

    correct(nadia, ines)
    with acting_as(nadia):
        computation = Contestation.objects.get(file_id=nadia.file_id).subject_id
        rows = with_present_facts(computation, "affiliation").rows
    assert rows[0][1] == rows[0][2] == "Oui"
    assert "Montant par jour" in [title for title, before, after in rows[1:] if before != after]
