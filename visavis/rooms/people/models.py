"""Names, birth, identity number and addresses of a person, each hung on her file key."""

from __future__ import annotations

from django.db import models

from visavis.foundation.requests.ids import uuid7


class Name(models.Model):
    """One name of a person, for a time. Somebody may have only one name, or parts nobody knows."""

    class Kind(models.TextChoices):
        BIRTH = "birth"
        USED = "used"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file_id = models.UUIDField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    given = models.CharField(max_length=120, blank=True)
    family = models.CharField(max_length=120, blank=True)
    key = models.CharField(max_length=260)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="name_has_a_part", condition=~models.Q(given="", family="")),
            models.UniqueConstraint(
                name="one_present_name_per_kind", fields=["file_id", "kind"], condition=models.Q(to_on=None)
            ),
        ]
        indexes = [models.Index(fields=["key"], name="people_name_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.file_id}"


class Birth(models.Model):
    """The day a person was born, when she said it."""

    file_id = models.UUIDField(primary_key=True)
    born_on = models.DateField()

    def __str__(self) -> str:
        return str(self.file_id)


class IdentityNumber(models.Model):
    """The social security number, sealed, in its own table that pages cannot read (see numbers.py).

    Only its last two digits show. `mark`: a keyed mark by which the same number is found again.
    """

    file_id = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()
    ending = models.CharField(max_length=2)
    mark = models.CharField(max_length=64, blank=True)
    kept_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["mark"], name="number_by_mark")]

    def __str__(self) -> str:
        return str(self.file_id)


class ContactChannel(models.Model):
    """One way to reach a person, in her order, with the day she agreed. The address is sealed."""

    class Kind(models.TextChoices):
        LETTER = "letter"
        PHONE = "phone"
        SMS = "sms"
        MAIL = "mail"
        DESK = "desk"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file_id = models.UUIDField()
    rank = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    sealed_address = models.BinaryField()
    consented_at = models.DateTimeField()
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["file_id", "rank"], name="people_channel_rank")]

    def __str__(self) -> str:
        return f"{self.kind} {self.file_id}"
