"""Whose file the mediator may see today, said to PostgreSQL itself; and the counts that may leave."""

from visavis.foundation.database.policies import has_role, role_name

# Replaces the function of the same name that the room of files made, by which nobody mediated.
MEDIATES = """
create or replace function visavis_mediates(wanted uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
    select exists (select from mediation_referral
                   where mediator_id = visavis_account() and ended_at is null and file_id = any (visavis_keys(wanted)))
$$;
"""
MEDIATES_NOBODY = """
create or replace function visavis_mediates(wanted uuid) returns boolean
language sql stable as $$ select false $$;
"""

HERS = f"({has_role('mediator')} and mediator_id = visavis_account())"
FREE = f"({has_role('mediator')} and mediator_id is null and ended_at is null)"
THE_PERSON = "(visavis_role() in ('person', 'helper', 'visitor') and visavis_may_see(file_id))"
THE_SERVICE = f"({has_role('counsellor', 'manager')} and visavis_may_see(file_id))"

# A mediator reads the file; she writes only in her own room, in the journal, and in the letters that leave.
_READS_ONLY = (
    "dossier_file", "people_name", "people_contactchannel", "rights_computation", "messaging_message",
    "contestation_contestation", "contestation_secondlook", "appointments_appointment", "attestations_contract",
)  # fmt: skip
READS_ONLY = [
    statement
    for table in _READS_ONLY
    for statement in (
        f'create policy mediators_add_nothing on "{table}" as restrictive for insert'
        " with check (visavis_role() is distinct from 'mediator')",
        f'create policy mediators_change_nothing on "{table}" as restrictive for update'
        " using (visavis_role() is distinct from 'mediator')",
        f'create policy mediators_remove_nothing on "{table}" as restrictive for delete'
        " using (visavis_role() is distinct from 'mediator')",
    )
]
# What a mediation is never about: her identity number, and what she and her counsellor write to each other.
_UNSEEN = ("people_identitynumber", "messaging_message")
UNSEEN = [
    f'create policy mediators_see_nothing on "{table}" as restrictive for select'  # noqa: S608 - our own names
    " using (visavis_role() is distinct from 'mediator')"
    for table in _UNSEEN
]
SEEN_AGAIN = [f'drop policy mediators_see_nothing on "{table}"' for table in _UNSEEN]
WRITES_AGAIN = [
    f'drop policy mediators_{verb}_nothing on "{table}"'
    for table in _READS_ONLY
    for verb in ("add", "change", "remove")
]

COUNTS = f"""
create function mediation_counts(since timestamptz, until timestamptz)
returns table (what text, place text, acts bigint, people bigint)
language sql stable security definer set search_path = public, pg_temp
as $$
    with asked as (select * from mediation_referral where received_at >= since and received_at < until),
         said as (select * from mediation_recommendation where made_at >= since and made_at < until)
    select 'received', channel::text, count(*), count(distinct file_id) from asked group by 2
    union all
    select 'judged', case when admissible then 'admissible' when not admissible then 'inadmissible'
                          when ended_at is not null then 'withdrawn' else 'waiting' end,
           count(*), count(distinct file_id) from asked group by 2
    union all
    select 'recommended', state::text, count(*), count(distinct file_id) from said group by 2
    union all
    select 'median_days', 'all',
           round(percentile_cont(0.5) within group (
               order by extract(epoch from ended_at - received_at) / 86400))::bigint,
           count(distinct file_id)
    from asked where "end" = 'concluded' having count(*) > 0
$$;
revoke all on function mediation_counts(timestamptz, timestamptz) from public;
grant execute on function mediation_counts(timestamptz, timestamptz) to "{role_name("app")}";
"""  # noqa: S608 - names of this room
NO_COUNTS = "drop function mediation_counts(timestamptz, timestamptz)"
