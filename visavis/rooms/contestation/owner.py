"""Who sees to it that an answer leaves: whoever leads the agency, until somebody takes it on."""

from __future__ import annotations

from uuid import UUID

from visavis.foundation.identity.accounts import heads_of
from visavis.foundation.identity.actor import SERVICE, acting_as


def head_of(agency_id: UUID, *, but: UUID | None = None) -> UUID | None:
    """The account of whoever leads this agency, another one than `but` where there are two; None where nobody does."""
    with acting_as(SERVICE):
        heads = heads_of(agency_id)
    return next((each for each in heads if each != but), None)
