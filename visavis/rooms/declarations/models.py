"""What was told of each month. A row is written once; a correction ends it, with its reason and its hour."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from visavis.foundation.requests.ids import uuid7


class Declaration(models.Model):
    """One month as it was told once. The one that has no end holds; its id is that of its fact."""

    class Ended(models.TextChoices):
        CORRECTED_BY_PERSON = "corrected_by_person"
        CORRECTED_BY_STAFF = "corrected_by_staff"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    looking = models.BooleanField()
    told_at = models.DateTimeField()
    account_id = models.UUIDField(null=True)
    role = models.CharField(max_length=20)
    channel = models.CharField(max_length=12)
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=20, choices=Ended.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_declaration_holds_per_month", fields=["file", "month"], condition=Q(ended_at=None)
            ),
            models.CheckConstraint(name="a_month_is_its_first_day", condition=Q(month__day=1)),
            models.CheckConstraint(
                name="an_end_has_its_reason",
                condition=Q(ended_at=None, ended_because="")
                | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
            ),
        ]
        indexes = [models.Index(fields=["file", "month", "told_at"], name="declaration_in_order")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.id}"


class Line(models.Model):
    """The work for one employer in a declaration. The employer's name lies sealed under the file's key."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()
    sealed_employer = models.BinaryField()
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    gross_cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_line_per_rank", fields=["declaration", "rank"]),
            models.CheckConstraint(
                name="hours_fit_in_a_month", condition=Q(hours__gte=0) & Q(hours__lte=744)
            ),
            models.CheckConstraint(
                name="pay_comes_with_hours", condition=Q(gross_cents=0) | Q(gross_cents__gt=0, hours__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.declaration_id} {self.rank}"
