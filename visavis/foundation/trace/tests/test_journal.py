"""The journal: chained by the database, append-only, seen by the person, surviving an undone request."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import VISITOR, Actor, Channel, Role, acting_as, declare
from visavis.foundation.trace.models import JournalRow
from visavis.foundation.trace.purpose import Purpose
from visavis.foundation.trace.sql import sealed
from visavis.foundation.trace.verify import Fault, faults
from visavis.foundation.trace.write import reading

COUNSELLOR = Actor(role=Role.COUNSELLOR, account_id=uuid4(), agency_id=uuid4())


def read(file_id, what="rights"):
    reading(
        now=now(),
        by=COUNSELLOR,
        channel=Channel.WEB,
        file_id=file_id,
        what=what,
        purpose=Purpose.CHECK_RIGHTS,
    )


def seen_by_its_person(file_id):
    with acting_as(VISITOR.with_file(file_id)):
        return list(JournalRow.objects.filter(file_id=file_id).order_by("place"))


@pytest.mark.django_db(transaction=True)
def test_each_row_holds_the_seal_of_the_row_before_it(connect_as):
    file_id = uuid4()
    for what in ("rights", "messages", "rights"):
        read(file_id, what)
    rows = seen_by_its_person(file_id)
    assert [row.place - rows[0].place for row in rows] == [0, 1, 2]
    assert bytes(rows[1].before) == bytes(rows[0].seal)
    assert bytes(rows[2].before) == bytes(rows[1].seal)
    with connect_as("audit") as audit:
        assert list(faults(audit)) == []


@pytest.mark.django_db(transaction=True)
def test_a_reading_survives_the_undoing_of_its_request():
    file_id = uuid4()
    with pytest.raises(RuntimeError), transaction.atomic():
        declare(COUNSELLOR)
        read(file_id)
        raise RuntimeError("the page broke")
    assert len(seen_by_its_person(file_id)) == 1


@pytest.mark.django_db(transaction=True)
def test_nobody_else_sees_the_row():
    file_id = uuid4()
    read(file_id)
    with acting_as(VISITOR.with_file(uuid4())):
        assert not JournalRow.objects.filter(file_id=file_id).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement", ["UPDATE trace_journalrow SET what = 'x'", "DELETE FROM trace_journalrow"]
)
def test_the_pages_cannot_change_or_remove_a_row(statement):
    read(uuid4())
    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_even_the_owner_is_stopped_by_a_trigger(connect_as):
    read(uuid4())
    with pytest.raises(psycopg.errors.InsufficientPrivilege), connect_as("owner") as owner:
        owner.execute("UPDATE trace_journalrow SET what = 'x'")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("crime", "fault"),
    [
        ("UPDATE trace_journalrow SET what = 'nothing' WHERE place = 2", "altered"),
        ("DELETE FROM trace_journalrow WHERE place = 2", "unlinked"),
        ("DELETE FROM trace_journalrow WHERE place = 3", "cut off after 2"),
    ],
)
def test_verifying_names_the_row_that_was_tampered_with(connect_as, crime, fault):
    file_id = uuid4()
    for _ in range(3):
        read(file_id)
    with connect_as("dbsuper") as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(crime)
        superuser.commit()
    with connect_as("audit") as audit:
        found = list(faults(audit))
    assert fault in {each.fault for each in found}


def rebuilding(place):
    """A forger with every right but the heads: one row changed, its seal and all later ones made again."""
    seal = sealed("row")
    return f"""
do $$ declare row trace_journalrow; known bytea; begin
  update trace_journalrow set what = 'nothing' where place = {place};
  for row in select * from trace_journalrow order by chain, place loop
    if row.place > {place} then row.before := known; end if;
    known := {seal};
    update trace_journalrow set before = row.before, seal = known where id = row.id;
  end loop;
end $$"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("place", [3, 2, 1], ids=["the last row", "a row between", "the first row"])
def test_a_row_rewritten_with_its_seal_and_all_later_ones_is_noticed(connect_as, place):
    """The seals fit one another; only the head of the chain, kept apart, remembers the true one."""
    file_id = uuid4()
    for _ in range(3):
        read(file_id)
    last = seen_by_its_person(file_id)[-1]
    with connect_as("dbsuper") as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(rebuilding(place))
    with connect_as("audit") as audit:
        assert list(faults(audit)) == [Fault(last.chain, 3, last.id, "rewritten")]


@pytest.mark.django_db(transaction=True)
def test_a_chain_emptied_to_its_last_row_is_noticed(connect_as):
    read(uuid4())
    with connect_as("dbsuper") as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("DELETE FROM trace_journalrow")
    with connect_as("audit") as audit:
        assert [each.fault for each in faults(audit)] == ["cut off after 0"]


@pytest.mark.django_db(transaction=True)
def test_pages_cannot_touch_the_heads_of_the_chains():
    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM trace_head")
