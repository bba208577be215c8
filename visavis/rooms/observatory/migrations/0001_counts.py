"""The one opening through which facts leave as counts: a function that returns sums and no row."""

from django.db import migrations

from visavis.foundation.database.policies import role_name

CREATE = f"""
create function observatory_acts(since timestamptz, until timestamptz)
returns table (name text, channel text, agency uuid, acts bigint, people bigint)
language sql stable security definer set search_path = public, pg_temp
as $$
    select name::text, channel::text, agency_id, count(*),
           count(distinct file_id) + count(*) filter (where file_id is null)
    from facts_factrow
    where at >= since and at < until and channel <> 'automatic'
    group by 1, 2, 3
$$;
revoke all on function observatory_acts(timestamptz, timestamptz) from public;
grant execute on function observatory_acts(timestamptz, timestamptz) to "{role_name('app')}";
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("facts", "0001_initial")]
    operations = [
        migrations.RunSQL(CREATE, "drop function observatory_acts(timestamptz, timestamptz)"),
    ]
