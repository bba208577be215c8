"""What was opened lately, what somebody must look at, and which glass was broken."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from visavis.foundation.requests.ids import uuid7


class Opening(models.Model):
    """One account opened one file, or was shown its name in a list. Counted, then forgotten after two months.

    The journal keeps every reading for good; this is the little that must be counted before a page leaves.
    `linked`: when it opened, something linked the person to the reader (see `links`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account_id = models.UUIDField()
    file_id = models.UUIDField()
    listed = models.BooleanField()
    linked = models.BooleanField(default=True)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["account_id", "day", "file_id"], name="opened_by_day"),
            models.Index(fields=["day"], name="opening_to_forget"),
            models.Index(fields=["file_id", "at"], condition=Q(linked=False), name="opened_by_strangers"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Alert(models.Model):
    """Somebody must look at this. While a suspending alert is open, its account opens no file.

    `agency_id`: the agency whose head looks. `files` and `usual`: how many that day, and on a usual day.
    """

    class Kind(models.TextChoices):
        HOUR = "hour"
        DAY = "day"
        UNUSUAL = "unusual"
        STRANGERS = "strangers"
        NIGHT = "night"
        NAMESAKE = "namesake"
        GLASS = "glass"
        TRIES = "tries"
        SOUGHT = "sought"
        NEIGHBOUR = "neighbour"
        SHELTERED = "sheltered"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    account_id = models.UUIDField()
    agency_id = models.UUIDField()
    file_id = models.UUIDField(null=True)
    suspends = models.BooleanField()
    files = models.PositiveIntegerField(default=0)
    usual = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="settled_by_somebody_who_says_why",
                condition=Q(settled_at=None, settled_by=None, reason="")
                | (Q(settled_at__isnull=False, settled_by__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="nobody_looks_at_herself", condition=~Q(settled_by=models.F("account_id"))
            ),
        ]
        indexes = [
            models.Index(
                fields=["account_id"], condition=Q(settled_at=None, suspends=True), name="suspended"
            ),
            models.Index(fields=["agency_id", "-id"], name="alerts_of_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


class BrokenGlass(models.Model):
    """An agent of another team opened this file for an hour. The reason lies sealed under the file's own key."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account_id = models.UUIDField()
    agency_id = models.UUIDField()
    file_id = models.UUIDField()
    sealed_reason = models.BinaryField()
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_glass_has_its_reason", condition=~Q(sealed_reason=b"")),
        ]
        indexes = [models.Index(fields=["account_id", "-until"], name="glass_of_account")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class RefusedTry(models.Model):
    """Somebody tried to open a file outside her team and was refused: who, when, why. The name is not kept."""

    class Why(models.TextChoices):
        REASON = "reason"
        LIMIT = "limit"
        UNKNOWN = "unknown"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account_id = models.UUIDField()
    agency_id = models.UUIDField()
    why = models.CharField(max_length=8, choices=Why.choices)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["account_id", "-at"], name="tries_of_account"),
            models.Index(fields=["agency_id", "-id"], name="tries_of_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.why} {self.at:%Y-%m-%d %H:%M}"


class Street(models.Model):
    """The street of a member of staff, as a keyed mark: compared when she opens a file, never read.

    Neither the street nor the town can be found again from it. It goes with her account.
    """

    account_id = models.UUIDField(primary_key=True)
    mark = models.CharField(max_length=64)
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="nobody_notes_her_own_street", condition=~Q(noted_by=models.F("account_id"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.noted_at:%Y-%m-%d}"


class Shelter(models.Model):
    """A file that draws curiosity (somebody known, a colleague): any reading by whom nothing links to it alerts.

    No agent sees which files these are: the mark itself would draw eyes. The reason lies sealed under the file's key.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file_id = models.UUIDField()
    sealed_reason = models.BinaryField()
    at = models.DateTimeField()
    by_account = models.UUIDField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_shelter_at_a_time", fields=["file_id"], condition=Q(ended_at=None)
            ),
            models.CheckConstraint(
                name="a_shelter_ends_by_somebody",
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
