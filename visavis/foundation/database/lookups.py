"""`file_id__of=key`: the rows of one person, whichever of her keys they hang on.

Two files that proved to be one person's keep their own keys (so that merging can be undone). SQL's
`visavis_keys` gives all the keys of a person; the room of files replaces it by the true answer.
"""

from __future__ import annotations

from typing import Any

from django.db.models import ForeignKey, Lookup, UUIDField

KEYS = """
create or replace function visavis_keys(wanted uuid) returns uuid[]
language sql stable parallel safe
as $$ select array[wanted] $$;
"""
NO_KEYS = "drop function visavis_keys(uuid);"


@ForeignKey.register_lookup
@UUIDField.register_lookup
class OfPerson(Lookup):
    """True for a key that stands for the same person as the key asked for."""

    lookup_name = "of"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        left, of_left = self.process_lhs(compiler, connection)
        right, of_right = self.process_rhs(compiler, connection)
        return f"{left} = any(visavis_keys({right}::uuid))", [*of_left, *of_right]
