"""Computations kept in a file: what was known then, and what came out, word for word."""

from __future__ import annotations

from django.db import models

from visavis.foundation.requests.ids import uuid7


class Computation(models.Model):
    """One computation. Its situation and its result lie sealed; `fingerprint` freezes the versions of the law.

    Never changed: a correction is a new computation, and the old one can be replayed.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    sealed_situation = models.BinaryField()
    sealed_result = models.BinaryField()
    verdict = models.CharField(max_length=12)
    fingerprint = models.CharField(max_length=64)
    channel = models.CharField(max_length=12)
    computed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["file", "-id"], name="rights_of_file")]

    def __str__(self) -> str:
        return f"{self.verdict} {self.computed_at}"
