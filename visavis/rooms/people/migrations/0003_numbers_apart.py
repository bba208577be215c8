"""The vault of social security numbers gets a role of its own: its functions run as one that reads nothing else."""

from django.db import migrations

from visavis.foundation.database.roles import role_name
from visavis.rooms.people.sql import MARKING, NO_MARKING, ROLE, apart

MISSING = f"""
do $$ begin
    if not exists (select from pg_roles where rolname = '{ROLE}') then
        raise exception 'the role {ROLE} is missing: docs/operate.md (Who runs what) says how to make it';
    end if;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_numbers_closed")]
    operations = [
        migrations.RunSQL(MISSING, migrations.RunSQL.noop),
        migrations.RunSQL(MARKING, NO_MARKING),
        migrations.RunSQL(*apart(role_name("owner"), role_name("app"))),
    ]
