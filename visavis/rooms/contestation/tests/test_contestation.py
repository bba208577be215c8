"""Contesting: one action, a clock, a human with a reason; never a machine, never a silence."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.agencies import door as agencies
from visavis.rooms.contestation import queries, subjects
from visavis.rooms.contestation.actions.answer import answer
from visavis.rooms.contestation.actions.contest import contest
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.dossier import door as dossier

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
REASON = "La prime de juin n'était pas comptée. Le calcul est refait."


@pytest.fixture
def place():
    with acting_as(SERVICE):
        return agencies.found(
            name="Saint-Denis",
            address="12 rue de la Gare",
            phone="0199003949",
            desk=[(weekday, time(9), time(16, 30)) for weekday in range(5)],
        )


@pytest.fixture
def nadia(place):
    with acting_as(VISITOR):
        return VISITOR.with_file(
            dossier.open_file(agency_id=place.id, now=now(), by=VISITOR, channel=Channel.WEB)
        )


@pytest.fixture
def ines(place):
    account = Account.objects.create(
        login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", agency_id=place.id, made_at=now()
    )
    return account.actor()


def object_to(
    nadia, *, by=None, channel=Channel.WEB, node="aj", subject_id=None, words="Il manque ma prime."
):
    by = by or nadia
    with acting_as(by):
        return contest(
            file_id=nadia.file_id,
            kind="rights",
            subject_id=subject_id,
            node=node,
            words=words,
            now=TUESDAY,
            by=by,
            channel=channel,
        )


def waiting_for(nadia):
    with acting_as(nadia):
        return queries.of_file(nadia.file_id)[0]


def test_a_contestation_has_a_number_and_an_answer_due_in_five_working_days(nadia):
    object_to(nadia)
    contested = waiting_for(nadia)
    assert len(contested.number) == 9
    # Tuesday 24 November + 5 working days = Tuesday 1 December, until midnight in Paris.
    assert contested.due_at == datetime(2026, 12, 1, 23, 0, tzinfo=UTC)


def test_saying_no_without_a_word_is_enough(nadia):
    object_to(nadia, words="")
    assert waiting_for(nadia).words == ""


def test_the_same_line_contested_twice_is_one_contestation(nadia):
    subject_id = uuid4()
    assert object_to(nadia, subject_id=subject_id) == object_to(nadia, subject_id=subject_id)


def test_two_lines_are_two_contestations(nadia):
    assert object_to(nadia, node="aj") != object_to(nadia, node="sjr")


def test_a_counsellor_writes_down_at_the_desk_what_the_person_contests(nadia, ines):
    object_to(nadia, by=ines, channel=Channel.DESK)
    assert waiting_for(nadia).channel == "desk"


def test_an_employer_contests_nothing_in_a_file(nadia):
    employer = Actor(role=Role.EMPLOYER, account_id=uuid4())
    with pytest.raises(Refusal):
        object_to(nadia, by=employer)


def reads(by, nadia, what="rights", at=TUESDAY + timedelta(hours=1)):
    """She opens a part of the file, and the journal knows."""
    dossier.enter(
        file_id=nadia.file_id,
        what=what,
        purpose=Purpose.ANSWER_CONTESTATION,
        now=at,
        by=by,
        channel=Channel.DESK,
    )


def reply(nadia, by, *, reason=REASON, outcome="changed", at=TUESDAY + timedelta(hours=3)):
    contested = waiting_for(nadia)
    with acting_as(by):
        reads(by, nadia)
        answer(
            contestation_id=contested.id, outcome=outcome, reason=reason, read=["rights"], now=at, by=by,
            channel=Channel.WEB,
        )  # fmt: skip


def test_the_person_reads_who_answered_and_why(nadia, ines):
    object_to(nadia)
    reply(nadia, ines)
    contested = waiting_for(nadia)
    assert (contested.answered_by, contested.outcome, contested.reason) == ("Inès Moreau", "changed", REASON)


def test_a_machine_cannot_answer(nadia):
    object_to(nadia)
    with pytest.raises(Refusal, match="jamais d’une machine"):
        reply(nadia, SERVICE)


def test_an_answer_without_a_written_reason_does_not_leave(nadia, ines):
    object_to(nadia)
    with pytest.raises(Refusal, match="20 caractères"):
        reply(nadia, ines, reason="Non.")
    assert waiting_for(nadia).answered_at is None


def test_the_first_answer_stays(nadia, ines):
    object_to(nadia)
    reply(nadia, ines)
    with pytest.raises(Refusal, match="déjà répondu"):
        reply(nadia, ines, outcome="kept")
    assert waiting_for(nadia).outcome == "changed"


def test_an_answer_after_the_promised_day_is_counted_as_late(nadia, ines):
    object_to(nadia)
    reply(nadia, ines, at=TUESDAY + timedelta(days=30))
    with acting_as(nadia):
        assert FactRow.objects.get(name="contestation.ContestationAnswered").details["late"] is True


def test_the_database_refuses_half_an_answer(nadia):
    object_to(nadia)
    with acting_as(SERVICE), pytest.raises(IntegrityError), transaction.atomic():
        Contestation.objects.filter(file_id=nadia.file_id).update(outcome="kept")


def test_the_agency_sees_its_oldest_promise_first(nadia, ines, place):
    object_to(nadia, node="aj")
    object_to(nadia, node="sjr")
    with acting_as(ines):
        assert [each.id for each in queries.waiting(place.id)] == sorted(
            Contestation.objects.order_by("id").values_list("id", flat=True)
        )


def test_a_contested_line_keeps_the_words_its_room_gave(nadia, monkeypatch):
    line = subjects.Subject("Montant par jour", "40,81 €")
    monkeypatch.setitem(subjects._describers, "rights", lambda subject_id, node: line)
    object_to(nadia)
    assert waiting_for(nadia).subject == line
