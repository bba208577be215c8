"""What a person receives: the letter, the reminders that still make sense, nothing more after a cancellation."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils.translation import override

from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.foundation.jobs import run_waiting
from visavis.foundation.letters.reading import letter_of, letters_of
from visavis.foundation.letters.short import LONGEST, weight
from visavis.rooms.appointments.actions.book import book
from visavis.rooms.appointments.actions.cancel import cancel
from visavis.rooms.appointments.actions.move import move
from visavis.rooms.appointments.jobs import watch_promise
from visavis.rooms.appointments.models import BrokenPromise
from visavis.rooms.appointments.tests.conftest import NOW

pytestmark = pytest.mark.django_db


def booked(by, slot, now=NOW):
    with acting_as(by), time_machine.travel(now):
        return book(file_id=by.file_id, slot_id=slot.id, now=now, by=by, channel=Channel.WEB)


def received(by, at):
    """Run what is due at that moment, and read the subjects of the person's letters, oldest first."""
    with acting_as(SERVICE), time_machine.travel(at):
        run_waiting(at)
        return [line.subject for line in reversed(letters_of(by.file_id).items)]


def test_the_letter_comes_first_then_two_reminders(slots, nadia):
    friday = slots[-1]
    booked(nadia, friday)
    assert received(nadia, NOW) == ["Votre rendez-vous est pris"]
    assert len(received(nadia, friday.starts_at - timedelta(hours=49))) == 1
    assert received(nadia, friday.starts_at - timedelta(hours=48))[1:] == ["Votre rendez-vous approche"]
    assert len(received(nadia, friday.starts_at - timedelta(hours=2))) == 3


def test_no_reminder_comes_on_the_heels_of_the_letter(slots, nadia):
    soon = slots[0].starts_at - timedelta(hours=2, minutes=30)
    booked(nadia, slots[0], now=soon)
    assert len(received(nadia, slots[0].starts_at)) == 1


def test_a_cancelled_meeting_is_reminded_no_more(slots, nadia):
    appointment_id = booked(nadia, slots[-1])
    received(nadia, NOW)
    with acting_as(nadia), time_machine.travel(NOW):
        cancel(appointment_id=appointment_id, now=NOW, by=nadia, channel=Channel.WEB)
    assert received(nadia, slots[-1].starts_at)[1:] == ["Votre rendez-vous est annulé"]


def test_a_moved_meeting_is_reminded_at_its_new_time_only(slots, nadia):
    appointment_id = booked(nadia, slots[-1])
    received(nadia, NOW)
    with acting_as(nadia), time_machine.travel(NOW):
        move(appointment_id=appointment_id, slot_id=slots[-2].id, now=NOW, by=nadia, channel=Channel.WEB)
    said = received(nadia, slots[-1].starts_at)
    assert said.count("Votre rendez-vous a changé d’heure") == 1
    assert said.count("Votre rendez-vous approche") == 2


def test_the_text_message_fits_and_carries_the_code(slots, nadia):
    booked(nadia, slots[-1])
    received(nadia, NOW)
    with acting_as(SERVICE):
        kept = letter_of(nadia.file_id, letters_of(nadia.file_id).items[0].id)
    assert weight(kept.sms) <= LONGEST
    assert "code " in kept.sms
    assert "vendredi 27 novembre" in kept.sms.replace("\u00a0", " ")
    assert "C’est votre droit" in kept.text


def test_the_letter_of_a_meeting_says_its_hours_on_the_agencys_wall(place, nadia, slots):
    booked(nadia, slots[0])
    received(nadia, NOW)
    with acting_as(SERVICE):
        kept = letter_of(nadia.file_id, letters_of(nadia.file_id).items[0].id)
    assert "9 h" in kept.text.replace("\u00a0", " ")


def test_the_watch_counts_a_broken_promise_by_itself(place):
    with acting_as(SERVICE), time_machine.travel(NOW):
        watch_promise()
        watch_promise()
        assert BrokenPromise.objects.count() == 1


@pytest.mark.parametrize("told", ["told_booked", "told_moved", "told_cancelled"])
def test_the_file_tells_it_in_both_languages(told):
    from visavis.rooms.appointments import timeline

    words = getattr(timeline, told)
    details = {"starts_at": "2026-11-26T09:15:00+00:00", "mode": "on_site"}
    assert "jeudi 26 novembre" in words(details).replace("\u00a0", " ")
    with override("en"):
        assert "Thursday 26 November" in words(details).replace("\u00a0", " ")
