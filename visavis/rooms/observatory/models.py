"""The heads of the journal as they were published, one row a day."""

from __future__ import annotations

from django.db import models


class PublishedHeads(models.Model):
    """The heads of one day: the file as it was published (ASCII) and its SHA-256 (hexadecimal)."""

    day = models.DateField(primary_key=True)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.day} {self.digest[:12]}"
