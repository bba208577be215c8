"""Messages: sealed, clocked, answered, seen, taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.http import Http404

from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import run_waiting
from visavis.foundation.letters.reading import letter_of, letters_of
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import shred
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.messaging import queries
from visavis.rooms.messaging.actions.see import see
from visavis.rooms.messaging.actions.withdraw import withdraw
from visavis.rooms.messaging.actions.write import write
from visavis.rooms.messaging.models import Message
from visavis.rooms.people import door as people

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
def nadia():
    with acting_as(SERVICE):
        place = agencies.found(
            name="Saint-Denis",
            address="12 rue de la Gare",
            phone="0199003949",
            desk=[(weekday, time(9), time(16, 30)) for weekday in range(5)],
        )
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=now(), by=VISITOR, channel=Channel.WEB)
    account = Account.objects.create(login="nadia", role=Role.PERSON, file_id=file_id, made_at=now())
    return account.actor()


@pytest.fixture
def ines(nadia):
    with acting_as(SERVICE):
        agency_id = dossier.agency_id_of(nadia.file_id)
    account = Account.objects.create(
        login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", agency_id=agency_id, made_at=now()
    )
    return account.actor()


def ask(nadia, text="Avez-vous reçu mon attestation ?", at=TUESDAY):
    with acting_as(nadia):
        return write(
            file_id=nadia.file_id, text=text, from_person=True, now=at, by=nadia, channel=Channel.WEB
        )


def answer(ines, nadia, at=TUESDAY + timedelta(hours=2)):
    with acting_as(ines):
        return write(
            file_id=nadia.file_id, text="Oui, hier.", from_person=False, now=at, by=ines, channel=Channel.WEB
        )


def test_a_message_starts_a_clock_of_two_working_days(nadia):
    ask(nadia)
    with acting_as(nadia):
        owed = queries.owed_to(nadia.file_id)
    # Tuesday 24 November: the second working day is Thursday 26, until midnight in Paris.
    assert owed.due_at == datetime(2026, 11, 26, 23, 0, tzinfo=UTC)


def test_the_clock_jumps_over_the_weekend(nadia):
    ask(nadia, at=datetime(2026, 11, 27, 10, 0, tzinfo=UTC))
    with acting_as(nadia):
        assert queries.owed_to(nadia.file_id).due_at.date() == date(2026, 12, 1)


def test_an_answer_stops_the_clock_and_says_whether_it_was_late(nadia, ines):
    ask(nadia)
    answer(ines, nadia, at=TUESDAY + timedelta(days=7))
    with acting_as(nadia):
        assert queries.owed_to(nadia.file_id) is None
        assert FactRow.objects.get(name="messaging.MessageAnswered").details["late"] is True


def test_the_text_lies_sealed_in_the_database(nadia):
    ask(nadia, text="secret de famille")
    with acting_as(nadia):
        row = Message.objects.get(file_id=nadia.file_id)
        assert b"secret" not in bytes(row.sealed)
        assert queries.thread(nadia.file_id)[0].text == "secret de famille"


def test_destroying_the_key_of_the_file_erases_the_words(nadia):
    ask(nadia)
    with acting_as(nadia):
        shred(nadia.file_id)
        assert queries.thread(nadia.file_id)[0].text == ""


def test_facts_never_carry_the_words(nadia):
    ask(nadia, text="secret de famille")
    with acting_as(nadia):
        assert "secret" not in str(list(FactRow.objects.order_by("id").values_list("details", flat=True)))


def test_the_person_sees_who_saw_her_message(nadia, ines):
    ask(nadia)
    with acting_as(ines):
        see(file_id=nadia.file_id, now=TUESDAY, by=ines)
        see(file_id=nadia.file_id, now=TUESDAY + timedelta(hours=1), by=ines)
    with acting_as(nadia):
        assert queries.thread(nadia.file_id)[0].seen_by == (("Inès Moreau", TUESDAY),)


def test_an_answer_is_something_to_read_until_it_is_seen(nadia, ines):
    ask(nadia)
    answer(ines, nadia)
    with acting_as(nadia):
        assert queries.last_unread_by_person(nadia.file_id).text == "Oui, hier."
        see(file_id=nadia.file_id, now=TUESDAY, by=nadia)
        assert queries.last_unread_by_person(nadia.file_id) is None


def test_words_taken_back_are_gone_and_their_place_stays(nadia):
    message_id = ask(nadia)
    with acting_as(nadia):
        withdraw(file_id=nadia.file_id, message_id=message_id, now=TUESDAY, by=nadia, channel=Channel.WEB)
        assert bytes(Message.objects.get(id=message_id).sealed) == b""
        said = queries.thread(nadia.file_id)[0]
    assert (said.text, said.withdrawn) == ("", True)


def test_nobody_takes_back_the_words_of_another(nadia, ines):
    message_id = ask(nadia)
    with acting_as(ines), pytest.raises(Refusal):
        withdraw(file_id=nadia.file_id, message_id=message_id, now=TUESDAY, by=ines, channel=Channel.WEB)


def test_a_message_of_another_file_does_not_exist(nadia):
    message_id = ask(nadia)
    stranger = Actor(role=Role.PERSON, file_id=uuid4())
    with acting_as(stranger), pytest.raises(Http404):
        withdraw(
            file_id=stranger.file_id, message_id=message_id, now=TUESDAY, by=stranger, channel=Channel.WEB
        )


@pytest.mark.parametrize("text", ["", "   ", "x" * 5001])
def test_an_empty_or_endless_message_does_not_leave(nadia, text):
    with acting_as(nadia), pytest.raises(Refusal):
        write(file_id=nadia.file_id, text=text, from_person=True, now=TUESDAY, by=nadia, channel=Channel.WEB)


def test_words_said_at_the_desk_arrive_in_the_same_thread(nadia, ines):
    with acting_as(ines):
        write(
            file_id=nadia.file_id,
            text="Je n'ai pas internet.",
            from_person=True,
            now=TUESDAY,
            by=ines,
            channel=Channel.DESK,
        )
    with acting_as(nadia):
        said = queries.thread(nadia.file_id)[0]
    assert (said.from_person, said.channel, said.author) == (True, "desk", "Inès Moreau")


def reached_by(nadia, *contacts):
    with acting_as(nadia):
        people.reach_by(
            file_id=nadia.file_id, contacts=[people.Contact(*each) for each in contacts], on=TUESDAY.date(),
            now=TUESDAY, by=nadia, channel=Channel.WEB,
        )  # fmt: skip


def letter_to(nadia):
    with acting_as(SERVICE):
        run_waiting()
        return letter_of(nadia.file_id, letters_of(nadia.file_id).items[0].id)


def test_what_her_counsellor_wrote_is_told_by_the_person_s_channels(nadia, ines):
    reached_by(nadia, ("sms", "+33639981103"), ("mail", "nadia@exemple.example"))
    answer(ines, nadia)
    told = letter_to(nadia)
    assert told.subject == "Inès Moreau vous a écrit"
    assert [each.channel for each in told.carried] == ["sms"]
    assert "Inès Moreau vous a écrit" in told.sms
    assert "Oui, hier." not in told.sms + told.text


def test_who_is_reached_by_letter_receives_the_words_themselves(nadia, ines):
    reached_by(nadia, ("letter", "8 rue des Tilleuls, 93200 Saint-Denis"))
    answer(ines, nadia)
    assert "Oui, hier." in letter_to(nadia).text


def test_a_message_taken_back_at_once_is_not_announced(nadia, ines):
    message_id = answer(ines, nadia)
    with acting_as(ines):
        withdraw(file_id=nadia.file_id, message_id=message_id, now=now(), by=ines, channel=Channel.WEB)
    with acting_as(SERVICE):
        run_waiting()
        assert letters_of(nadia.file_id).items == ()


def test_the_person_s_own_message_is_not_announced_to_her(nadia):
    ask(nadia)
    with acting_as(SERVICE):
        run_waiting()
        assert letters_of(nadia.file_id).items == ()
