"""Slots that counsellors open, and the appointments people book in them."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from visavis.foundation.requests.ids import uuid7


class Lapse(Func):
    """`tstzrange(starts_at, ends_at)`: a lapse of time, its end excluded."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


def _never_two_at_once(name: str, whose: str, condition: Q) -> ExclusionConstraint:
    return ExclusionConstraint(
        name=name,
        expressions=[
            (whose, RangeOperators.EQUAL),
            (Lapse("starts_at", "ends_at"), RangeOperators.OVERLAPS),
        ],
        condition=condition,
    )


class Slot(models.Model):
    """A lapse of time in which a counsellor can meet one person, and the modes she offers then."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    counsellor_id = models.UUIDField()
    place = models.CharField(max_length=60)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    modes = ArrayField(models.CharField(max_length=8))
    opened_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="slot_goes_forward", condition=Q(ends_at__gt=F("starts_at"))),
            _never_two_at_once("slots_of_a_counsellor_do_not_overlap", "counsellor_id", Q(withdrawn_at=None)),
        ]
        indexes = [models.Index(fields=["agency", "starts_at", "id"], name="slot_agency_start")]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M} {self.place}"


class Appointment(models.Model):
    """A meeting of one person with one counsellor. Moving makes a new row with the same code.

    PostgreSQL itself refuses a second appointment in a slot, with a counsellor, or of a person at one time.
    `code_mark` is a keyed hash of the code on her paper; the code itself is sealed under her file's key.
    """

    class Ended(models.TextChoices):
        CANCELLED = "cancelled"
        MOVED = "moved"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    counsellor_id = models.UUIDField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    mode = models.CharField(max_length=8)
    motive = models.CharField(max_length=20)
    needs = ArrayField(models.CharField(max_length=20), default=list)
    company = models.CharField(max_length=12, blank=True)
    channel = models.CharField(max_length=12)
    booked_at = models.DateTimeField()
    code_mark = models.CharField(max_length=64)
    sealed_code = models.BinaryField()
    moved_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=10, choices=Ended.choices, blank=True)

    class Meta:
        # The order matters: the plain unique index is asked first, so that two people who press at the
        # same moment wait for each other there, in order, instead of locking each other out.
        constraints = [
            models.UniqueConstraint(name="one_person_per_slot", fields=["slot"], condition=Q(ended_at=None)),
            models.UniqueConstraint(
                name="one_appointment_per_code", fields=["code_mark"], condition=Q(ended_at=None)
            ),
            _never_two_at_once("a_counsellor_meets_one_at_a_time", "counsellor_id", Q(ended_at=None)),
            _never_two_at_once("a_person_is_in_one_place_at_a_time", "file", Q(ended_at=None)),
        ]
        indexes = [
            models.Index(fields=["file", "starts_at"], name="appointment_file_start"),
            models.Index(fields=["counsellor_id", "starts_at", "id"], name="appointment_counsellor_start"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M} {self.mode}"


class BrokenPromise(models.Model):
    """A day on which an agency had no slot in person within five working days. Counted once a day."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    last_day = models.DateField()
    next_starts_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_broken_promise_a_day", fields=["agency", "day"])]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.day}"


class Try(models.Model):
    """An act without a login (a code typed, a booking by somebody unknown), kept a day to limit their pace."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    act = models.CharField(max_length=8)
    mark = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["mark", "act", "at"], name="try_mark_act_at")]

    def __str__(self) -> str:
        return f"{self.act} {self.at:%H:%M}"
