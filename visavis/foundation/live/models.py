"""The outbox: that a topic changed, never what was said or by whom."""

from __future__ import annotations

from django.db import models


class LiveEvent(models.Model):
    """One change of one topic (`thread:<file>`), written with the act.

    `number` is given by the one publisher when the row is seen committed: the order of `id` is that of beginnings,
    the order of `number` that of arrivals, and only the second can be resumed from without losing a slow act.
    """

    id = models.BigAutoField(primary_key=True)
    topic = models.CharField(max_length=80)
    at = models.DateTimeField()
    number = models.BigIntegerField(null=True, unique=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="live_waiting", condition=models.Q(number=None)),
            models.Index(fields=["topic", "number"], name="live_topic"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.topic}"
