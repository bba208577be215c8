"""Tokens of forms already sent, kept seven days."""

from __future__ import annotations

from django.db import models


class SentForm(models.Model):
    """A form that was acknowledged: its token, and where its sender was led."""

    token = models.CharField(primary_key=True, max_length=64)
    sender = models.CharField(max_length=64)
    path = models.CharField(max_length=300)
    status = models.PositiveSmallIntegerField()
    location = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.path} {self.status}"
