"""Booking, moving, cancelling: one person per slot, on site first, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.appointments import codes, queries
from visavis.rooms.appointments.actions.book import book
from visavis.rooms.appointments.actions.break_promise import break_promise
from visavis.rooms.appointments.actions.cancel import cancel
from visavis.rooms.appointments.actions.move import move
from visavis.rooms.appointments.actions.open_slots import open_slots
from visavis.rooms.appointments.actions.prepare import prepare
from visavis.rooms.appointments.door import next_of, next_physical, promised
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.appointments.motives import Mode
from visavis.rooms.appointments.tests.conftest import NOW, WEEK

pytestmark = pytest.mark.django_db


def booked(by, slot, now=NOW, **rest):
    with acting_as(by):
        return book(file_id=by.file_id, slot_id=slot.id, now=now, by=by, channel=Channel.WEB, **rest)


def refused(act, status):
    with pytest.raises(Refusal) as refusal:
        act()
    assert refusal.value.status == status
    return refusal.value


def test_slots_follow_the_desks_hours(slots):
    assert len(slots) == 16
    assert [f"{slot.starts_at:%H:%M}" for slot in slots[:4]] == ["09:00", "09:45", "10:30", "11:15"]
    assert {slot.counsellor for slot in slots} == {"Inès Moreau"}


def test_opening_the_same_slots_twice_adds_none(slots, place, ines):
    with acting_as(ines):
        again = open_slots(
            agency_id=place.id,
            counsellor_id=ines.account_id,
            place="bureau 4",
            first_on=WEEK[0],
            last_on=WEEK[1],
            now=NOW,
            by=ines,
            channel=Channel.DESK,
        )
    assert again == 0


def test_no_slot_is_opened_on_a_public_holiday(place, ines):
    christmas = WEEK[0].replace(month=12, day=25)
    with acting_as(ines):
        count = open_slots(
            agency_id=place.id,
            counsellor_id=ines.account_id,
            place="bureau 4",
            first_on=christmas,
            last_on=christmas,
            now=NOW,
            by=ines,
            channel=Channel.DESK,
        )
    assert count == 0


def test_a_person_does_not_open_slots(place, ines, nadia):
    with acting_as(nadia):
        refused(lambda: open_slots(
            agency_id=place.id, counsellor_id=ines.account_id, place="x", first_on=WEEK[0], last_on=WEEK[0],
            now=NOW, by=nadia, channel=Channel.WEB,
        ), 403)  # fmt: skip


def test_booking_is_on_site_unless_the_person_chose_otherwise(slots, nadia):
    booked(nadia, slots[0])
    with acting_as(nadia):
        held = next_of(nadia.file_id, NOW)
    assert held.mode == Mode.ON_SITE
    assert held.place == "bureau 4"
    assert held.counsellor == "Inès Moreau"


def test_a_booked_slot_is_free_for_nobody_else(slots, nadia, hugo):
    booked(nadia, slots[0])
    with acting_as(hugo):
        assert slots[0].id not in {slot.id for slot in queries.free_slots(slots[0].agency_id, NOW)}
    refusal = refused(lambda: booked(hugo, slots[0]), 409)
    assert "vient de prendre" in refusal.why
    assert refusal.now_what


def test_nobody_sees_whose_the_appointments_are(slots, nadia, hugo):
    appointment_id = booked(nadia, slots[0])
    with acting_as(hugo):
        assert queries.meeting(appointment_id) is None
    with acting_as(VISITOR):
        assert Appointment.objects.count() == 0


def test_one_person_is_not_in_two_places_at_once(slots, nadia, karim, place):
    with acting_as(karim):
        open_slots(
            agency_id=place.id,
            counsellor_id=karim.account_id,
            place="bureau 5",
            first_on=WEEK[0],
            last_on=WEEK[0],
            now=NOW,
            by=karim,
            channel=Channel.DESK,
        )
    booked(nadia, slots[0])
    with acting_as(karim):
        other = queries.free_slots(place.id, NOW, counsellor_id=karim.account_id)[0]
    assert "déjà un rendez-vous" in refused(lambda: booked(nadia, other), 409).why
    with acting_as(nadia):
        offered = queries.free_slots(place.id, NOW, file_id=nadia.file_id)
        moved = queries.free_slots(
            place.id, NOW, file_id=nadia.file_id, moving=next_of(nadia.file_id, NOW).id
        )
    assert offered and slots[0].starts_at not in {slot.starts_at for slot in offered}
    assert moved[0].id == other.id
    with acting_as(karim):
        assert queries.free_slots(place.id, NOW)[0].id == other.id


def test_a_counsellor_books_with_the_person_and_the_channel_is_kept(slots, nadia, ines):
    with acting_as(ines):
        book(
            file_id=nadia.file_id,
            slot_id=slots[0].id,
            now=NOW,
            by=ines,
            channel=Channel.PHONE,
            motive="rights",
        )
        fact = FactRow.objects.get(name="appointments.AppointmentBooked")
    assert (fact.channel, fact.role, fact.details["motive"]) == ("phone", "counsellor", "rights")


def test_nobody_books_for_a_foreign_file(slots, nadia, hugo):
    with acting_as(hugo):
        refused(lambda: book(
            file_id=nadia.file_id, slot_id=slots[0].id, now=NOW, by=hugo, channel=Channel.WEB), 403)  # fmt: skip


def test_a_slot_past_its_notice_says_until_when_it_was_possible(slots, nadia):
    late = slots[0].starts_at - timedelta(minutes=29)
    refusal = refused(lambda: booked(nadia, slots[0], now=late), 410)
    assert "8\u00a0h\u00a030" in refusal.why


def test_a_visit_at_home_asks_for_a_day(slots, nadia):
    late = slots[0].starts_at - timedelta(hours=23)
    refused(lambda: booked(nadia, slots[0], now=late, mode=Mode.HOME), 410)
    booked(nadia, slots[0], now=late)


def test_a_mode_the_slot_does_not_offer_is_refused(slots, nadia):
    refused(lambda: booked(nadia, slots[0], mode="fax"), 422)


def test_a_slot_that_does_not_exist_is_refused(slots, nadia):
    refused(lambda: booked(nadia, replace(slots[0], id=uuid4())), 404)


def test_moving_frees_the_former_slot_and_keeps_the_code(slots, nadia):
    former = booked(nadia, slots[0], needs=("lift",), company="union")
    with acting_as(nadia):
        code = codes.code_of(Appointment.objects.get(id=former))
        moved = move(appointment_id=former, slot_id=slots[5].id, now=NOW, by=nadia, channel=Channel.WEB)
        kept = queries.meeting(moved)
        assert codes.code_of(Appointment.objects.get(id=moved)) == code
        assert slots[0].id in {slot.id for slot in queries.free_slots(slots[0].agency_id, NOW)}
    assert (kept.needs, kept.company, kept.starts_at) == (("lift",), "union", slots[5].starts_at)


def test_a_move_that_is_refused_loses_nothing(slots, nadia, hugo):
    former = booked(nadia, slots[0])
    booked(hugo, slots[1])
    with acting_as(nadia):
        refused(lambda: move(
            appointment_id=former, slot_id=slots[1].id, now=NOW, by=nadia, channel=Channel.WEB), 409)  # fmt: skip
        assert queries.meeting(former) is not None


def test_an_appointment_is_not_moved_within_two_hours(slots, nadia):
    former = booked(nadia, slots[0])
    late = slots[0].starts_at - timedelta(hours=1, minutes=59)
    with acting_as(nadia):
        refused(lambda: move(
            appointment_id=former, slot_id=slots[9].id, now=late, by=nadia, channel=Channel.WEB), 410)  # fmt: skip


def test_a_person_can_cancel_until_the_last_minute(slots, nadia):
    appointment_id = booked(nadia, slots[0])
    with acting_as(nadia):
        cancel(appointment_id=appointment_id, now=slots[0].starts_at, by=nadia, channel=Channel.WEB)
        assert queries.coming(nadia.file_id, NOW) == []
        refused(lambda: cancel(appointment_id=appointment_id, now=NOW, by=nadia, channel=Channel.WEB), 404)


def test_what_to_prepare_can_be_said_after_booking(slots, nadia):
    appointment_id = booked(nadia, slots[0])
    with acting_as(nadia):
        prepare(
            appointment_id=appointment_id,
            needs=("sign_language", "unheard of"),
            company="association",
            now=NOW,
            by=nadia,
            channel=Channel.WEB,
        )
        held = queries.meeting(appointment_id)
    assert (held.needs, held.company) == (("sign_language",), "association")


def test_the_agenda_of_a_counsellor_goes_on_by_pages(slots, nadia, hugo, ines):
    for who, slot in ((nadia, slots[0]), (hugo, slots[1]), (nadia, slots[2])):
        booked(who, slot)
    with acting_as(ines):
        first, more = queries.agenda(ines.account_id, NOW, most=2)
        rest, end = queries.agenda(ines.account_id, NOW, after=more, most=2)
    assert [held.file_id for held in first] == [nadia.file_id, hugo.file_id]
    assert ([held.file_id for held in rest], end) == ([nadia.file_id], None)


def test_a_code_finds_its_appointment_and_no_other(slots, nadia):
    appointment_id = booked(nadia, slots[0])
    with acting_as(nadia):
        code = codes.code_of(Appointment.objects.get(id=appointment_id))
    with acting_as(VISITOR):
        assert codes.found_by_code(code.lower(), NOW).id == appointment_id
        assert codes.found_by_code("0000-0000", NOW) is None
        assert codes.found_by_code("", NOW) is None


def test_a_code_ends_with_the_day_of_its_meeting_where_the_agency_is(slots, nadia):
    appointment_id = booked(nadia, slots[0])  # Tuesday 24 November, in the morning
    with acting_as(nadia):
        code = codes.code_of(Appointment.objects.get(id=appointment_id))
    midnight = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)  # in Paris
    with acting_as(VISITOR):
        assert codes.found_by_code(code, midnight - timedelta(seconds=1)) is not None
        assert codes.found_by_code(code, midnight) is None


def test_a_meeting_that_was_moved_has_its_code_until_its_new_day(slots, nadia):
    appointment_id = booked(nadia, slots[0])
    with acting_as(nadia):
        code = codes.code_of(Appointment.objects.get(id=appointment_id))
        move(appointment_id=appointment_id, slot_id=slots[4].id, now=NOW, by=nadia, channel=Channel.WEB)
    with acting_as(VISITOR):
        assert codes.found_by_code(code, datetime(2026, 11, 25, 12, 0, tzinfo=UTC)) is not None
        assert codes.found_by_code(code, datetime(2026, 11, 26, 0, 0, tzinfo=UTC)) is None


def test_the_promise_of_five_working_days_is_kept_by_a_slot_in_person(slots, place):
    with acting_as(SERVICE):
        state = promised(place.id, NOW)
        assert state.kept
        assert state.slot == next_physical(place.id, NOW)
        assert not break_promise(agency_id=place.id, now=NOW, by=SERVICE, channel=Channel.AUTOMATIC)


def test_a_broken_promise_is_counted_once_a_day(place):
    with acting_as(SERVICE):
        for hours in (0, 1, 24):
            at = NOW + timedelta(hours=hours)
            assert break_promise(agency_id=place.id, now=at, by=SERVICE, channel=Channel.AUTOMATIC)
        assert FactRow.objects.filter(name="appointments.PhysicalPromiseBroken").count() == 2
