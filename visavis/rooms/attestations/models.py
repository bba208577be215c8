"""Contracts and pay, as they were stated: rows are only added, the latest holds, the former ones stay readable."""

from __future__ import annotations

from django.db import models

from visavis.foundation.requests.ids import uuid7
from visavis.rooms.attestations.choices import Basis, Nature, Reason


class Contract(models.Model):
    """One contract of a person. What is said of it lies in its statements."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class Stated(models.Model):
    """Who typed it, when, by which door, and on what basis; why, when it corrects or removes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="+")
    stated_at = models.DateTimeField()
    account_id = models.UUIDField(null=True)
    role = models.CharField(max_length=20)
    channel = models.CharField(max_length=12)
    basis = models.CharField(max_length=12, choices=Basis.choices)

    class Meta:
        abstract = True


class Terms(Stated):
    """What is said of a whole contract at one moment. `removed`: said not to be hers, or typed by mistake."""

    start_on = models.DateField()
    end_on = models.DateField()
    nature = models.CharField(max_length=20, choices=Nature.choices)
    end_reason = models.CharField(max_length=40, choices=Reason.choices)
    procedure_start_on = models.DateField(null=True)
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=2, null=True)
    full_time_hours = models.DecimalField(max_digits=4, decimal_places=2, default=35)
    gross_monthly_cents = models.BigIntegerField(null=True)
    accrued_leave_cents = models.BigIntegerField(default=0)
    supra_legal_cents = models.BigIntegerField(default=0)
    sealed_employer = models.BinaryField()
    sealed_why = models.BinaryField(default=b"")
    removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="contract_ends_after_it_starts", condition=models.Q(end_on__gte=models.F("start_on"))
            ),
            models.CheckConstraint(
                name="contract_amounts_not_negative",
                condition=(models.Q(gross_monthly_cents=None) | models.Q(gross_monthly_cents__gte=0))
                & models.Q(accrued_leave_cents__gte=0)
                & models.Q(supra_legal_cents__gte=0),
            ),
            models.CheckConstraint(
                name="contract_hours_positive",
                condition=(models.Q(weekly_hours=None) | models.Q(weekly_hours__gt=0))
                & models.Q(full_time_hours__gt=0),
            ),
        ]
        indexes = [models.Index(fields=["file", "contract", "stated_at", "id"], name="terms_in_order")]

    def __str__(self) -> str:
        return f"{self.contract_id} {self.start_on} {self.end_on}"


class Pay(Stated):
    """One month's gross wage, or one bonus with the days it rewards. `line` holds its successive states together."""

    class Kind(models.TextChoices):
        WAGE = "wage"
        BONUS = "bonus"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    line = models.UUIDField()
    month = models.DateField(null=True)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    amount_cents = models.BigIntegerField()
    sealed_label = models.BinaryField(default=b"")
    removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="pay_not_negative", condition=models.Q(amount_cents__gte=0)),
            models.CheckConstraint(
                name="a_wage_has_its_month", condition=~models.Q(kind="wage") | models.Q(month__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["file", "contract", "line", "stated_at"], name="pay_in_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.contract_id} {self.month or ''}"
