"""What breaking the glass opens, said to PostgreSQL itself, and what one account has opened."""

from visavis.rooms.dossier.sql import MAY_SEE

GLASS = """
create function visavis_glass_broken(wanted uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
    select exists (select from vigilance_brokenglass
                   where account_id = visavis_account() and until > now() and file_id = any (visavis_keys(wanted)))
$$;
"""
NO_GLASS = "drop function visavis_glass_broken(uuid);"

_FOLLOWS = "where file_id = kept and to_on is null and account_id = visavis_account())"
MAY_SEE_WITH_GLASS = MAY_SEE.replace(
    _FOLLOWS, f"{_FOLLOWS}\n                or visavis_glass_broken(kept)", 1
)

MINE = "account_id = visavis_account()"
MANAGES = "(agency_id = visavis_agency() and visavis_has_role('manager'))"
