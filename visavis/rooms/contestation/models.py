"""Contestations: what is contested, in whose words, by when a human answers, and the answer."""

from __future__ import annotations

from django.db import models

from visavis.foundation.requests.ids import uuid7


class Contestation(models.Model):
    """One contestation. `number` is what people say on the phone.

    `subject` names what is contested: its kind (`rights`, `reading`…), its id, and the code of the line.
    `result` is the computation that replaced it. An answer that could not be computed at once is owed until
    `redo_due_at`; `redone` says when, by whom, and in which words it was done.
    """

    class Outcome(models.TextChoices):
        CHANGED = "changed"
        PARTLY = "partly"
        KEPT = "kept"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(max_length=8, unique=True)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    agency_id = models.UUIDField()
    subject_kind = models.CharField(max_length=20)
    subject_id = models.UUIDField(null=True)
    node = models.CharField(max_length=40, blank=True)
    sealed_words = models.BinaryField()
    channel = models.CharField(max_length=12)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    sealed_reason = models.BinaryField(null=True)
    result_id = models.UUIDField(null=True)
    redo_due_at = models.DateTimeField(null=True)
    redone_at = models.DateTimeField(null=True)
    redone_by = models.UUIDField(null=True)
    sealed_redone = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_answer_is_whole",
                condition=models.Q(answered_at=None, answered_by=None, outcome="", sealed_reason=None)
                | (
                    models.Q(
                        answered_at__isnull=False, answered_by__isnull=False, sealed_reason__isnull=False
                    )
                    & ~models.Q(outcome="")
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["file", "-opened_at"], name="contestation_of_file"),
            models.Index(
                fields=["agency_id", "redo_due_at"],
                name="contestation_to_redo",
                condition=models.Q(redo_due_at__isnull=False, redone_at=None),
            ),
            models.Index(
                fields=["agency_id", "due_at"],
                name="contestation_waiting",
                condition=models.Q(answered_at=None),
            ),
        ]

    @classmethod
    def owed(cls) -> models.Q:
        """Those whose person waits: for the answer, or for what the answer promised."""
        return models.Q(answered_at=None) | models.Q(redo_due_at__isnull=False, redone_at=None)

    def __str__(self) -> str:
        return self.number
