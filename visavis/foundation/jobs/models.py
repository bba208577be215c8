"""Which jobs were done: written in the job's own transaction, so that a job run again changes nothing."""

from __future__ import annotations

from django.db import models


class DoneJob(models.Model):
    """One finished job. The number is that of the line; no file, no name."""

    line_id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.line_id)
