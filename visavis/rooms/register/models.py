"""Two choices of humans over machines: recommendations switched off for a person, and notes that prevail."""

from __future__ import annotations

from django.db import models

from visavis.foundation.requests.ids import uuid7


class SwitchedOff(models.Model):
    """One spell without recommendations, from `off_at` to `on_at` (None: still). A reason may stay empty."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    off_at = models.DateTimeField()
    off_by = models.UUIDField(null=True)
    off_channel = models.CharField(max_length=12)
    sealed_reason = models.BinaryField()
    on_at = models.DateTimeField(null=True)
    on_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="switched_off_once", fields=["file"], condition=models.Q(on_at=None)
            ),
            models.CheckConstraint(
                name="on_after_off", condition=models.Q(on_at=None) | models.Q(on_at__gte=models.F("off_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.off_at} {self.on_at or ''}"


class Note(models.Model):
    """What a human says of one proposal to one person; it stands until `ended_at`."""

    class Kind(models.TextChoices):
        OFFER = "offer"
        RIGHTS = "rights"

    class Stance(models.TextChoices):
        FIRST = "first"
        ASIDE = "aside"
        CHANGED = "changed"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    subject_id = models.UUIDField()
    stance = models.CharField(max_length=7, choices=Stance.choices)
    sealed_words = models.BinaryField()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_note_stands",
                fields=["file", "kind", "subject_id"],
                condition=models.Q(ended_at=None),
            ),
        ]
        indexes = [models.Index(fields=["file", "kind", "-id"], name="notes_of_file")]

    def __str__(self) -> str:
        return f"{self.kind} {self.stance}"
