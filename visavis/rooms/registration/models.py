"""A registration under way: its answers, sealed, and the code that brings the person back to them."""

from __future__ import annotations

from django.db import models

from visavis.foundation.requests.ids import uuid7


class Draft(models.Model):
    """The answers of one person, from her first one on. The code is kept as a digest, and sealed to be shown.

    `sealed_answers` is JSON by question: what was said, or null for "I do not know".
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.OneToOneField("dossier.File", on_delete=models.PROTECT, related_name="+")
    code_digest = models.CharField(max_length=64, unique=True)
    sealed_code = models.BinaryField()
    sealed_answers = models.BinaryField()
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="draft_ends_after_it_begins", condition=models.Q(expires_at__gt=models.F("begun_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.begun_at:%Y-%m-%d}"


class WrongTry(models.Model):
    """A code that opened nothing, counted by where it came from (a keyed hash, never an address)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sender = models.CharField(max_length=64)
    tried_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["sender", "tried_at"], name="wrong_try_sender")]

    def __str__(self) -> str:
        return f"{self.sender[:8]} {self.tried_at:%H:%M}"
