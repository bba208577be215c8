"""Every fact as an append-only row: the memory from which the observatory counts."""

from __future__ import annotations

from django.db import models


class FactRow(models.Model):
    """One fact. `details` holds ids, codes and numbers: never a name, never a text."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=80)
    at = models.DateTimeField()
    account_id = models.UUIDField(null=True)
    role = models.CharField(max_length=20)
    channel = models.CharField(max_length=12)
    agency_id = models.UUIDField(null=True)
    file_id = models.UUIDField(null=True)
    details = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["name", "at"], name="fact_name_at"),
            models.Index(fields=["file_id", "at"], name="fact_file_at"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.id}"
