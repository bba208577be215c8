"""Agencies, their weekly hours and the days they are closed."""

from __future__ import annotations

from django.db import models

from visavis.foundation.requests.ids import uuid7


class Agency(models.Model):
    """A place with a desk. Hours are local to `zone` (an IANA name)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=200)
    access = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20)
    zone = models.CharField(max_length=40, default="Europe/Paris")
    territory = models.CharField(max_length=6, default="FR")
    closed_on = models.DateField(null=True)

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
