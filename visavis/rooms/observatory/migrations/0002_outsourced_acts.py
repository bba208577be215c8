"""How many acts a subcontractor's people did: sums and no row, like the acts of everybody."""

from django.db import migrations

from visavis.foundation.database.policies import role_name

CREATE = f"""
create function observatory_outsourced(since timestamptz, until timestamptz)
returns table (acts bigint, people bigint)
language sql stable security definer set search_path = public, pg_temp
as $$
    select count(*), count(distinct file_id) + count(*) filter (where file_id is null)
    from facts_factrow where at >= since and at < until and role = 'subcontractor'
$$;
revoke all on function observatory_outsourced(timestamptz, timestamptz) from public;
grant execute on function observatory_outsourced(timestamptz, timestamptz) to "{role_name("app")}";
"""


class Migration(migrations.Migration):
    dependencies = [("observatory", "0001_counts")]
    operations = [
        migrations.RunSQL(CREATE, "drop function observatory_outsourced(timestamptz, timestamptz)"),
    ]
