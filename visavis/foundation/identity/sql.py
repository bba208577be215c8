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

# A manager prints the card of somebody of her agency: never her own this way, nor another manager's.
PRINTS = """
create function visavis_prints_for(wanted uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
    select visavis_role() = 'manager' and exists (
        select from identity_account kept
        where kept.id = wanted and kept.agency_id = visavis_agency() and kept.role in (
            'counsellor', 'subcontractor', 'mediator', 'delegate', 'protection_officer', 'inspector'))
$$;
"""
NO_PRINTS = "drop function visavis_prints_for(uuid);"

# The employer of whoever is paid by a subcontractor: public, like the name she signs with. It never changes.
EMPLOYERS = """
create function visavis_employers(wanted uuid[]) returns table (id uuid, employer text)
language sql stable security definer set search_path = public, pg_temp
as $$
    select kept.id, kept.employer from identity_account kept where kept.id = any (wanted) and kept.employer <> ''
$$;
create function visavis_keep_employer() returns trigger language plpgsql as $$
begin
    raise exception 'whoever changes employer gets another account' using errcode = 'check_violation';
end
$$;
create trigger employer_stays before update of employer on identity_account
    for each row when (old.employer is distinct from new.employer) execute function visavis_keep_employer();
"""
NO_EMPLOYERS = """
drop trigger employer_stays on identity_account;
drop function visavis_keep_employer();
drop function visavis_employers(uuid[]);
"""

# Ends the session beside a row, for its account alone: nobody else's id does anything.
CLOSING = """
create function visavis_close_browser(wanted uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    hers text;
begin
    delete from identity_browser kept where kept.id = wanted and kept.account_id = visavis_account()
    returning kept.mark into hers;
    if hers is null then
        return false;
    end if;
    delete from django_session kept where encode(sha256(convert_to(kept.session_key, 'UTF8')), 'hex') = hers;
    return true;
end $$;
"""
NO_CLOSING = "drop function visavis_close_browser(uuid);"
