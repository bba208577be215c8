"""Who may see a file, said to PostgreSQL itself: the row policies of every room ask this function.

* a person, or a visitor whose resume code was checked: her own file, and files merged into it;
* a counsellor or manager: files followed by their agency, or by themselves;
* the same: a file of another team, while its glass is broken for them;
* a helper: files whose person gave her a mandate that holds now, and of these the one she has open, if any;
* a mediator: files whose person asked her to look, while that lasts;
* a job of the service: every file. Anybody else: none.
"""

from visavis.foundation.database.functions import CREATE

MAY_SEE = """
create or replace function visavis_may_see(wanted uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
    kept uuid := coalesce((select alias_of_id from dossier_file where id = wanted), wanted);
begin
    case visavis_role()
        when 'service' then return true;
        when 'person', 'helper', 'visitor' then
            return coalesce(kept = coalesce(
                (select alias_of_id from dossier_file where id = visavis_file()), visavis_file()), false);
        when 'counsellor', 'manager' then
            return exists (select from dossier_agencyspell
                           where file_id = kept and to_on is null and agency_id = visavis_agency())
                or exists (select from dossier_referentspell
                           where file_id = kept and to_on is null and account_id = visavis_account());
        else return false;
    end case;
end
$$;
"""

MAY_SEE_WITH_HELPERS = MAY_SEE.replace("'person', 'helper', 'visitor'", "'person', 'visitor'").replace(
    "        when 'counsellor'",
    """        when 'helper' then
            return visavis_helps(kept) and (visavis_file() is null or kept = coalesce(
                (select alias_of_id from dossier_file where id = visavis_file()), visavis_file()));
        when 'counsellor'""",
    1,
)
# Replaced by the room of mandates, which knows whom a helper helps today.
HELPS_NOBODY = """
create function visavis_helps(wanted uuid) returns boolean language sql stable as $$ select false $$;
"""
NO_HELPERS = "drop function visavis_helps(uuid);"
# Another room says, in a function of its own, whose files stand open for an hour (`visavis_glass_broken`).
NO_GLASS = """
create or replace function visavis_glass_broken(wanted uuid) returns boolean
language sql stable as $$ select false $$;
"""
FORGET_GLASS = "drop function visavis_glass_broken(uuid);"
_FOLLOWS = "where file_id = kept and to_on is null and account_id = visavis_account())"
MAY_SEE_BY_GLASS = MAY_SEE_WITH_HELPERS.replace(
    _FOLLOWS, f"{_FOLLOWS}\n                or visavis_glass_broken(kept)", 1
)
# Another room says, in a function of its own, whose person asked this mediator to look (`visavis_mediates`).
MEDIATES_NOBODY = """
create or replace function visavis_mediates(wanted uuid) returns boolean
language sql stable as $$ select false $$;
"""
FORGET_MEDIATION = "drop function visavis_mediates(uuid);"
MAY_SEE_BY_REFERRAL = MAY_SEE_BY_GLASS.replace(
    "        else return false;",
    "        when 'mediator' then return visavis_mediates(kept);\n        else return false;",
    1,
)

KEYS_OF_A_PERSON = """
create or replace function visavis_keys(wanted uuid) returns uuid[]
language sql stable security definer set search_path = public, pg_temp
as $$
    with kept as (
        select coalesce((select alias_of_id from dossier_file where id = wanted), wanted) as id
    )
    select array_prepend(kept.id, array(
        select alias.id from dossier_file alias where alias.alias_of_id = kept.id order by alias.id))
    from kept
$$;
"""

_START = CREATE.index("create function visavis_may_see")
_END = CREATE.index("create function visavis_refuse_change")
MAY_SEE_BEFORE = CREATE[_START:_END].replace("create function", "create or replace function", 1)
