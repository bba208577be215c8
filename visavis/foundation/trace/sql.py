"""The chains of the journal, kept by PostgreSQL itself.

There are 256 chains: a file's readings go to one of the first 128, its writings to one of the last 128, so that
a reading (written on its own connection) never waits for a writing of the same request. A trigger gives each row
its place and its seal: SHA-256 of the seal before it and of every column. The heads lie in a table that only
this trigger, running as the owner, may touch.
"""

from visavis.foundation.database.policies import role_name

COLUMNS = (
    "id",
    "at",
    "file_id",
    "account_id",
    "role",
    "agency_id",
    "organisation_id",
    "channel",
    "act",
    "what",
    "purpose",
    "chain",
    "place",
)


def sealed(row: str) -> str:
    """SQL: the seal of `row`, from its columns and the seal before it. Columns are separated by U+001F."""
    parts = [
        f"to_char({row}.at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')"
        if name == "at"
        else f"coalesce({row}.{name}::text, '')"
        for name in COLUMNS
    ]
    listed = ", ".join(parts)
    return f"sha256({row}.before || convert_to(concat_ws(E'\\x1f', {listed}), 'UTF8'))"


CREATE = f"""
create table trace_head (
    chain smallint primary key check (chain between 0 and 255),
    place bigint not null,
    seal bytea not null
);
insert into trace_head select chain, 0, sha256(convert_to('visavis ' || chain, 'UTF8'))
from generate_series(0, 255) as chain;
revoke all on trace_head from public;

create function trace_seal_row() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    head trace_head%rowtype;
begin
    new.chain := (get_byte(sha256(uuid_send(new.file_id)), 0) & 127)
        + case when new.act = 'read' then 0 else 128 end;
    select * into head from trace_head where chain = new.chain for update;
    new.place := head.place + 1;
    new.before := head.seal;
    new.seal := {sealed("new")};
    update trace_head set place = new.place, seal = new.seal where chain = new.chain;
    return new;
end
$$;
create trigger seal_row before insert on trace_journalrow for each row execute function trace_seal_row();
create unique index journal_chain_place on trace_journalrow (chain, place);
"""  # noqa: S608 - made of our own column names alone

DROP = """
drop trigger seal_row on trace_journalrow;
drop function trace_seal_row();
drop index journal_chain_place;
drop table trace_head;
"""

# Each broken row of a range of chains, worst first: a seal that is not that of its columns, a link that is not
# the row before, a hole. Seals are recomputed as the rows lie on the disk; only what the links need is sorted.
VERIFY = f"""
select chain, place, id,
       case when altered then 'altered' when before <> expected then 'unlinked' else 'gap' end as fault
from (
    select chain, place, id, before, altered,
           lag(seal, 1, sha256(convert_to('visavis ' || chain, 'UTF8'))) over chain_order as expected,
           lag(place, 1, 0::bigint) over chain_order as place_before
    from (
        select journal.chain, journal.place, journal.id, journal.before, journal.seal,
               journal.seal <> {sealed("journal")} as altered
        from trace_journalrow as journal
        where journal.chain between %s and %s
        offset 0
    ) as recomputed
    window chain_order as (partition by chain order by place)
) as row
where altered or before <> expected or place <> place_before + 1
order by chain, place
"""  # noqa: S608 - made of our own column names alone

# A chain read in its order jumps over the whole table; sorting in memory reads it once. Undone by RESET.
IN_MEMORY = "select set_config('work_mem', '256MB', false), set_config('enable_indexscan', 'off', false)"
AS_BEFORE = "reset work_mem; reset enable_indexscan"
ROWS = "select coalesce(sum(place), 0) from trace_head"

# The last row of each chain must be the head, place and seal: rows cut off at the end are noticed here, and a
# row rewritten together with every seal after it.
HEADS = """
select head.chain, head.place, coalesce(last.place, 0) as found, last.id
from trace_head as head left join lateral (
    select journal.place, journal.id, journal.seal from trace_journalrow as journal
    where journal.chain = head.chain order by journal.place desc limit 1
) as last on true
where coalesce(last.place, 0) <> head.place
   or coalesce(last.seal, sha256(convert_to('visavis ' || head.chain, 'UTF8'))) <> head.seal
order by head.chain
"""

# The 256 heads as they stand, for the service alone: it publishes them once a day.
SHOW_HEADS = f"""
create function trace_heads() returns table (chain smallint, place bigint, seal bytea)
language sql stable security definer set search_path = public, pg_temp
as $$
    select chain, place, seal from trace_head where visavis_has_role('service') order by chain
$$;
revoke all on function trace_heads() from public;
grant execute on function trace_heads() to "{role_name("app")}";
"""  # noqa: S608 - the name of our own role

# What each published place of a chain holds today: a head that moved on is still a row of the chain.
FOUND = """
select published.chain, published.place, journal.id, journal.seal
from unnest(%s::smallint[], %s::bigint[]) as published (chain, place)
left join trace_journalrow as journal on journal.chain = published.chain and journal.place = published.place
order by published.chain
"""
