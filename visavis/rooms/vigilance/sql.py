"""What breaking the glass opens, said to PostgreSQL itself: the policies of every room ask this function."""

GLASS = """
create or replace function visavis_glass_broken(wanted uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
    select exists (select from vigilance_brokenglass
                   where account_id = visavis_account() and until > now() and file_id = any (visavis_keys(wanted)))
$$;
"""
NO_GLASS = """
create or replace function visavis_glass_broken(wanted uuid) returns boolean
language sql stable as $$ select false $$;
"""

MINE = "account_id = visavis_account()"
MANAGES = "(agency_id = visavis_agency() and visavis_has_role('manager'))"
