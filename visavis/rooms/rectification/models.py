"""Corrections: what the file said, what it should say, what a human decided, what it says since; and who was told."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from visavis.foundation.requests.ids import uuid7


class Correction(models.Model):
    """One datum to put right. `number` is what people say; `datum` is its code (`name`, `contracts`…).

    `sealed_before` and `sealed_after` are the datum in words, as the file told it then and since.
    """

    class Outcome(models.TextChoices):
        CORRECTED = "corrected"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(max_length=8, unique=True)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    agency_id = models.UUIDField()
    datum = models.CharField(max_length=20)
    sealed_before = models.BinaryField()
    sealed_wanted = models.BinaryField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    channel = models.CharField(max_length=12)
    due_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True)
    sealed_reason = models.BinaryField(null=True)
    sealed_after = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_decision_on_a_datum_is_whole",
                condition=Q(decided_at=None, outcome="", sealed_reason=None, sealed_after=None)
                | Q(
                    decided_at__isnull=False,
                    outcome="refused",
                    sealed_reason__isnull=False,
                    sealed_after=None,
                )
                | Q(decided_at__isnull=False, outcome="corrected", sealed_after__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["file", "-id"], name="corrections_of_file"),
            models.Index(
                fields=["agency_id", "due_at"], name="corrections_owed", condition=Q(decided_at=None)
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Told(models.Model):
    """Somebody, or a computation, that had received the wrong datum and was told of the correction."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, related_name="told")
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    datum = models.CharField(max_length=20)
    kind = models.CharField(max_length=12)
    account_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["account_id", "-id"], name="corrections_told_to"),
            models.Index(fields=["organisation_id", "-id"], name="corrections_told_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at}"
