"""Papers handed in. The bytes lie on the shelf; the name lies sealed; the state has its reason and date."""

from __future__ import annotations

from django.db import models


class State(models.TextChoices):
    """A paper waits for its check, then is kept or refused."""

    WAITING = "waiting"
    KEPT = "kept"
    REFUSED = "refused"


class Paper(models.Model):
    """One paper in one file. `sha256` is of what was handed in, `address` of what lies on the shelf."""

    id = models.UUIDField(primary_key=True, editable=False)
    file_id = models.UUIDField()
    reference = models.CharField(max_length=8, unique=True)
    sha256 = models.CharField(max_length=64)
    address = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    name = models.BinaryField()
    pages = models.PositiveSmallIntegerField(null=True)
    received_at = models.DateTimeField()
    account_id = models.UUIDField(null=True)
    role = models.CharField(max_length=20)
    channel = models.CharField(max_length=12)
    state = models.CharField(max_length=8, choices=State.choices)
    state_reason = models.CharField(max_length=20, blank=True)
    state_at = models.DateTimeField()
    scanned = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file_id", "sha256"], name="paper_once_per_file"),
        ]
        indexes = [models.Index(fields=["file_id", "-id"], name="paper_latest_first")]

    def __str__(self) -> str:
        return f"{self.reference} {self.state}"
