"""Referrals to the mediator, what she recommends for one person, and what she recommends to the whole service."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from visavis.foundation.requests.ids import uuid7


class Referral(models.Model):
    """A person asks the mediator to look. While it runs (`ended_at` is empty) its mediator may see the file, only she.

    `contestation` is the complaint made before, when there is one. `judge_by` is the day by which she says whether
    she may take the case, `answer_by` the day by which she answers; `why` is the code of a reason of the law.
    """

    class End(models.TextChoices):
        CONCLUDED = "concluded"
        INADMISSIBLE = "inadmissible"
        WITHDRAWN = "withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(max_length=8, unique=True)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    agency_id = models.UUIDField()
    contestation = models.ForeignKey(
        "contestation.Contestation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    sealed_words = models.BinaryField()
    channel = models.CharField(max_length=12)
    received_at = models.DateTimeField()
    judge_by = models.DateTimeField()
    mediator_id = models.UUIDField(null=True)
    taken_at = models.DateTimeField(null=True)
    judged_at = models.DateTimeField(null=True)
    admissible = models.BooleanField(null=True)
    why = models.CharField(max_length=20, blank=True)
    sealed_judgement = models.BinaryField(null=True)
    answer_by = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=12, choices=End.choices, blank=True)
    sealed_conclusion = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_judgement_is_whole",
                condition=Q(judged_at=None, admissible=None, sealed_judgement=None)
                | Q(
                    judged_at__isnull=False,
                    admissible__isnull=False,
                    sealed_judgement__isnull=False,
                    mediator_id__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="an_end_has_its_kind",
                condition=Q(ended_at=None, end="") | (Q(ended_at__isnull=False) & ~Q(end="")),
            ),
            models.CheckConstraint(
                name="an_inadmissible_case_is_over",
                condition=~Q(admissible=False) | Q(ended_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["file", "-id"], name="referrals_of_file"),
            models.Index(fields=["mediator_id", "id"], condition=Q(ended_at=None), name="referrals_running"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number


class Answered(models.Model):
    """What the service says of a recommendation: nothing yet, promised for a day, applied by something, or refused."""

    class State(models.TextChoices):
        PENDING = "pending"
        PROMISED = "promised"
        APPLIED = "applied"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(max_length=8, unique=True)
    mediator_id = models.UUIDField()
    made_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.PENDING)
    promised_on = models.DateField(null=True)
    reference = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_applied_by_something", condition=~Q(state="applied") | ~Q(reference="")
            ),
            models.CheckConstraint(
                name="%(class)s_promised_for_a_day",
                condition=~Q(state="promised") | Q(promised_on__isnull=False),
            ),
            models.CheckConstraint(
                name="%(class)s_answered_by_somebody",
                condition=Q(state="pending", answered_at=None, answered_by=None)
                | (~Q(state="pending") & Q(answered_at__isnull=False, answered_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Recommendation(Answered):
    """What should be done for one person: its words and the service's reason lie sealed under her file's key."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="recommendations")
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    agency_id = models.UUIDField()
    sealed_text = models.BinaryField()
    sealed_reason = models.BinaryField(null=True)

    class Meta(Answered.Meta):
        indexes = [models.Index(fields=["agency_id", "answer_by"], name="recommendations_of_agency")]


class GeneralRecommendation(Answered):
    """What the whole service should change. Published word for word, and says nothing of anybody."""

    title = models.CharField(max_length=120)
    text = models.TextField()
    reason = models.TextField(blank=True)
