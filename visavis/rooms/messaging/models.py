"""Messages of a file, and who saw them when."""

from __future__ import annotations

from django.db import models

from visavis.foundation.requests.ids import uuid7


class Message(models.Model):
    """One message. Its text lies sealed under the file's key; withdrawn, the text is gone and the place stays."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    agency_id = models.UUIDField(null=True)
    sealed = models.BinaryField()
    from_person = models.BooleanField()
    account_id = models.UUIDField(null=True)
    channel = models.CharField(max_length=12)
    sent_at = models.DateTimeField()
    answer_due_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["file", "-sent_at", "-id"], name="messaging_thread"),
            models.Index(
                fields=["answer_due_at"],
                name="messaging_unanswered",
                condition=models.Q(answered_at=None, answer_due_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Sighting(models.Model):
    """Somebody saw a message for the first time. A row, never a flag: it cannot be undone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    file_id = models.UUIDField()
    account_id = models.UUIDField(null=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="seen_once_by_each", fields=["message", "account_id"], nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.seen_at}"
