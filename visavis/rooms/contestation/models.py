"""Contestations: what is contested, in whose words, by when a human answers, the answer, and whoever reads it again."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from visavis.foundation.requests.ids import uuid7


class Contestation(models.Model):
    """One contestation. `number` is what people say on the phone.

    `subject` names what is contested: its kind (`rights`, `reading`…), its id, and the code of the line; a complaint
    (kind `complaint`) has no line: `node` is what it is about, `sealed_page` where it came from.
    `owner_id` is who sees to it that an answer leaves; `legal_due_on` the day after which silence is a refusal.
    `pieces` are the parts of the file whoever answered had read, as the journal says; `sealed_elsewhere` what else.
    `result` is the computation that replaced it. An answer that could not be computed at once is owed until
    `redo_due_at`; `redone` says when, by whom, and in which words it was done.
    """

    class Outcome(models.TextChoices):
        CHANGED = "changed"
        PARTLY = "partly"
        KEPT = "kept"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(max_length=8, unique=True)
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    agency_id = models.UUIDField()
    subject_kind = models.CharField(max_length=20)
    subject_id = models.UUIDField(null=True)
    node = models.CharField(max_length=40, blank=True)
    sealed_words = models.BinaryField()
    sealed_page = models.BinaryField(null=True)
    owner_id = models.UUIDField(null=True)
    channel = models.CharField(max_length=12)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    legal_due_on = models.DateField(null=True)
    reminded_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    sealed_reason = models.BinaryField(null=True)
    pieces = ArrayField(models.CharField(max_length=20), default=list)
    sealed_elsewhere = models.BinaryField(null=True)
    result_id = models.UUIDField(null=True)
    redo_due_at = models.DateTimeField(null=True)
    redone_at = models.DateTimeField(null=True)
    redone_by = models.UUIDField(null=True)
    sealed_redone = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_answer_is_whole",
                condition=models.Q(answered_at=None, answered_by=None, outcome="", sealed_reason=None)
                | (
                    models.Q(
                        answered_at__isnull=False, answered_by__isnull=False, sealed_reason__isnull=False
                    )
                    & ~models.Q(outcome="")
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["file", "-opened_at"], name="contestation_of_file"),
            models.Index(
                fields=["agency_id", "redo_due_at"],
                name="contestation_to_redo",
                condition=models.Q(redo_due_at__isnull=False, redone_at=None),
            ),
            models.Index(
                fields=["agency_id", "due_at"],
                name="contestation_waiting",
                condition=models.Q(answered_at=None),
            ),
        ]

    @classmethod
    def owed(cls) -> models.Q:
        """Those whose person waits: for the answer, or for what the answer promised."""
        return models.Q(answered_at=None) | models.Q(redo_due_at__isnull=False, redone_at=None)

    def __str__(self) -> str:
        return self.number


class Draw(models.Model):
    """The number drawn when a contestation came in: whether its answer is read again. Nobody at a desk sees it."""

    contestation = models.OneToOneField(
        Contestation, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    seed = models.BinaryField()

    def __str__(self) -> str:
        return str(self.contestation_id)


class Verdict(models.TextChoices):
    AGREES = "agrees"
    REOPENS = "reopens"


def _whole_look() -> Q:
    """Not yet read again, or read again by somebody, with a verdict and a reason."""
    unread = Q(looked_at=None, looked_by=None, verdict="", sealed_reason=None)
    read = Q(looked_at__isnull=False, looked_by__isnull=False, sealed_reason__isnull=False)
    return unread | (read & ~Q(verdict=""))


class SecondLook(models.Model):
    """An answer drawn by lot, read again by somebody else: who agrees, or opens the contestation again.

    The answer that was read is kept here as it stood; what is written later is only the second look itself.
    """

    Verdict = Verdict

    contestation = models.OneToOneField(
        Contestation, on_delete=models.PROTECT, primary_key=True, related_name="second_look"
    )
    file = models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")
    agency_id = models.UUIDField()
    first_by = models.UUIDField()
    first_at = models.DateTimeField()
    first_outcome = models.CharField(max_length=8)
    sealed_first_reason = models.BinaryField()
    first_pieces = ArrayField(models.CharField(max_length=20), default=list)
    due_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    looked_by = models.UUIDField(null=True)
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    sealed_reason = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_second_look_is_whole", condition=_whole_look()),
            models.CheckConstraint(name="nobody_looks_twice", condition=~Q(looked_by=models.F("first_by"))),
        ]
        indexes = [
            models.Index(
                fields=["agency_id", "due_at"], condition=Q(looked_at=None), name="second_look_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict or '…'} {self.first_at:%Y-%m-%d %H:%M}"


class ComplaintWithoutFile(models.Model):
    """Somebody who has no file complains, by any page or door: a number and a code lead back to it.

    What she said, how she wants to be answered and the answer lie sealed under `key`, which belongs to this complaint
    alone and is destroyed when its time of keeping is over. The marks limit how often one may write, and change daily.
    `sealed_line` is the line of a trial that she contests, with all it stands on, so that it can be replayed.
    `told_at`: somebody told her the answer on the phone.
    """

    class Way(models.TextChoices):
        LETTER = "letter"
        MAIL = "mail"
        PHONE = "phone"
        HERE = "here"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(max_length=8, unique=True)
    code_digest = models.CharField(max_length=64)
    key = models.UUIDField(unique=True, default=uuid7)
    agency_id = models.UUIDField()
    about = models.CharField(max_length=20)
    sealed_words = models.BinaryField()
    sealed_page = models.BinaryField(null=True)
    sealed_line = models.BinaryField(null=True)
    way = models.CharField(max_length=6, choices=Way.choices)
    sealed_reach = models.BinaryField()
    language = models.CharField(max_length=8)
    channel = models.CharField(max_length=12)
    browser_mark = models.CharField(max_length=32, blank=True)
    address_mark = models.CharField(max_length=32, blank=True)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    owner_id = models.UUIDField(null=True)
    reminded_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=8, choices=Contestation.Outcome.choices, blank=True)
    sealed_reason = models.BinaryField(null=True)
    sealed_checked = models.BinaryField(null=True)
    calls = models.PositiveSmallIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_answer_without_file_is_whole",
                condition=Q(answered_at=None, answered_by=None, outcome="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(outcome="")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency_id", "due_at"], condition=Q(answered_at=None), name="without_file_waiting"
            ),
            models.Index(fields=["address_mark", "opened_at"], name="without_file_pace"),
        ]

    def __str__(self) -> str:
        return self.number


class Opening(models.Model):
    """Staff opened the complaint of somebody without a file: the first time since it came in, or was answered.

    Where there is a file, its journal says so.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    complaint = models.ForeignKey(ComplaintWithoutFile, on_delete=models.PROTECT, related_name="+")
    agency_id = models.UUIDField()
    account_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["complaint", "account_id"], name="opening_by_account")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class DrawWithoutFile(models.Model):
    """The number drawn when a complaint without a file came in. Nobody at a desk sees it."""

    complaint = models.OneToOneField(
        ComplaintWithoutFile, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    seed = models.BinaryField()

    def __str__(self) -> str:
        return str(self.complaint_id)


class SecondLookWithoutFile(models.Model):
    """The same as `SecondLook` for whoever has no file; its texts lie sealed under the complaint's own key."""

    complaint = models.OneToOneField(
        ComplaintWithoutFile, on_delete=models.PROTECT, primary_key=True, related_name="second_look"
    )
    agency_id = models.UUIDField()
    first_by = models.UUIDField()
    first_at = models.DateTimeField()
    first_outcome = models.CharField(max_length=8)
    sealed_first_reason = models.BinaryField()
    sealed_first_checked = models.BinaryField()
    due_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    looked_by = models.UUIDField(null=True)
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    sealed_reason = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_look_without_file_is_whole", condition=_whole_look()),
            models.CheckConstraint(
                name="nobody_looks_twice_without_file", condition=~Q(looked_by=models.F("first_by"))
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency_id", "due_at"], condition=Q(looked_at=None), name="look_outside_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict or '…'} {self.first_at:%Y-%m-%d %H:%M}"
