"""What the file does by itself each night: telling those who are silent, erasing what is due."""

from __future__ import annotations

from visavis.foundation.clock import now
from visavis.foundation.jobs import daily, job
from visavis.rooms.dossier import retention


@daily("04:10")
@job("dossier.erase_due")
def erase_due() -> None:
    """Tell, then erase: whoever was told tonight is not erased tonight."""
    at = now()
    retention.tell_before(at)
    retention.erase_due(at)
