"""Danger: one forgotten filter shows everybody. Guarantee: every table is closed by the database, or says why not.

The catalogue of the database itself is walked: a table that a library or a room adds tomorrow is met here too.
ADR 0003 names the same exceptions.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_smoke]

ADR = Path(__file__).resolve().parents[2] / "docs" / "adr" / "0003-row-level-security.md"
OPEN: dict[str, str] = {
    "auth_group": "Django's groups: unused, says nothing of anybody",
    "auth_group_permissions": "Django's groups: unused, says nothing of anybody",
    "auth_permission": "names of Django's permissions: the same in every installation",
    "django_content_type": "names of tables: the same in every installation",
    "django_migrations": "which migrations ran",
    "jobs_donejob": "numbers of jobs that are done: no id of anybody",
    "requests_kept": "counts of tries by keyed hash, kept for minutes: no name, no address",
    "procrastinate_events": "when a numbered job began and ended",
    "procrastinate_jobs": "jobs carry ids and codes, never a name or a text; workers take any of them",
    "procrastinate_periodic_defers": "when recurring jobs last came back",
    "procrastinate_workers": "which workers are alive",
    "trace_head": "the last seal of each chain of the journal: a number and a hash",
}
TABLES = """
    select relname, relrowsecurity and relforcerowsecurity,
           exists (select from pg_policy where polrelid = pg_class.oid)
    from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by relname
"""


def tables():
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return cursor.fetchall()


def test_every_table_is_under_row_policies_or_says_why_it_is_not():
    found = tables()
    assert len(found) > 50
    unprotected = {name for name, closed, _policy in found if not closed}
    assert unprotected == set(OPEN)


def test_a_protected_table_has_a_policy():
    assert [name for name, closed, policy in tables() if closed and not policy] == []


@pytest.mark.parametrize("table", sorted(OPEN))
def test_the_decision_names_each_exception(table):
    assert f"`{table}`" in ADR.read_text(encoding="utf-8")


def test_no_view_lets_pages_around_the_policies():
    """A view runs with its owner's rights: each one would be a way round."""
    with connection.cursor() as cursor:
        cursor.execute("select viewname from pg_views where schemaname = 'public'")
        assert cursor.fetchall() == []


PUBLIC = (
    "agencies_",
    "companies_company",
    "offers_",
    "appointments_slot",
    "appointments_brokenpromise",
    "reference_",
    "mediation_generalrecommendation",
    "observatory_publishedheads",
    "knowledge_version",
    "knowledge_training",
)


def test_without_identity_only_what_is_public_is_seen(loaded):
    """As `app`, saying nothing, the whole demonstration shows no person, no account, no session."""
    seen = []
    with connection.cursor() as cursor:
        for name, closed, _policy in tables():
            if closed and not name.startswith(PUBLIC):
                try:
                    cursor.execute(f'select count(*) from "{name}"')
                except Exception as refused:  # the journal is not even granted
                    assert "permission denied" in str(refused)
                    continue
                if cursor.fetchone() != (0,):
                    seen.append(name)
    assert seen == []
