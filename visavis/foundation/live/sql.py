"""What the outbox asks of PostgreSQL, for pages and for the live process alike."""

from __future__ import annotations

CHANNEL = "visavis_live"
PUBLISHER_LOCK = 0x76697661  # one publisher a database, whoever holds this advisory lock
BATCH = 500

NUMBERS = "create sequence live_number as bigint"
NUMBERS_BEFORE = "drop sequence live_number"

# Where a page made now stands: whatever was published before its transaction began, it has read. What was
# published since may be in it or not, and will be said again: read twice, never lost.
POSITION = """
create function live_position() returns bigint
language sql stable security definer set search_path = public, pg_temp
as $$
    select coalesce(
        (select number from live_liveevent where published_at < transaction_timestamp()
         order by number desc limit 1),
        live_floor())
$$;
"""
# The number up to which rows were removed: who stood before it must read the whole page again.
FLOOR = """
create function live_floor() returns bigint
language sql stable security definer set search_path = public, pg_temp
as $$
    select coalesce(
        (select min(number) - 1 from live_liveevent),
        (select case when is_called then last_value else last_value - 1 end from live_number))
$$;
"""
POSITION_BEFORE = "drop function live_position()"
FLOOR_BEFORE = "drop function live_floor()"

# One statement, one commit: number what is committed, and wake the processes once. A NOTIFY takes a lock of the
# whole server at commit; here it is taken by one connection, at most every 20 ms, never by somebody's act.
PUBLISH = f"""
with waiting as (
    select id from live_liveevent where number is null order by id limit {BATCH} for update skip locked
), numbered as (
    update live_liveevent event set number = nextval('live_number'), published_at = clock_timestamp()
    from waiting where event.id = waiting.id returning event.number
), woken as (
    select pg_notify('{CHANNEL}', max(number)::text) from numbered having count(*) > 0
)
select (select count(*) from numbered), (select count(*) from woken)
"""  # noqa: S608 - constants above

SINCE = "select number, topic from live_liveevent where number > %s order by number limit 5000"
LATEST = "select number, topic from live_liveevent where number is not null order by number desc limit %s"
# Many who come back at once, in one question: each topic from its own number on, with the floor in the same view.
MISSED = """
select live_floor(), null
union all
select found.number, wanted.topic
from unnest(%s::text[], %s::bigint[]) as wanted (topic, start)
cross join lateral (
    select number from live_liveevent event
    where event.topic = wanted.topic and event.number > wanted.start and event.number <= %s
    order by number limit %s
) found
"""
