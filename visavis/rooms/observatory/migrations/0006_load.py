"""How much work there is for how many: sums by agency, never by person who works."""

from django.db import migrations

from visavis.foundation.database.policies import role_name

SAID_BY_STAFF = """('counsellor', 'manager', 'subcontractor')"""
COUNTED = "(file_id is null or file_id not in (select visavis_uncounted()))"
CREATE = f"""
create function observatory_load(since timestamptz, until timestamptz)
returns table (agency uuid, kind text, number bigint, minutes bigint, people bigint)
language sql stable security definer set search_path = public, pg_temp
as $$
    select at.agency_id, 'followers', count(distinct by.account_id), 0, count(distinct by.account_id)
    from dossier_referentspell by join dossier_agencyspell at on at.file_id = by.file_id and at.to_on is null
    where by.to_on is null group by 1
    union all
    select at.agency_id, 'followed', count(*), 0, count(*)
    from dossier_referentspell by join dossier_agencyspell at on at.file_id = by.file_id and at.to_on is null
    where by.to_on is null and by.file_id not in (select visavis_uncounted()) group by 1
    union all
    select agency_id, 'visit ' || motive, count(*), sum(visit.minutes),
           count(distinct file_id) + count(*) filter (where file_id is null)
    from reception_visit visit where arrived_at >= since and arrived_at < until and {COUNTED} group by 1, 2
    union all
    select agency_id, 'phone', count(*), 0, count(distinct file_id) + count(*) filter (where file_id is null)
    from facts_factrow
    where at >= since and at < until and channel = 'phone' and role in {SAID_BY_STAFF}
      and agency_id is not null and {COUNTED} group by 1
$$;
revoke all on function observatory_load(timestamptz, timestamptz) from public;
grant execute on function observatory_load(timestamptz, timestamptz) to "{role_name("app")}";
"""


class Migration(migrations.Migration):
    dependencies = [
        ("observatory", "0005_outsourced_share"),
        ("dossier", "0006_mediators_see_by_referral"),
        ("reception", "0002_visit"),
    ]
    operations = [
        migrations.RunSQL(CREATE, "drop function observatory_load(timestamptz, timestamptz)"),
    ]
