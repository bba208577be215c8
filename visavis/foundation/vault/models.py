"""One data key per file, wrapped by the master key."""

from __future__ import annotations

from django.db import models


class DataKey(models.Model):
    """The wrapped 256-bit key of one file; emptied, never deleted, when it is erased. `master` names its master."""

    file_id = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField(null=True)
    master = models.CharField(max_length=8, blank=True, default="")
    made_at = models.DateTimeField()
    shredded_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.file_id)
