"""How often a frozen computation and the official decision part, said by PostgreSQL itself: numbers, nobody's row."""

from visavis.foundation.database.policies import role_name

_OUTCOMES = """
create function rights_outcomes()
returns table (situation text, gap text, decisions bigint, people bigint)
language sql stable security definer set search_path = public, pg_temp
as $$
    select situation, gap, count(*), count(distinct file_id) from rights_frozen
    where gap <> '' and file_id not in (select visavis_uncounted())
    group by 1, 2
$$;
revoke all on function rights_outcomes() from public;
grant execute on function rights_outcomes() to "{app}";
"""
OUTCOMES = _OUTCOMES.format(app=role_name("app"))
NO_OUTCOMES = "drop function rights_outcomes();"
