"""The file: one key, and dated spells of what is true for a time."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func

from visavis.foundation.requests.ids import uuid7


class File(models.Model):
    """A person's file key. Everything about her hangs on it.

    `alias_of` is set when two files proved to be one person's: the alias resolves to the kept file,
    and unsetting it undoes the merging.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    opened_at = models.DateTimeField()
    opened_by_channel = models.CharField(max_length=12)
    alias_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="aliases")
    merged_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_file_is_not_its_own_alias", condition=~models.Q(alias_of=models.F("id"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class _Days(Func):
    """`daterange(from_on, to_on)`: the days of a spell, its end excluded."""

    function = "DATERANGE"
    output_field = DateRangeField()


def _one_at_a_time(name: str) -> ExclusionConstraint:
    return ExclusionConstraint(
        name=name,
        expressions=[
            ("file", RangeOperators.EQUAL),
            (_Days("from_on", "to_on"), RangeOperators.OVERLAPS),
        ],
    )


class Spell(models.Model):
    """Something true of a file from a day until (excluding) another."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        abstract = True


class RegistrationSpell(Spell):
    """Registered as a jobseeker. `ended_because` says why it ended, in a code."""

    ended_because = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [_one_at_a_time("one_registration_at_a_time")]

    def __str__(self) -> str:
        return f"registered {self.from_on}"


class AgencySpell(Spell):
    """Followed by an agency."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [_one_at_a_time("one_agency_at_a_time")]

    def __str__(self) -> str:
        return f"agency {self.from_on}"


class ReferentSpell(Spell):
    """Followed by a named counsellor."""

    account_id = models.UUIDField(db_index=True)

    class Meta:
        constraints = [_one_at_a_time("one_referent_at_a_time")]

    def __str__(self) -> str:
        return f"referent {self.from_on}"


class NeedSpell(Spell):
    """Something to prepare for the person: sign language, lift, interpreter, large print, paper."""

    need = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.need


class RepresentationSpell(Spell):
    """Somebody who stands beside the person by right: guardian, relative, association, union."""

    kind = models.CharField(max_length=20)
    account_id = models.UUIDField()

    def __str__(self) -> str:
        return self.kind


class InactivityNotice(models.Model):
    """The person was told, on that day, that her file will be erased unless she comes back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["file", "-at"], name="notice_of_file")]

    def __str__(self) -> str:
        return f"{self.file_id} {self.at:%Y-%m-%d}"


class Erasure(models.Model):
    """The proof of an erasing: a category of the table, when, how many; for a file its random key, never a name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    category = models.CharField(max_length=40)
    at = models.DateTimeField()
    count = models.PositiveIntegerField()
    file_id = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.category} {self.count}"
