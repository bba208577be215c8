"""What app may see and do, on real tables made and protected as rooms do it."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from visavis.foundation.database import policies
from visavis.foundation.database.identity import present, seen_as

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres_smoke]
MINE, OTHERS = uuid4(), uuid4()


def apply(owner, operation, backwards=False):
    for statement in operation.reverse_sql if backwards else operation.sql:
        owner.execute(statement)


@pytest.fixture
def notes(connect_as):
    """A table as a migration leaves it: made by owner, protected, two rows of two files."""
    with connect_as("owner") as owner:
        owner.execute("create table notes (id uuid primary key, file_id uuid, words text)")
        apply(owner, policies.protect("notes"))
        for file in (MINE, OTHERS):
            owner.execute("insert into notes values (%s, %s, 'hello')", [uuid4(), file])
        yield owner


def files_seen() -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("select file_id from notes")
        return [row[0] for row in cursor.fetchall()]


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def test_a_request_that_says_nothing_about_itself_sees_no_row(notes):
    assert files_seen() == []


def test_a_person_sees_the_rows_of_their_own_file_alone(notes):
    with transaction.atomic():
        present("person", file=MINE)
        assert files_seen() == [MINE]


def test_an_identity_ends_with_its_transaction(notes):
    with transaction.atomic():
        present("person", file=MINE)
    assert files_seen() == []


def test_an_identity_cannot_be_given_outside_a_transaction(notes):
    with pytest.raises(RuntimeError):
        present("person", file=MINE)


def test_a_job_of_the_service_sees_every_row(notes):
    with transaction.atomic():
        present("service")
        assert set(files_seen()) == {MINE, OTHERS}


def test_acting_for_somebody_else_lasts_one_block(notes):
    with transaction.atomic():
        present("person", file=MINE)
        with seen_as("person", file=OTHERS):
            assert files_seen() == [OTHERS]
        assert files_seen() == [MINE]


def test_a_person_cannot_write_into_a_foreign_file(notes):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        present("person", file=MINE)
        run("insert into notes values (%s, %s, 'mine?')", uuid4(), OTHERS)


def test_a_person_cannot_move_a_row_to_a_foreign_file(notes):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        present("person", file=MINE)
        run("update notes set file_id = %s", OTHERS)


def test_changing_and_deleting_reach_ones_own_rows_only(notes):
    with transaction.atomic():
        present("person", file=MINE)
        assert run("update notes set words = 'changed'") == 1
        assert run("delete from notes") == 1
    assert notes.execute("select file_id, words from notes").fetchall() == [(OTHERS, "hello")]


def test_a_data_migration_sees_every_row_although_the_policy_is_forced(notes):
    assert notes.execute("select count(*) from notes").fetchone() == (2,)


def test_a_policy_can_be_taken_back(notes):
    apply(notes, policies.protect("notes"), backwards=True)
    assert len(files_seen()) == 2


@pytest.mark.parametrize(
    "forbidden",
    ["truncate notes", "alter table notes disable row level security", "drop policy app_sees on notes",
     "create table mine (id int)", "set role owner"],
)  # fmt: skip
def test_pages_cannot_change_the_shape_or_the_rules(notes, forbidden):
    forbidden = forbidden.replace("owner", notes.info.user)
    with pytest.raises(ProgrammingError):
        run(forbidden)


@pytest.mark.parametrize("change", ["update notes set words = 'x'", "delete from notes", "truncate notes"])
def test_a_table_that_only_grows_refuses_even_its_owner(notes, change):
    apply(notes, policies.append_only("notes"))
    with pytest.raises(Exception, match="only grows"):
        notes.execute(change)
    with pytest.raises(ProgrammingError), transaction.atomic():
        present("service")
        run(change)


def test_rows_are_still_added_to_a_table_that_only_grows(notes):
    apply(notes, policies.append_only("notes"))
    with transaction.atomic():
        present("person", file=MINE)
        run("insert into notes values (%s, %s, 'more')", uuid4(), MINE)
        assert len(files_seen()) == 2


def test_a_journal_can_be_written_but_not_read_back_by_pages(notes):
    apply(notes, policies.insert_only("notes"))
    with transaction.atomic():
        present("service")
        run("insert into notes values (%s, %s, 'more') returning id", uuid4(), MINE)
    with pytest.raises(ProgrammingError), transaction.atomic():
        present("service")
        run("select words from notes")


def test_audit_reads_what_it_was_given_and_changes_nothing(notes, connect_as):
    apply(notes, policies.let_audit_read("notes"))
    with connect_as("audit") as audit:
        assert audit.execute("select count(*) from notes").fetchone() == (2,)
        with pytest.raises(Exception, match="permission denied"):
            audit.execute("delete from notes")


def test_staff_rows_are_closed_to_persons_who_may_still_add_one(notes):
    apply(notes, policies.protect("notes"), backwards=True)
    apply(notes, policies.staff_only("notes", anyone_may_insert=True))
    with transaction.atomic():
        present("visitor")
        run("insert into notes values (%s, %s, 'call me back')", uuid4(), None)
        assert files_seen() == []
    with transaction.atomic():
        present("counsellor")
        assert len(files_seen()) == 3


def test_public_rows_are_read_by_all_and_written_by_staff(notes):
    apply(notes, policies.protect("notes"), backwards=True)
    apply(notes, policies.open_reading("notes", "manager"))
    assert len(files_seen()) == 2
    with transaction.atomic():
        present("counsellor")
        assert run("update notes set words = 'x'") == 0
    with transaction.atomic():
        present("manager")
        assert run("update notes set words = 'x'") == 2


@pytest.mark.parametrize(
    ("policy", "setting", "role"),
    [(policies.by_account, "account", "person"), (policies.by_organisation, "organisation", "employer"),
     (policies.by_agency, "agency", "manager")],
)  # fmt: skip
def test_rows_of_an_account_an_organisation_or_an_agency_stay_inside(notes, policy, setting, role):
    apply(notes, policies.protect("notes"), backwards=True)
    apply(notes, policy("notes", "file_id"))
    with transaction.atomic():
        present(role, **{setting: MINE})
        assert files_seen() == [MINE]
    with transaction.atomic():
        present(role)
        assert files_seen() == []


def test_an_identity_with_an_unknown_part_is_refused(notes):
    with transaction.atomic(), pytest.raises(TypeError):
        present("person", fiel=MINE)


def test_the_next_test_starts_from_a_clean_clone(db):
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('notes'), current_user")
        table, user = cursor.fetchone()
    assert table is None
    assert user != "owner"


def test_a_broken_write_leaves_the_transaction_usable_after_its_savepoint(notes):
    notes.execute("alter table notes add constraint said check (words <> '')")
    with transaction.atomic():
        present("person", file=MINE)
        with pytest.raises(IntegrityError), transaction.atomic():
            run("update notes set words = ''")
        assert files_seen() == [MINE]
