"""Companies that employ."""

from __future__ import annotations

from django.db import models

from visavis.foundation.requests.ids import uuid7


class Company(models.Model):
    """An establishment. `siret` is its 14 digits, checked, or empty while unverified."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=160)
    siret = models.CharField(max_length=14, blank=True)
    known_since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_company_per_siret", fields=["siret"], condition=~models.Q(siret="")
            ),
        ]

    def __str__(self) -> str:
        return self.name
