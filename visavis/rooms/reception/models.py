"""Call-backs: who waits for a call, until when, and what became of it. Visits: who was received, and what was said."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from visavis.foundation.requests.ids import uuid7
from visavis.rooms.reception.motives import Motive


class CallBack(models.Model):
    """One promise to call. The number lies sealed under a key of its own, destroyed when the call was made.

    `file` is the person's file when she was signed in, else nobody's. `number_mark` is a keyed hash, emptied with
    the number: the same number is not written twice. The two other marks limit how often one may ask.
    """

    class Ended(models.TextChoices):
        REACHED = "reached"
        NOT_REACHED = "not_reached"
        WRONG_NUMBER = "wrong_number"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("dossier.File", null=True, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField()
    sealed_number = models.BinaryField()
    number_mark = models.CharField(max_length=64, blank=True)
    about = models.CharField(max_length=8, blank=True)
    language = models.CharField(max_length=8)
    channel = models.CharField(max_length=12)
    browser_mark = models.CharField(max_length=32, blank=True)
    address_mark = models.CharField(max_length=32, blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    taken_by = models.UUIDField(null=True)
    taken_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=12, choices=Ended.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_call_per_number", fields=["agency", "number_mark"], condition=Q(ended_at=None)
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "due_at", "id"], condition=Q(ended_at=None), name="call_back_due"),
            models.Index(fields=["address_mark", "asked_at"], name="call_back_pace"),
        ]

    def __str__(self) -> str:
        return f"{self.due_at:%Y-%m-%d %H:%M}"


class Visit(models.Model):
    """Somebody was received at the desk. With a file, the note lies sealed under its key and is hers to read.

    Without a file there is no note: nothing about anybody is kept but the motive and the minutes.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("dossier.File", null=True, on_delete=models.PROTECT, related_name="+")
    motive = models.CharField(max_length=12, choices=Motive.choices)
    arrived_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    sealed_note = models.BinaryField(default=b"")
    noted_at = models.DateTimeField()
    account_id = models.UUIDField(null=True)
    channel = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_note_has_its_file", condition=Q(file__isnull=False) | Q(sealed_note=b"")
            ),
        ]
        indexes = [
            models.Index(fields=["file", "-arrived_at", "-id"], name="visit_of_file"),
            models.Index(fields=["agency", "-arrived_at", "-id"], name="visit_of_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.arrived_at:%Y-%m-%d %H:%M} {self.motive}"
