"""Outsourced acts are those of whoever a subcontractor pays, whatever her seat; beside them, all that staff do."""

from django.db import migrations

from visavis.foundation.database.policies import role_name

_HEAD = """
create function observatory_{name}(since timestamptz, until timestamptz)
returns table ({returned})
language sql stable security definer set search_path = public, pg_temp
as $$
"""
_TAIL = f"""
$$;
revoke all on function observatory_outsourced(timestamptz, timestamptz) from public;
grant execute on function observatory_outsourced(timestamptz, timestamptz) to "{role_name("app")}";
"""
DROP = "drop function observatory_outsourced(timestamptz, timestamptz);"
STAFF = """('counsellor', 'manager', 'subcontractor', 'mediator', 'delegate', 'protection_officer', 'inspector',
           'administrator')"""
_PEOPLE = "count(distinct done.file_id) filter (where {0}) + count(*) filter (where {0} and done.file_id is null)"
OUT = "(done.role = 'subcontractor' or paid.employer <> '')"
SHARE = f"""
    select count(*) filter (where {OUT}), {_PEOPLE.format(OUT)}, count(*), {_PEOPLE.format('true')}
    from facts_factrow done left join identity_account paid on paid.id = done.account_id
    where done.at >= since and done.at < until and done.role in {STAFF}
      and (done.file_id is null or done.file_id not in (select visavis_uncounted()))
"""
BEFORE = """
    select count(*), count(distinct file_id) + count(*) filter (where file_id is null)
    from facts_factrow where at >= since and at < until and role = 'subcontractor'
      and (file_id is null or file_id not in (select visavis_uncounted()))
"""
FOUR = "acts bigint, people bigint, all_acts bigint, all_people bigint"
CREATE = DROP + _HEAD.format(name="outsourced", returned=FOUR) + SHARE + _TAIL
BACK = DROP + _HEAD.format(name="outsourced", returned="acts bigint, people bigint") + BEFORE + _TAIL


class Migration(migrations.Migration):
    dependencies = [("observatory", "0004_who_is_not_counted"), ("identity", "0005_employers")]
    operations = [migrations.RunSQL(CREATE, BACK)]
