"""Agencies, their weekly hours and the days they are closed."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from visavis.foundation.requests.ids import uuid7


class Agency(models.Model):
    """A place with a desk. Hours are local to `zone` (an IANA name); none known: nobody may invent them.

    `served`: its people work with this service. The others come from the official list (`edition`), to be found.
    `official_ids` are those of the lists it was read in, each with the list's name before it (`dila:…`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=200)
    access = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20)
    zone = models.CharField(max_length=40, default="Europe/Paris")
    territory = models.CharField(max_length=6, default="FR")
    closed_on = models.DateField(null=True)
    served = models.BooleanField(default=True)
    kind = models.CharField(max_length=30, blank=True)
    official_ids = ArrayField(models.CharField(max_length=60), default=list)
    postal_code = models.CharField(max_length=5, blank=True)
    commune_code = models.CharField(max_length=5, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    edition = models.ForeignKey("reference.Edition", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            GinIndex(fields=["official_ids"], name="agencies_by_official_id"),
            models.Index(fields=["served", "name"], name="agencies_served"),
        ]

    def __str__(self) -> str:
        return self.name


class WeeklyHours(models.Model):
    """One opening of the desk or of the phone, each week. Monday is 0."""

    class Door(models.TextChoices):
        DESK = "desk"
        PHONE = "phone"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="hours")
    door = models.CharField(max_length=6, choices=Door.choices)
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="hours_go_forward", condition=models.Q(closes__gt=models.F("opens"))),
            models.CheckConstraint(name="weekday_0_to_6", condition=models.Q(weekday__lte=6)),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}-{self.closes}"


class Closure(models.Model):
    """A day the desk stays closed, with the reason people are told."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="closures")
    day = models.DateField()
    reason = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.day} {self.reason}"
