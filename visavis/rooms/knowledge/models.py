"""Answers and practice notes, a row a version, none rewritten; who relied on which; training, a group at a time."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from visavis.foundation.requests.ids import uuid7

SMALLEST_GROUP = 5


class Version(models.Model):
    """One version of one note; `entry_id` holds its versions together, the highest `number` is what holds.

    A retired version says why the note no longer holds. `keys` are its words, made comparable.
    """

    class Audience(models.TextChoices):
        EVERYBODY = "everybody"
        STAFF = "staff"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entry_id = models.UUIDField()
    number = models.PositiveIntegerField()
    audience = models.CharField(max_length=9, choices=Audience.choices)
    title = models.CharField(max_length=120)
    text = models.TextField()
    source = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=300, blank=True)
    keys = ArrayField(models.CharField(max_length=60))
    retired = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_version_of_a_number", fields=["entry_id", "number"]),
            models.CheckConstraint(name="a_new_version_says_why", condition=Q(number=1) | ~Q(why="")),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"


class Reliance(models.Model):
    """Somebody of the staff relied on a version: she is told when another one replaces it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="relied")
    account_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="relied_once", fields=["version", "account_id"])]
        indexes = [models.Index(fields=["account_id"], name="relied_by")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.at}"


class Training(models.Model):
    """Hours and skills of one group of people in one quarter. The latest declaration of a group and quarter holds.

    Never of one person: a group has five people at least.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency_id = models.UUIDField()
    team = models.CharField(max_length=60)
    people = models.PositiveIntegerField()
    quarter = models.DateField()
    hours = models.PositiveIntegerField()
    skills = ArrayField(models.CharField(max_length=60))
    declared_at = models.DateTimeField()
    declared_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="training_is_told_of_five_people_at_least", condition=Q(people__gte=SMALLEST_GROUP)
            ),
        ]
        indexes = [models.Index(fields=["agency_id", "-quarter"], name="training_of_agency")]

    def __str__(self) -> str:
        return f"{self.team} {self.quarter}"
