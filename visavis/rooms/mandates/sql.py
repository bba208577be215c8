"""Who helps whom, said to PostgreSQL itself: the row policies of every room ask these functions."""

HELPS = """
create or replace function visavis_helps(wanted uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
    select exists (
        select from mandates_mandate held
        join mandates_consent yes on yes.mandate_id = held.id
        left join mandates_ending ended on ended.mandate_id = held.id
        where held.account_id = visavis_account() and held.file_id = any (visavis_keys(wanted))
          and ended.mandate_id is null and held.until_at > now()
    )
$$;
"""
HELPS_NOBODY_AGAIN = """
create or replace function visavis_helps(wanted uuid) returns boolean language sql stable as $$ select false $$;
"""

HOLDS = """
create function visavis_holds(mandate uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
    select exists (select from mandates_mandate held
                   where held.id = mandate and held.account_id = visavis_account())
$$;
"""
NO_HOLDS = "drop function visavis_holds(uuid);"

_NAMES = """
create or replace function visavis_staff_names(wanted uuid[]) returns table (id uuid, public_name text)
language sql stable security definer set search_path = public, pg_temp
as $$
    select kept.id, kept.public_name from identity_account kept
    where kept.id = any (wanted) and (kept.role in (
        'counsellor', 'manager', 'subcontractor', 'mediator', 'delegate',
        'protection_officer', 'inspector', 'administrator'){also})
$$;
"""
# Somebody who acts for a person signs by name too, for that person and those who follow her.
NAMES_WITH_HELPERS = _NAMES.format(
    also=""" or (kept.role = 'helper' and exists (
            select from mandates_mandate held
            where held.account_id = kept.id and visavis_may_see(held.file_id)))"""
)
NAMES_OF_STAFF = _NAMES.format(also="")

# A helper never touches the account or the card of whom she helps: only her own.
ACCOUNTS_STAY_CLOSED = """
create policy helpers_change_their_own on identity_account as restrictive for update
    using (visavis_role() is distinct from 'helper' or id = visavis_account());
create policy helpers_hold_their_own on identity_codecard as restrictive for all
    using (visavis_role() is distinct from 'helper' or account_id = visavis_account());
"""
ACCOUNTS_AS_BEFORE = """
drop policy helpers_change_their_own on identity_account;
drop policy helpers_hold_their_own on identity_codecard;
"""

HOURS = """
create function visavis_help_given(since timestamptz, until timestamptz)
returns table (acts bigint, minutes bigint, people bigint)
language sql stable security definer set search_path = public, pg_temp
as $$
    select count(*), coalesce(sum(minutes), 0), count(distinct file_id)
    from mandates_use where at >= since and at < until
$$;
"""
NO_HOURS = "drop function visavis_help_given(timestamptz, timestamptz);"
