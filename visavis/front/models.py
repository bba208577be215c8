"""What the front itself remembers: which steps of the demonstration are done."""

from __future__ import annotations

from django.db import models


class DemonstrationStep(models.Model):
    """A step of the demonstration that is there, whole: written in the transaction that did it."""

    name = models.CharField(max_length=80, primary_key=True)
    done_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
