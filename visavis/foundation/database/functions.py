"""The SQL functions that answer "who is asking, and may they see this row?".

They read five settings that a request puts on its transaction: app.role, app.account, app.agency, app.file,
app.organisation. An unset one is NULL (after a transaction PostgreSQL leaves '' behind, hence nullif).
`visavis_may_see` is replaced by the room of files, which knows which agency follows whom.
"""

SETTINGS = ("role", "account", "agency", "file", "organisation")
_READERS = "\n".join(
    f"""
create function visavis_{name}() returns {"text" if name == "role" else "uuid"}
language sql stable parallel safe
as $$ select nullif(current_setting('app.{name}', true), ''){"" if name == "role" else "::uuid"} $$;
"""
    for name in SETTINGS
)

CREATE = f"""
{_READERS}
create function visavis_has_role(variadic roles text[]) returns boolean
language sql stable parallel safe
as $$
    select coalesce(nullif(current_setting('app.role', true), '') = any (roles || array['service']), false)
$$;

create function visavis_may_see(wanted uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
    case visavis_role()
        when 'service' then return true;
        when 'person', 'helper', 'visitor' then return coalesce(wanted = visavis_file(), false);
        else return false;
    end case;
end
$$;

create function visavis_refuse_change() returns trigger
language plpgsql
as $$
begin
    raise exception 'table % only grows: % is not allowed', tg_table_name, lower(tg_op)
        using errcode = '42501';
end
$$;
"""

DROP = "\n".join(
    [
        "drop function visavis_refuse_change();",
        "drop function visavis_may_see(uuid);",
        "drop function visavis_has_role(text[]);",
        *(f"drop function visavis_{name}();" for name in SETTINGS),
    ]
)
