"""The outbox: what the null twins were given instead of the outside."""

from __future__ import annotations

from django.db import models


class OutboxItem(models.Model):
    """One parcel that stayed here. Address, subject, text and attachment lie sealed under the file's key."""

    id = models.UUIDField(primary_key=True)
    file_id = models.UUIDField()
    port = models.CharField(max_length=8)
    reference = models.CharField(max_length=80)
    at = models.DateTimeField()
    content = models.BinaryField()
    attachment = models.BinaryField(null=True)
    attachment_name = models.CharField(max_length=80, blank=True)
    attachment_kind = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["port", "reference"], name="outbox_each_parcel_once"),
        ]
        indexes = [models.Index(fields=["-at", "-id"], name="outbox_latest_first")]

    def __str__(self) -> str:
        return f"{self.port} {self.reference}"
