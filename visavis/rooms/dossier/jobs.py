"""What the file does by itself each night: telling those who are silent, erasing what is due."""

from __future__ import annotations

from datetime import datetime

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.foundation.jobs import daily, job
from visavis.foundation.vault import list_all_destroyed
from visavis.rooms.dossier import retention
from visavis.rooms.dossier.actions.erase import erase_file
from visavis.rooms.dossier.inactivity import erase_the_silent
from visavis.rooms.dossier.models import File

__all__ = ["erase_again", "erase_due", "erase_the_silent"]


@daily("04:10")
@job("dossier.erase_due")
def erase_due() -> None:
    """Tell, then erase: whoever was told tonight is not erased tonight. Destroyed keys are listed once more."""
    at = now()
    retention.tell_before(at)
    retention.erase_due(at)
    list_all_destroyed()


def erase_again(at: datetime) -> int:
    """After a backup was brought back: erase anew each file whose key is destroyed. Gives how many."""
    with acting_as(SERVICE):
        found = File.objects.filter(erased_at=None, alias_of=None).extra(
            where=[
                "exists (select from vault_datakey as key where key.file_id = dossier_file.id and key.wrapped is null)"
            ]
        )
        keys = list(found.order_by("id").values_list("id", flat=True))
        for file_id in keys:
            erase_file(
                file_id=file_id, now=at, by=SERVICE, channel=Channel.AUTOMATIC, category="restored_backup"
            )
    return len(keys)
