"""Computations kept in a file: what was known then, and what came out, word for word."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from visavis.foundation.requests.ids import uuid7


class Computation(models.Model):
    """One computation. Its situation and its result lie sealed; `fingerprint` freezes the versions of the law.

    Never changed: a correction is a new computation, and the old one can be replayed. `number` is what people say
    on the phone, before the number of a line (none on those kept before numbers were). `simulated`: made from what
    the person supposed, beside what her file knows.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    sealed_situation = models.BinaryField()
    sealed_result = models.BinaryField()
    verdict = models.CharField(max_length=12)
    fingerprint = models.CharField(max_length=64)
    channel = models.CharField(max_length=12)
    computed_at = models.DateTimeField()
    number = models.CharField(max_length=8, null=True, unique=True)
    simulated = models.BooleanField(default=False)
    tool = models.CharField(max_length=20, blank=True, default="")
    sealed_asked = models.BinaryField(null=True)

    class Meta:
        indexes = [models.Index(fields=["file", "-id"], name="rights_of_file")]

    def __str__(self) -> str:
        return f"{self.verdict} {self.computed_at}"


class Frozen(models.Model):
    """A computation a person trusts: frozen as it stands, looked at by a counsellor, compared with the later decision.

    While it is here, nothing is asked back from the person without a human review (`door.trusted`). `situation` is
    the reason of the end of the contract, for the published rates of error; `parting` the code of the first line where
    the official decision parts from it, '' when both are the same.
    """

    class Stance(models.TextChoices):
        AGREES = "agrees"
        DISAGREES = "disagrees"

    class Gap(models.TextChoices):
        SAME = "same"
        PARTS = "parts"

    computation = models.OneToOneField(
        Computation, on_delete=models.PROTECT, primary_key=True, related_name="frozen"
    )
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    agency_id = models.UUIDField()
    situation = models.CharField(max_length=40)
    channel = models.CharField(max_length=12)
    frozen_at = models.DateTimeField()
    due_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    looked_by = models.UUIDField(null=True)
    stance = models.CharField(max_length=10, choices=Stance.choices, blank=True)
    sealed_words = models.BinaryField(null=True)
    decided_on = models.DateField(null=True)
    sealed_decision = models.BinaryField(null=True)
    told_at = models.DateTimeField(null=True)
    gap = models.CharField(max_length=5, choices=Gap.choices, blank=True)
    parting = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_stance_is_whole",
                condition=Q(looked_at=None, looked_by=None, stance="")
                | (Q(looked_at__isnull=False, looked_by__isnull=False) & ~Q(stance="")),
            ),
            models.CheckConstraint(
                name="who_disagrees_says_why",
                condition=~Q(stance="disagrees") | Q(sealed_words__isnull=False),
            ),
            models.CheckConstraint(
                name="a_decision_is_whole",
                condition=Q(decided_on=None, sealed_decision=None, told_at=None, gap="")
                | (
                    Q(decided_on__isnull=False, sealed_decision__isnull=False, told_at__isnull=False)
                    & ~Q(gap="")
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["file"], name="frozen_of_file"),
            models.Index(fields=["agency_id", "due_at"], condition=Q(looked_at=None), name="frozen_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.stance or '…'} {self.frozen_at:%Y-%m-%d %H:%M}"
