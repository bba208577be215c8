"""Telling a month: in time or late, again the same, otherwise, by whom, and what can never be so."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import DatabaseError, transaction

from visavis.decisions.shared.money import Money
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.letters.models import SentLetter
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import shred
from visavis.rooms.declarations import contributions, door, letters, queries, timeline
from visavis.rooms.declarations.models import Declaration, Line
from visavis.rooms.declarations.tests.conftest import BAKERY, NOVEMBER, NOW, OCTOBER, SCHOOL, SEPTEMBER
from visavis.rooms.declarations.values import JobDone
from visavis.rooms.declarations.window import State
from visavis.rooms.dossier.actions.merge import merge

pytestmark = pytest.mark.django_db


def facts():
    with acting_as(SERVICE):
        return list(FactRow.objects.filter(name__startswith="declarations.").order_by("at", "id"))


def told(nadia, month=OCTOBER):
    with acting_as(nadia):
        return door.told_of(nadia.file_id, month)


def test_a_month_is_told_with_one_line_per_employer_and_its_totals(nadia, tell):
    declaration_id = tell()
    known = told(nadia)
    assert (known.id, known.looking, known.jobs) == (declaration_id, True, (BAKERY, SCHOOL))
    assert (known.totals.employers, known.totals.hours, known.totals.gross) == (
        2,
        Decimal("54.50"),
        Money(67_580),
    )


def test_one_fact_says_the_figures_and_never_a_name(tell):
    declaration_id = tell()
    (fact,) = facts()
    assert fact.id == declaration_id
    assert fact.details == {
        "month": "2026-10-01", "hours": "54.50", "gross_cents": 67580, "employers": 2, "looking": True,
    }  # fmt: skip
    assert "Lemoine" not in str(fact.details)


def test_the_employer_lies_sealed_and_is_gone_with_the_key(nadia, tell):
    tell()
    with acting_as(SERVICE):
        assert b"Lemoine" not in bytes(Line.objects.order_by("rank").first().sealed_employer)
        shred(nadia.file_id)
    assert [job.employer for job in told(nadia).jobs] == ["", ""]


def test_a_month_without_work_is_told_too(nadia):
    with acting_as(nadia):
        door.declare(
            file_id=nadia.file_id,
            month=OCTOBER,
            looking=True,
            jobs=(),
            now=NOW,
            by=nadia,
            channel=Channel.WEB,
        )
    assert told(nadia).totals.employers == 0


def test_the_same_told_twice_is_told_once(tell):
    assert tell() == tell(at=NOW + timedelta(hours=1))
    assert len(facts()) == 1


def test_a_correction_replaces_and_the_former_stays_with_its_reason_and_hour(nadia, tell):
    first = tell()
    later = NOW + timedelta(days=1)
    second = tell(BAKERY, at=later)
    with acting_as(nadia):
        newest, former = queries.told(nadia.file_id, OCTOBER)
    assert (newest.id, newest.ended_at) == (second, None)
    assert (former.id, former.ended_at, former.ended_because) == (first, later, "corrected_by_person")
    assert former.jobs == (BAKERY, SCHOOL)
    assert [fact.name for fact in facts()] == ["declarations.MonthDeclared", "declarations.MonthCorrected"]


def test_a_counsellor_corrects_with_her_and_it_says_so(nadia, ines, tell):
    tell()
    tell(BAKERY, by=ines, channel=Channel.DESK, at=NOW + timedelta(hours=2))
    with acting_as(nadia):
        newest, former = queries.told(nadia.file_id, OCTOBER)
    assert (newest.who, newest.channel, former.ended_because) == ("Inès Moreau", "desk", "corrected_by_staff")


@pytest.mark.parametrize("channel", [Channel.DESK, Channel.PHONE, Channel.PAPER])
def test_desk_phone_and_paper_are_the_same_act_by_another_door(ines, tell, channel):
    tell(by=ines, channel=channel)
    (fact,) = facts()
    assert (fact.name, fact.channel, fact.role) == ("declarations.MonthDeclared", channel, Role.COUNSELLOR)


def test_a_late_month_is_heard_like_any_other(nadia, tell):
    tell(month=SEPTEMBER)
    assert told(nadia, SEPTEMBER) is not None
    assert set(facts()[0].details) == {"month", "hours", "gross_cents", "employers", "looking"}


def test_a_month_that_is_not_open_yet_waits_for_its_28th(tell):
    with pytest.raises(Refusal, match="28"):
        tell(month=NOVEMBER)
    assert tell(month=NOVEMBER, at=datetime(2026, 11, 27, 23, 30, tzinfo=UTC))  # the 28th in Paris


def test_a_month_before_the_registration_has_nothing_to_tell(tell):
    with pytest.raises(Refusal, match="inscription"):
        tell(month=date(2026, 8, 1))


def test_a_month_is_named_by_its_first_day(tell):
    with pytest.raises(ValueError, match="first day"):
        tell(month=date(2026, 10, 2))


@pytest.mark.parametrize(
    ("job", "said", "field"),
    [
        (JobDone(" ", Decimal(10), Money(100)), "son nom", "employer_0"),
        (JobDone("A", Decimal(-3), Money(0)), "0 ou plus", "hours_0"),
        (JobDone("A", Decimal("744.01"), Money(0)), "744", "hours_0"),
        (JobDone("A", Decimal(0), Money(100)), "salaire sans heures", "hours_0"),
        (JobDone("A", Decimal(1), Money(-1)), "0 ou plus", "gross_0"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(tell, job, said, field):
    with pytest.raises(Refusal, match=said) as refused:
        tell(job)
    assert refused.value.field == field


def test_all_employers_together_fit_in_a_month(tell):
    with pytest.raises(Refusal, match="ensemble"):
        tell(JobDone("A", Decimal(400), Money(0)), JobDone("B", Decimal(400), Money(0)))


def test_work_paid_nothing_yet_is_told(nadia, tell):
    tell(JobDone("A", Decimal(10), Money(0)))
    assert told(nadia).totals.gross == Money(0)


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.PERSON, Role.VISITOR])
def test_nobody_else_tells_her_month(nadia, role):
    by = Actor(role=role)
    with acting_as(by), pytest.raises(Refusal):
        door.declare(
            file_id=nadia.file_id, month=OCTOBER, looking=True, jobs=(), now=NOW, by=by, channel=Channel.WEB
        )


def test_another_person_sees_nothing_of_it(nadia, hugo, tell):
    tell()
    for stranger in (hugo, VISITOR, Actor(role=Role.COUNSELLOR, agency_id=hugo.file_id)):
        with acting_as(stranger):
            assert not Declaration.objects.exists()
            assert not Line.objects.exists()
            assert door.told_of(nadia.file_id, OCTOBER) is None


def test_what_was_told_is_never_rewritten_nor_removed(nadia, tell):
    tell()
    with acting_as(nadia):
        for attempt in (
            lambda: Declaration.objects.update(looking=False),
            lambda: Declaration.objects.all().delete(),
            lambda: Line.objects.update(hours=1),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                attempt()


def test_the_months_of_a_file_say_where_each_stands(nadia, tell):
    tell()
    with acting_as(nadia):
        states = {month.first: month.state for month in door.months_of(nadia.file_id, NOW)}
    assert states == {NOVEMBER: State.LATER, OCTOBER: State.TOLD, SEPTEMBER: State.LATE}


def test_her_home_asks_the_open_month_then_the_late_ones_without_a_threat(nadia, tell):
    with acting_as(nadia), time_machine.travel(NOW):
        october, late = contributions.tasks(nadia.file_id)
    assert october.title.replace("\u00a0", " ") == "Dire votre mois d’octobre, avant le 15 novembre"
    assert october.due_at == datetime(2026, 11, 15, 23, 0, tzinfo=UTC)
    assert late.due_at is None
    assert "toujours possible" in late.why
    tell()
    tell(month=SEPTEMBER)
    with acting_as(nadia), time_machine.travel(NOW):
        assert list(contributions.tasks(nadia.file_id)) == []


def test_many_late_months_are_one_thing_to_do(nadia):
    with acting_as(nadia), time_machine.travel(datetime(2027, 2, 20, 9, tzinfo=UTC)):
        (late,) = contributions.tasks(nadia.file_id)
    assert late.title.replace("\u00a0", " ") == "Dire 5 mois passés"


def test_the_file_tells_and_exports_it(nadia, ines, tell):
    tell()
    tell(BAKERY, by=ines, channel=Channel.PHONE)
    words = timeline.told_corrected(facts()[1].details).replace("\u00a0", " ").replace("\u202f", " ")
    assert words == "Mois d’octobre 2026 corrigé : 42,5 heures, 527,00 € bruts, 1 employeur"
    with acting_as(ines), time_machine.travel(NOW):
        assert contributions.section(nadia.file_id, ines).context["rows"]
    with acting_as(nadia):
        former, holds = contributions.export(nadia.file_id)
    assert former["replaced_because"] == "corrected_by_staff"
    assert holds["jobs"] == [{"employer": "Boulangerie Lemoine", "hours": "42.50", "gross": "527.00"}]
    assert (holds["channel"], holds["typed_by"]) == ("phone", "Inès Moreau")


def test_a_confirmation_is_written_once_and_not_for_what_was_replaced(nadia, tell):
    first = tell()
    second = tell(BAKERY, at=NOW + timedelta(minutes=5))
    with acting_as(SERVICE):
        assert letters.confirm(nadia.file_id, first, NOW) is None
        assert letters.confirm(nadia.file_id, second, NOW).new
        assert not letters.confirm(nadia.file_id, second, NOW).new
        assert SentLetter.objects.filter(message="declarations.told").count() == 1


def test_two_files_of_one_person_are_read_as_one(nadia, hugo, ines, tell):
    tell()
    with acting_as(hugo):
        door.declare(
            file_id=hugo.file_id, month=SEPTEMBER, looking=True, jobs=[SCHOOL], now=NOW, by=hugo, channel=Channel.WEB
        )  # fmt: skip
    with acting_as(ines):
        merge(kept_id=nadia.file_id, alias_id=hugo.file_id, now=NOW, by=ines, channel=Channel.DESK)
    with acting_as(nadia):
        assert door.told_of(nadia.file_id, SEPTEMBER).jobs == (SCHOOL,)
        states = {month.first: month.state for month in door.months_of(nadia.file_id, NOW)}
    assert states[SEPTEMBER] == states[OCTOBER] == State.TOLD
