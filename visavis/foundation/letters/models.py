"""Letters as they were sent, and each time one was handed to the outside. Both tables only grow."""

from __future__ import annotations

from django.db import models


class Outcome(models.TextChoices):
    """How an attempt to hand a letter over ended."""

    HANDED = "handed"
    REFUSED = "refused"
    AT_DESK = "at_desk"


class SentLetter(models.Model):
    """One message to one person on one occasion.

    `words` (subject, text, SMS, as JSON) and `sheet` (the PDF) lie sealed under the file's key;
    the hashes are of what is sealed, so the person can check her own copy.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    file_id = models.UUIDField()
    message = models.CharField(max_length=60)
    occasion = models.UUIDField()
    reference = models.CharField(max_length=8, unique=True)
    language = models.CharField(max_length=5)
    channels = models.CharField(max_length=30, blank=True)
    at = models.DateTimeField()
    words = models.BinaryField()
    words_sha256 = models.CharField(max_length=64)
    sheet = models.BinaryField()
    sheet_sha256 = models.CharField(max_length=64)

    class Meta:
        db_table = "letters_sent"
        constraints = [
            models.UniqueConstraint(
                fields=["file_id", "message", "occasion"], name="letter_once_per_occasion"
            ),
        ]
        indexes = [models.Index(fields=["file_id", "-id"], name="letter_latest_first")]

    def __str__(self) -> str:
        return f"{self.message} {self.reference}"


class Handing(models.Model):
    """One attempt to hand a letter over: by which channel, how it ended. A null twin is not `real`."""

    id = models.UUIDField(primary_key=True, editable=False)
    letter = models.ForeignKey(SentLetter, on_delete=models.PROTECT, related_name="handings")
    file_id = models.UUIDField()
    channel = models.CharField(max_length=12)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    real = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        db_table = "letters_handed"
        constraints = [
            models.UniqueConstraint(
                fields=["letter"],
                condition=models.Q(outcome__in=[Outcome.HANDED, Outcome.AT_DESK]),
                name="letter_handed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.outcome}"
