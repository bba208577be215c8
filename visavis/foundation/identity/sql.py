"""Who sees accounts, cards, second factors and sessions: the SQL of this room's row policies."""

# The functions run as owner: a policy of one table may ask about another without opening it.
CREATE = """
create function visavis_opens(wanted uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
    select coalesce(wanted = visavis_account(), false) or exists (
        select from identity_account kept
        where kept.id = wanted and (kept.id::text = visavis_knocking() or kept.login = visavis_knocking())
    )
$$;

create function visavis_is_account_of_file(wanted uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
    select exists (select from identity_account kept
                   where kept.id = wanted and kept.file_id is not null and visavis_may_see(kept.file_id))
$$;

create function visavis_staff_names(wanted uuid[]) returns table (id uuid, public_name text)
language sql stable security definer set search_path = public, pg_temp
as $$
    select kept.id, kept.public_name from identity_account kept
    where kept.id = any (wanted) and kept.role in (
        'counsellor', 'manager', 'subcontractor', 'mediator', 'delegate',
        'protection_officer', 'inspector', 'administrator')
$$;
"""

DROP = """
drop function visavis_staff_names(uuid[]);
drop function visavis_is_account_of_file(uuid);
drop function visavis_opens(uuid);
"""

AT_THE_DOOR = "id::text = visavis_knocking() or login = visavis_knocking()"
