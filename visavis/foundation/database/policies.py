"""Row policies in one line per table, for the FIRST migration of each table.

    operations = [CreateModel(...), protect("appointments_appointment"), append_only("appointments_booked")]

Each helper returns one reversible operation. Every protected table is also open to `owner` (migrations would
otherwise see no row, silently) and closed to everybody without a role. PostgreSQL answers a forbidden reading
with no row and a forbidden writing with error 42501. Jobs (role 'service') pass everywhere.
"""

from django.db import migrations

from .roles import role_name

STAFF = ("counsellor", "manager", "mediator", "administrator")


def rows(table: str, see: str, write: str | None = None, insert: str | None = None) -> migrations.RunSQL:
    """The general form: SQL conditions for seeing, changing (default: as seeing), inserting (as changing)."""
    app, owner = f'"{role_name("app")}"', f'"{role_name("owner")}"'
    write = see if write is None else write
    insert = write if insert is None else insert
    forward = [
        f'alter table "{table}" enable row level security',
        f'alter table "{table}" force row level security',
        f'create policy owner_all on "{table}" to {owner} using (true) with check (true)',
        f'create policy app_sees on "{table}" for select to {app} using ({see})',
        f'create policy app_inserts on "{table}" for insert to {app} with check ({insert})',
        f'create policy app_changes on "{table}" for update to {app} using ({write}) with check ({write})',
        f'create policy app_deletes on "{table}" for delete to {app} using ({write})',
    ]
    names = ("owner_all", "app_sees", "app_inserts", "app_changes", "app_deletes")
    back = [f'drop policy {name} on "{table}"' for name in names]
    back += [
        f'alter table "{table}" no force row level security',
        f'alter table "{table}" disable row level security',
    ]
    return migrations.RunSQL(forward, back)


def protect(
    table: str, file: str = "file_id", also: str = "false", insert: str | None = None
) -> migrations.RunSQL:
    """Rows of one person's file: who may see the file sees and writes them. `also`: one more condition."""
    return rows(table, f'visavis_may_see("{file}") or ({also})', insert=insert)


def has_role(*roles: str) -> str:
    """SQL condition: the request acts in one of these roles ('service' always passes)."""
    return f"visavis_has_role({', '.join(repr(str(role)) for role in roles)})"


def staff_only(table: str, *roles: str, anyone_may_insert: bool = False) -> migrations.RunSQL:
    """Rows for staff (default: STAFF). Anybody, visitors included, may be let to add one."""
    condition = has_role(*(roles or STAFF))
    return rows(table, condition, insert="true" if anyone_may_insert else None)


def open_reading(table: str, *writers: str) -> migrations.RunSQL:
    """Everybody reads (agencies, opening hours, offers shown to the public); these roles write."""
    return rows(table, "true", write=has_role(*(writers or STAFF)))


def by_account(table: str, account: str = "account_id", also: str = "false") -> migrations.RunSQL:
    """Rows of one account: its holder alone, and jobs."""
    return rows(table, f'"{account}" = visavis_account() or {has_role("service")} or ({also})')


def by_agency(table: str, agency: str = "agency_id", *roles: str) -> migrations.RunSQL:
    """Rows of one agency: its staff."""
    mine = f'("{agency}" = visavis_agency() and {has_role(*(roles or STAFF))})'
    return rows(table, f"{mine} or {has_role('service')}")


def by_organisation(
    table: str, organisation: str = "organisation_id", also: str = "false"
) -> migrations.RunSQL:
    """Rows of one employer, provider or partner: its people; `also`, e.g. has_role("counsellor")."""
    return rows(table, f'"{organisation}" = visavis_organisation() or {has_role("service")} or ({also})')


def append_only(table: str) -> migrations.RunSQL:
    """Rows are added, never changed or removed: not granted to app, and refused to everybody by triggers."""
    app = f'"{role_name("app")}"'
    forward = [
        f'revoke update, delete, truncate, references, trigger on "{table}" from {app}',
        f'create trigger only_grows before update or delete on "{table}" '
        "for each row execute function visavis_refuse_change()",
        f'create trigger only_grows_too before truncate on "{table}" '
        "for each statement execute function visavis_refuse_change()",
    ]
    back = [
        f'drop trigger only_grows_too on "{table}"',
        f'drop trigger only_grows on "{table}"',
        f'grant update, delete on "{table}" to {app}',
    ]
    return migrations.RunSQL(forward, back)


def only_these_change(table: str, *columns: str) -> migrations.RunSQL:
    """Rows are added and never removed; of a row, app writes nothing later but these columns (its end, its reason)."""
    app = f'"{role_name("app")}"'
    named = ", ".join(f'"{column}"' for column in columns)
    forward = [
        f'revoke update, delete, truncate, references, trigger on "{table}" from {app}',
        f'grant update ({named}) on "{table}" to {app}',
    ]
    return migrations.RunSQL(forward, [f'grant update, delete on "{table}" to {app}'])


def insert_only(table: str, *readable: str) -> migrations.RunSQL:
    """As append_only, and app cannot read it back either, except the named columns (needed by RETURNING)."""
    app = f'"{role_name("app")}"'
    columns = ", ".join(f'"{column}"' for column in (readable or ("id",)))
    grow = append_only(table)
    forward = [
        *grow.sql,
        f'revoke select on "{table}" from {app}',  # noqa: S608 - names from migrations
        f'grant select ({columns}) on "{table}" to {app}',
    ]
    return migrations.RunSQL(forward, [f'grant select on "{table}" to {app}', *grow.reverse_sql])


def let_audit_read(*tables: str) -> migrations.RunSQL:
    """The audit role reads these tables whole, row policies included."""
    audit = f'"{role_name("audit")}"'
    forward, back = [], []
    for table in tables:
        forward += [
            f'grant select on "{table}" to {audit}',
            f'create policy audit_sees on "{table}" for select to {audit} using (true)',
        ]
        back += [
            f'drop policy audit_sees on "{table}"',
            f'revoke select on "{table}" from {audit}',  # noqa: S608 - names from migrations
        ]
    return migrations.RunSQL(forward, back)
