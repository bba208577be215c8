"""Whose acts count in no published figure, said to PostgreSQL itself: every function that counts asks this one."""

UNCOUNTED = """
create function visavis_uncounted() returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$
    select unnest(visavis_keys(file_id)) from sharing_restriction
    where use = 'statistics' and (lift_at is null or lift_at > now())
$$;
revoke all on function visavis_uncounted() from public;
"""
FORGET_UNCOUNTED = "drop function visavis_uncounted();"

# Hours of help under mandates, without those of people who do not want to be counted.
_HELP = """
create or replace function visavis_help_given(since timestamptz, until timestamptz)
returns table (acts bigint, minutes bigint, people bigint)
language sql stable security definer set search_path = public, pg_temp
as $$
    select count(*), coalesce(sum(minutes), 0), count(distinct file_id)
    from mandates_use where at >= since and at < until{also}
$$;
"""
HELP_OF_THE_COUNTED = _HELP.format(also=" and file_id not in (select visavis_uncounted())")
HELP_OF_ALL = _HELP.format(also="")
