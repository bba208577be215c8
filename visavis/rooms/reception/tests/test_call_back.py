""" "Rappelez-moi": a number, a promise with an hour, a call, and the number is gone."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.models import JournalRow
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.reception import queries
from visavis.rooms.reception.actions.ask import ask
from visavis.rooms.reception.actions.report import report
from visavis.rooms.reception.actions.take import take
from visavis.rooms.reception.models import CallBack

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # a Tuesday, 10 h in Paris
NUMBER = "+33199003949"


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
def ines(place):
    return Account.objects.create(
        login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", agency_id=place.id, made_at=NOW
    ).actor()


def asked(place, number=NUMBER, at=NOW, by=VISITOR, **rest):
    with acting_as(by):
        return ask(number=number, agency_id=place.id, now=at, by=by, channel=Channel.WEB, **rest)


def lines(by, at=NOW):
    with acting_as(by):
        return queries.to_call(by, at)[0]


def told(by, call_back_id, outcome, at=NOW):
    with acting_as(by):
        return report(call_back_id=call_back_id, outcome=outcome, now=at, by=by, channel=Channel.PHONE)


def taken(by, call_back_id):
    with acting_as(by):
        take(call_back_id=call_back_id, now=NOW, by=by, channel=Channel.WEB)


def test_somebody_unknown_gets_a_promise_with_an_hour(place):
    assert f"{asked(place).due_at:%d %H:%M}" == "24 17:00"


def test_asked_in_the_evening_the_call_comes_before_noon_on_the_next_working_day(place):
    friday_evening = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    assert f"{asked(place, at=friday_evening).due_at:%d %H:%M}" == "30 12:00"


def test_the_promise_of_a_faraway_agency_keeps_its_own_hours():
    with acting_as(SERVICE):
        cayenne = agencies.found(
            name="Cayenne", address="1 place des Palmistes", phone="0199003949", zone="America/Cayenne"
        )
    at = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)  # 14 h 30 there, 18 h 30 in Paris
    assert f"{asked(cayenne, at=at).due_at:%d %H:%M}" == "24 17:00"


def test_the_visitor_cannot_read_it_back_and_the_number_lies_sealed(place):
    asked(place)
    with acting_as(VISITOR):
        assert not CallBack.objects.exists()
    with acting_as(SERVICE):
        row = CallBack.objects.get()
        assert NUMBER.encode() not in bytes(row.sealed_number)
        assert NUMBER not in str(FactRow.objects.filter(name="reception.CallBackAsked").values())


def test_it_becomes_a_task_of_the_agency_and_of_no_other(place, ines):
    asked(place)
    assert len(lines(ines)) == 1
    elsewhere = Actor(role=Role.COUNSELLOR, account_id=ines.account_id, agency_id=ines.account_id)
    assert lines(elsewhere) == []


def test_the_same_number_waits_once_and_keeps_its_first_promise(place, ines):
    first = asked(place)
    again = asked(place, at=NOW + timedelta(hours=6))
    assert (again.id, again.due_at, again.new) == (first.id, first.due_at, False)
    assert len(lines(ines)) == 1


def test_tasks_stand_by_hour_due_and_lateness_is_said(place, ines):
    asked(place, at=NOW + timedelta(hours=8), number="+33199003950")
    asked(place)
    first, second = lines(ines, at=NOW + timedelta(hours=9))
    assert first.late.replace("\u00a0", " ") == "En retard de 2 heures."
    assert second.late == ""


def test_the_number_shows_only_to_the_one_who_takes_it(place, ines):
    call = asked(place)
    assert lines(ines)[0].number == ""
    taken(ines, call.id)
    assert lines(ines)[0].number == NUMBER
    karim = Account.objects.create(
        login="karim", role=Role.COUNSELLOR, agency_id=place.id, made_at=NOW
    ).actor()
    assert (lines(karim)[0].number, lines(karim)[0].taken_by) == ("", "Inès Moreau")


def test_nobody_reports_a_call_that_is_not_hers(place, ines):
    call = asked(place)
    with pytest.raises(Refusal) as refusal:
        told(ines, call.id, "reached")
    assert refusal.value.status == 409


def test_once_reached_the_number_is_destroyed_and_lateness_is_counted(place, ines):
    call = asked(place)
    taken(ines, call.id)
    assert told(ines, call.id, "reached", at=NOW + timedelta(hours=7, minutes=5))
    assert lines(ines) == []
    with acting_as(SERVICE):
        row = CallBack.objects.get()
        assert (row.ended_because, row.number_mark) == ("reached", "")
        assert queries.read_number(row.key, row.sealed_number) == ""
        assert FactRow.objects.get(name="reception.CallBackMade").details["minutes_late"] == 5


def test_a_call_without_answer_is_tried_three_times(place, ines):
    call = asked(place)
    taken(ines, call.id)
    assert [told(ines, call.id, "not_reached") for _ in range(3)] == [False, False, True]
    with acting_as(SERVICE):
        assert CallBack.objects.get().ended_because == "not_reached"


def test_after_the_call_the_same_number_may_ask_again(place, ines):
    call = asked(place)
    taken(ines, call.id)
    told(ines, call.id, "reached")
    assert asked(place).new


def test_a_person_signed_in_sees_the_reading_of_her_file(place, ines):
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=NOW, by=VISITOR, channel=Channel.WEB)
    nadia = Account.objects.create(login="nadia", role=Role.PERSON, file_id=file_id, made_at=NOW).actor()
    call = asked(place, by=nadia)
    with acting_as(nadia):
        assert queries.due_for(file_id) is not None
    taken(ines, call.id)
    with acting_as(SERVICE):
        assert FactRow.objects.get(name="reception.CallBackTaken").file_id == file_id
        assert JournalRow.objects.filter(file_id=file_id, act="read", purpose="call_back").count() == 1


def test_a_machine_cannot_flood_the_list(place, ines):
    for last in range(3):
        asked(place, number=f"+3319900395{last}", marks=("browser", "address"))
    with pytest.raises(Refusal) as refusal:
        asked(place, number="+33199003959", marks=("browser", "address"))
    assert refusal.value.status == 429
    assert "gratuit" in refusal.value.now_what
    assert len(lines(ines)) == 3


def test_a_library_can_ask_for_many_people(place, ines):
    for person in range(20):
        asked(place, number=f"+331990040{person:02}", marks=(f"browser {person}", "address"))
    with pytest.raises(Refusal):
        asked(place, number="+33199004099", marks=("one more", "address"))


def test_a_resume_code_travels_along_and_anything_else_is_left_out(place, ines):
    from visavis.foundation.requests.codes import new_code, show_code

    code = new_code()
    asked(place, about=show_code(code))
    asked(place, number="+33199003951", about="<b>hello</b>")
    assert [line.about for line in lines(ines)] == [show_code(code), ""]


def test_the_file_tells_the_call_and_its_lateness(place):
    from visavis.rooms.reception import timeline

    assert "17 h" in timeline.told_asked({"due_at": "2026-11-24T16:00:00+00:00"}).replace("\u00a0", " ")
    assert timeline.told_made({"minutes_late": 0}).endswith("à l’heure promise")
    assert "5 minutes de retard" in timeline.told_made({"minutes_late": 5}).replace("\u00a0", " ")
    assert "2 essais" in timeline.told_tried({"tries": 2, "last": False}).replace("\u00a0", " ")


def test_the_file_shows_and_exports_the_call_without_its_number(place, ines):
    from visavis.rooms.reception import contributions

    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=NOW, by=VISITOR, channel=Channel.WEB)
    nadia = Account.objects.create(login="nadia", role=Role.PERSON, file_id=file_id, made_at=NOW).actor()
    asked(place, by=nadia)
    with acting_as(nadia):
        assert contributions.section(file_id, nadia).context["due"]
        (row,) = contributions.export(file_id)
    assert row["promised_before"].startswith("2026-11-24")
    assert NUMBER not in str(row)


def test_forgetting_a_person_destroys_the_numbers_of_the_calls_still_owed(place):
    from visavis.rooms.reception import contributions
    from visavis.rooms.reception.numbers import read_number

    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=NOW, by=VISITOR, channel=Channel.WEB)
    nadia = Account.objects.create(login="nadia", role=Role.PERSON, file_id=file_id, made_at=NOW).actor()
    asked(place, by=nadia)
    with acting_as(SERVICE):
        row = CallBack.objects.get(file_id=file_id)
        assert read_number(row.key, row.sealed_number) == NUMBER
        contributions.forget(file_id)
        assert read_number(row.key, row.sealed_number) == ""
