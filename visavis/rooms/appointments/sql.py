"""The one question about other people's appointments that anybody may ask: is this counsellor free then?

It answers yes or no and names nobody, so that free slots can be listed while row policies hide whose the others are.
"""

TAKEN = """
create function appointments_taken(counsellor uuid, from_at timestamptz, to_at timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
    select exists (
        select from appointments_appointment
        where counsellor_id = counsellor and tstzrange(starts_at, ends_at) && tstzrange(from_at, to_at)
          and ended_at is null
    )
$$;
"""
TAKEN_BEFORE = "drop function appointments_taken(uuid, timestamptz, timestamptz);"
