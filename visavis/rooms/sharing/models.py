"""What a person lets a partner see, and which uses of her data she stopped. Both end by a date, never by a job."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from visavis.foundation.requests.ids import uuid7
from visavis.rooms.sharing.parts import PARTS

LONGEST = timedelta(days=366)


class Agreement(models.Model):
    """One partner, the parts of the file it may read, from when until when. Its name and reason lie sealed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    account_id = models.UUIDField()
    organisation_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=8)
    sealed_partner = models.BinaryField()
    sealed_why = models.BinaryField()
    parts = ArrayField(models.CharField(max_length=16))
    agreed_at = models.DateTimeField()
    agreed_by = models.UUIDField(null=True)
    channel = models.CharField(max_length=12)
    until_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_channel = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_agreement_names_parts_that_exist",
                condition=Q(parts__contained_by=list(PARTS)) & Q(parts__len__gt=0),
            ),
            models.CheckConstraint(
                name="an_agreement_ends_within_a_year",
                condition=Q(until_at__gt=F("agreed_at")) & Q(until_at__lte=F("agreed_at") + LONGEST),
            ),
        ]
        indexes = [
            models.Index(fields=["file", "-id"], name="agreements_of_file"),
            models.Index(fields=["account_id", "until_at"], name="agreements_of_partner"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.agreed_at}"


class Restriction(models.Model):
    """A use of her data that the person had stopped (GDPR, art. 18). It holds until `lift_at`, if there is one.

    Staff announce the end before it comes, with a reason; the person ends it at once.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    use = models.CharField(max_length=16)
    sealed_reason = models.BinaryField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    channel = models.CharField(max_length=12)
    announced_at = models.DateTimeField(null=True)
    lift_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)
    sealed_lift_reason = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_running_restriction", fields=["file", "use"], condition=Q(lift_at=None)
            ),
            models.CheckConstraint(
                name="a_lift_comes_after_its_announcement",
                condition=Q(lift_at=None, announced_at=None) | Q(lift_at__gte=F("announced_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.use} {self.asked_at}"
