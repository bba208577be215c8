"""The journal's rows. PostgreSQL itself numbers, chains and protects them (see the first migration)."""

from __future__ import annotations

from django.db import models


class JournalRow(models.Model):
    """One reading or writing of one file: who, in what role, from where, why, when, what.

    `chain` (0–255), `place`, `before` and `seal` are set by a trigger: `seal` is the SHA-256 of the row
    with the seal of the row before it in the same chain.
    """

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    file_id = models.UUIDField()
    account_id = models.UUIDField(null=True)
    role = models.CharField(max_length=20)
    agency_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    channel = models.CharField(max_length=12)
    act = models.CharField(max_length=8)
    what = models.CharField(max_length=80)
    purpose = models.CharField(max_length=40)
    chain = models.SmallIntegerField(default=0)
    place = models.BigIntegerField(default=0)
    before = models.BinaryField(default=b"")
    seal = models.BinaryField(default=b"")

    class Meta:
        indexes = [models.Index(fields=["file_id", "-at", "-id"], name="journal_file_at")]

    def __str__(self) -> str:
        return f"{self.chain}/{self.place}"
