"""The one opening through which contestations leave as counts: a function that returns sums and no row."""

from visavis.foundation.database.policies import role_name

_ABOUT = "case subject_kind when 'complaint' then node else subject_kind end"

COUNTS = f"""
create function contestation_counts(since timestamptz, until timestamptz, at timestamptz)
returns table (what text, line text, place text, acts bigint, people bigint)
language sql stable security definer set search_path = public, pg_temp
as $$
    with asked as (
        select contested.*, {_ABOUT} as about, look.verdict, look.first_outcome
        from contestation_contestation contested
        left join contestation_secondlook look on look.contestation_id = contested.id
        where contested.opened_at >= since and contested.opened_at < until
    )
    select 'received', about, channel::text, count(*), count(distinct file_id) from asked group by 2, 3
    union all
    select 'outcome', about, case when answered_at is null then 'unanswered' else outcome::text end,
           count(*), count(distinct file_id)
    from asked group by 2, 3
    union all
    select 'looked', 'all', case
               when verdict = 'agrees' then 'agrees'
               when verdict = 'reopens' and answered_at is not null and outcome <> first_outcome then 'overturned'
               when verdict = 'reopens' then 'reopened' else 'waiting' end,
           count(*), count(distinct file_id)
    from asked where verdict is not null group by 3
    union all
    select 'state', 'all', case
               when answered_at is null and due_at < at then 'overdue'
               when answered_at is null then 'waiting'
               when answered_at > due_at then 'late' else 'in_time' end,
           count(*), count(distinct file_id)
    from asked group by 3
    union all
    select 'median_hours', 'all', 'all',
           round(percentile_cont(0.5) within group (
               order by extract(epoch from answered_at - opened_at) / 3600))::bigint,
           count(distinct file_id)
    from asked where answered_at is not null having count(*) > 0
$$;
revoke all on function contestation_counts(timestamptz, timestamptz, timestamptz) from public;
grant execute on function contestation_counts(timestamptz, timestamptz, timestamptz) to "{role_name("app")}";
"""  # noqa: S608 - names of this room
NO_COUNTS = "drop function contestation_counts(timestamptz, timestamptz, timestamptz)"

# Somebody without a file counts as one person each time: nobody tells two complaints of hers apart.
_WITH_FILE = f"""
        select contested.*, {_ABOUT} as about, look.verdict, look.first_outcome
        from contestation_contestation contested
        left join contestation_secondlook look on look.contestation_id = contested.id
        where contested.opened_at >= since and contested.opened_at < until
"""  # noqa: S608 - names of this room
_BOTH = f"""
        select contested.file_id, contested.channel, contested.opened_at, contested.due_at, contested.answered_at,
               contested.outcome, {_ABOUT} as about, look.verdict, look.first_outcome
        from contestation_contestation contested
        left join contestation_secondlook look on look.contestation_id = contested.id
        where contested.opened_at >= since and contested.opened_at < until
        union all
        select outside.id, outside.channel, outside.opened_at, outside.due_at, outside.answered_at,
               outside.outcome, outside.about, null, null
        from contestation_complaintwithoutfile outside
        where outside.opened_at >= since and outside.opened_at < until
"""  # noqa: S608 - names of this room
COUNTS_WITH_THOSE_WITHOUT_FILE = COUNTS.replace(_WITH_FILE.strip("\n"), _BOTH.strip("\n"))

_OUTSIDE = """outside.outcome, outside.about, null, null
        from contestation_complaintwithoutfile outside
"""
_OUTSIDE_LOOKED = """outside.outcome, outside.about, look.verdict, look.first_outcome
        from contestation_complaintwithoutfile outside
        left join contestation_secondlookwithoutfile look on look.complaint_id = outside.id
"""
COUNTS_WITH_EVERY_LOOK = COUNTS_WITH_THOSE_WITHOUT_FILE.replace(_OUTSIDE, _OUTSIDE_LOOKED)
