"""Begin the registration of somebody who has no file, in her name: the file and the mandate of this act together."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.mandates import door as mandates
from visavis.rooms.registration.actions.begin import Begun, begin


def begin_for(
    *, said: dict[str, Any], kind: str, yes: mandates.FirstYes, agency_id: UUID, now: datetime, by: Actor,
    channel: Channel,
) -> Begun:  # fmt: skip
    """The same registration as the person's own (`begin`), each step told as done for her. Raises `Refusal`.

    Without her yes nothing stays: no file, no mandate, no name.
    """
    under = partial(_mandate, kind=kind, yes=yes, now=now, by=by, channel=channel)
    return begin(said=said, agency_id=agency_id, now=now, by=by, channel=channel, under=under)


def _mandate(file_id: UUID, **what: Any) -> Actor:
    return mandates.begin(file_id=file_id, **what)
