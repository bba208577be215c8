"""Jobs are put in line with the act that asks, carry ids only, and run as the service."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction

from visavis.foundation.identity.actor import SERVICE, VISITOR, acting_as
from visavis.foundation.jobs import daily, every, job, later, run_waiting, scheduler
from visavis.foundation.jobs.cargo import NotAnId
from visavis.foundation.jobs.declared import Daily, Every, Retry
from visavis.foundation.jobs.line import OutsideTransaction, run_once
from visavis.foundation.jobs.scheduler import bring_back
from visavis.foundation.jobs.status import line_by_status
from visavis.foundation.jobs.tests.examples import LOG, Tone, note, write_once
from visavis.foundation.requests.codes import new_code
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.models import SentForm

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_smoke]


@pytest.fixture(autouse=True)
def _empty_log() -> None:
    LOG.clear()


def test_a_job_gets_its_ids_back_in_their_types() -> None:
    file_id = uuid7()
    later(note, file_id=file_id, tone=Tone.FIRM, day=date(2026, 11, 20), places=3)

    assert run_waiting() == 1
    assert [(file_id, Tone.FIRM, date(2026, 11, 20), 3)] == LOG


@pytest.mark.parametrize(
    "value", ["Nadia Belkacem", "nadia", "bonjour tout le monde", 3.14, b"x", ["a"], {"a": 1}, "ABCDEFGH"]
)
def test_a_job_refuses_to_carry_anything_but_ids(value: object) -> None:
    with pytest.raises(NotAnId):
        later(note, file_id=uuid7(), text=value)
    assert line_by_status() == []


def test_ids_codes_days_numbers_and_closed_lists_are_carried() -> None:
    for value in (uuid7(), str(uuid7()), new_code(), date(2026, 1, 1), 7, True, None, Tone.KIND):
        later(note, file_id=uuid7(), extra=value)
    assert line_by_status() == [("todo", "tests.note", 8)]


def test_an_undone_act_leaves_no_job() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        later(note, file_id=uuid7())
        raise ZeroDivisionError
    assert run_waiting() == 0


@pytest.mark.django_db(transaction=True)
def test_a_job_needs_the_transaction_that_asks_for_it() -> None:
    with pytest.raises(OutsideTransaction):
        later(note, file_id=uuid7())


def test_a_job_for_tomorrow_waits() -> None:
    tomorrow = datetime.now(tz=UTC) + timedelta(days=1)
    later(note, file_id=uuid7(), when=tomorrow)

    assert run_waiting() == 0
    assert run_waiting(at=tomorrow + timedelta(seconds=1)) == 1


def test_a_job_runs_as_the_service_and_gives_the_former_identity_back() -> None:
    seen: list[str] = []

    @job("tests.who")
    def who() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('app.role'), current_user")
            seen.extend(cursor.fetchone())

    with acting_as(VISITOR):
        later(who)
        run_waiting()
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('app.role')")
            assert cursor.fetchone() == ("visitor",)
    assert seen[0] == "service"
    assert seen[1] != "owner"


def test_a_job_run_twice_acts_once() -> None:
    token = uuid7()

    assert run_once(write_once, 4242, {"token": str(token)}) is True
    assert run_once(write_once, 4242, {"token": str(token)}) is False
    with acting_as(SERVICE):
        assert SentForm.objects.filter(token=str(token)).count() == 1


def test_a_failed_job_leaves_nothing_and_can_be_run_again() -> None:
    tries: list[UUID] = []

    @job("tests.second_time_lucky")
    def lucky(*, token: UUID) -> None:
        SentForm(token=str(token), sender="", path="", status=1, sent_at=datetime.now(tz=UTC)).save()
        tries.append(token)
        if len(tries) == 1:
            raise RuntimeError("not yet")

    token = uuid7()
    with pytest.raises(RuntimeError), transaction.atomic():
        run_once(lucky, 7, {"token": str(token)})
    with acting_as(SERVICE):
        assert not SentForm.objects.filter(token=str(token)).exists()
    assert run_once(lucky, 7, {"token": str(token)}) is True


def test_recurring_jobs_come_back_once_per_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    @every(minutes=5)
    @job("tests.recurring")
    def recurring() -> None:
        LOG.append(("turn",))

    monkeypatch.setattr(scheduler, "declared_jobs", lambda: {recurring.name: recurring})
    start = datetime(2026, 11, 20, 10, 1, tzinfo=UTC)
    assert "tests.recurring" in bring_back(start)
    assert "tests.recurring" not in bring_back(start + timedelta(minutes=3))
    assert "tests.recurring" in bring_back(start + timedelta(minutes=4))
    run_waiting()
    assert LOG.count(("turn",)) == 2


def test_a_daily_job_keeps_the_hour_of_the_wall_clock() -> None:
    @daily("06:30", zone="Indian/Reunion")
    @job("tests.morning")
    def morning() -> None: ...

    assert isinstance(morning.schedule, Daily)
    due = morning.schedule.last_due(datetime(2026, 7, 1, 2, 29, tzinfo=UTC))
    assert due == datetime(2026, 6, 30, 2, 30, tzinfo=UTC)
    paris = Daily(morning.schedule.at, "Europe/Paris")
    assert paris.last_due(datetime(2026, 7, 1, 12, tzinfo=UTC)).hour == 4
    assert paris.last_due(datetime(2026, 12, 1, 12, tzinfo=UTC)).hour == 5


def test_every_counts_from_the_same_moment_everywhere() -> None:
    assert Every(5).last_due(datetime(2026, 11, 20, 10, 4, 59, tzinfo=UTC)).minute == 0


def test_retries_slow_down_and_end() -> None:
    retry = Retry(times=10)
    waits = [retry.wait(attempts) for attempts in range(11)]

    assert waits[:3] == [timedelta(seconds=15), timedelta(seconds=30), timedelta(seconds=60)]
    assert waits[9] == timedelta(hours=1)
    assert waits[10] is None


def test_two_jobs_cannot_have_one_name() -> None:
    with pytest.raises(ValueError, match=r"tests\.note"):

        @job("tests.note")
        def other() -> None: ...


def test_the_marks_of_old_jobs_are_removed() -> None:
    from visavis.foundation.clock import now
    from visavis.foundation.jobs.jobs import forget_done
    from visavis.foundation.jobs.models import DoneJob

    DoneJob.objects.create(line_id=1, at=now() - timedelta(days=31))
    DoneJob.objects.create(line_id=2, at=now() - timedelta(days=29))
    forget_done()
    assert list(DoneJob.objects.values_list("line_id", flat=True)) == [2]
