"""The copy of the human block, kept fresh for the day the database is down."""

from __future__ import annotations

from visavis.foundation.jobs import every, job
from visavis.foundation.ui.lasting import refresh_static_copy


@every(minutes=5)
@job("ui.refresh_static_copy")
def refresh() -> None:
    """Write the lasting facts of the public block beside the keys."""
    refresh_static_copy()
