"""The vault of social security numbers: the role of pages cannot read its table, only ask these functions.

Each answers for one file at a time, and only for whom the reader may see: no query of a page, even a stolen one, lists
numbers. A mediator, who reads the rest of the file, knows none. They run as a role of their own that enters nowhere and
reads this table alone; what they check is the identity of the request.
"""

from visavis.foundation.database.roles import NUMBERS as ROLE

NUMBERS = """
create function visavis_may_know_number(wanted uuid) returns boolean
language sql stable set search_path = public, pg_temp
as $$ select visavis_may_see(wanted) and coalesce(visavis_role(), '') <> 'mediator' $$;

create function visavis_keep_number(wanted uuid, sealed_number bytea, ends text, blind text, kept timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    if not visavis_may_know_number(wanted) then
        raise insufficient_privilege using message = 'this file is not the reader''s';
    end if;
    insert into people_identitynumber (file_id, sealed, ending, mark, kept_at)
    values (wanted, sealed_number, ends, blind, kept)
    on conflict (file_id) do update
    set sealed = excluded.sealed, ending = excluded.ending, mark = excluded.mark, kept_at = excluded.kept_at;
end $$;

create function visavis_sealed_number(wanted uuid) returns bytea
language sql stable security definer set search_path = public, pg_temp
as $$ select sealed from people_identitynumber where file_id = wanted and visavis_may_know_number(wanted) $$;

create function visavis_files_with_number(blind text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$
    select file_id from people_identitynumber
    where mark = blind and mark <> '' and visavis_may_know_number(file_id)
$$;

create function visavis_forget_number(wanted uuid) returns void
language sql security definer set search_path = public, pg_temp
as $$ delete from people_identitynumber where file_id = wanted and visavis_may_know_number(wanted) $$;
"""
NO_NUMBERS = """
drop function visavis_keep_number(uuid, bytea, text, text, timestamptz);
drop function visavis_sealed_number(uuid);
drop function visavis_files_with_number(text);
drop function visavis_forget_number(uuid);
drop function visavis_may_know_number(uuid);
"""


def closed(app: str) -> tuple[str, str]:
    """SQL that takes the table from the role of pages, and gives it back."""
    return (
        f'revoke all on people_identitynumber from "{app}"',
        f'grant select, insert, update, delete on people_identitynumber to "{app}"',
    )


# A mark made anew under another master key, for the work that renews it (`foundation/vault/renew.py`).
MARKING = """
create function visavis_mark_number(wanted uuid, blind text) returns void
language sql security definer set search_path = public, pg_temp
as $$ update people_identitynumber set mark = blind where file_id = wanted and visavis_may_know_number(wanted) $$;
"""
NO_MARKING = "drop function visavis_mark_number(uuid, text);"

FUNCTIONS = (
    "visavis_keep_number(uuid, bytea, text, text, timestamptz)",
    "visavis_sealed_number(uuid)",
    "visavis_files_with_number(text)",
    "visavis_forget_number(uuid)",
    "visavis_mark_number(uuid, text)",
)


def apart(owner: str, app: str) -> tuple[list[str], list[str]]:
    """SQL that gives the table's rows and its functions to the numbers' own role, and takes them back."""
    forward = [
        f"grant select, insert, update, delete on people_identitynumber to {ROLE}",
        f"create policy numbers_all on people_identitynumber to {ROLE} using (true) with check (true)",
    ]
    back = []
    for each in FUNCTIONS:
        forward += [
            f"revoke execute on function {each} from public",
            f'grant execute on function {each} to "{app}"',
            f"alter function {each} owner to {ROLE}",
        ]
        back += [f'alter function {each} owner to "{owner}"', f"grant execute on function {each} to public"]
    back += [
        "drop policy numbers_all on people_identitynumber",
        f"revoke all on people_identitynumber from {ROLE}",
    ]
    return forward, back
