"""Mandates. Each step is a row that only grows: what was asked, the yes, each opening, each act, the end.

Whether a mandate holds is never stored: it holds when its yes is there, its end is not, and its last moment is ahead.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from visavis.foundation.identity.actor import Channel
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.mandates.families import FAMILIES
from visavis.rooms.mandates.kinds import LONGEST, Kind, Way


def _key() -> models.UUIDField:
    return models.UUIDField(primary_key=True, default=uuid7, editable=False)


def _file() -> models.ForeignKey:
    return models.ForeignKey("dossier.File", on_delete=models.PROTECT, related_name="+")


class Mandate(models.Model):
    """Who may act for whom, for which families of acts, from when until when. `number` is what people say."""

    id = _key()
    number = models.CharField(max_length=8, unique=True)
    file = _file()
    account_id = models.UUIDField()
    kind = models.CharField(max_length=12, choices=[(each, each) for each in Kind.values])
    families = ArrayField(models.CharField(max_length=16))
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    asked_channel = models.CharField(max_length=12)
    until_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_known_kind_of_mandate", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(
                name="a_mandate_names_acts_that_exist",
                condition=Q(families__contained_by=list(FAMILIES)) & Q(families__len__gt=0),
            ),
            models.CheckConstraint(
                name="a_mandate_ends_within_a_year",
                condition=Q(until_at__gt=F("asked_at")) & Q(until_at__lte=F("asked_at") + LONGEST),
            ),
        ]
        indexes = [
            models.Index(fields=["file", "-id"], name="mandates_of_file"),
            models.Index(fields=["account_id", "until_at"], name="mandates_of_helper"),
        ]

    @classmethod
    def said_yes(cls) -> Q:
        """Those the person gave and did not take back."""
        return Q(consent__isnull=False, ending__isnull=True)

    def __str__(self) -> str:
        return self.number


class Consent(models.Model):
    """The yes, with all its facts: the database refuses one of which a fact is missing.

    `taken_by` is the account of whoever took it down (the person's own when she said it in her space).
    """

    mandate = models.OneToOneField(
        Mandate, on_delete=models.PROTECT, primary_key=True, related_name="consent"
    )
    file = _file()
    way = models.CharField(max_length=10, choices=[(each, each) for each in Way.values])
    at = models.DateTimeField()
    channel = models.CharField(max_length=12)
    taken_by = models.UUIDField(null=True)
    witness_id = models.UUIDField(null=True)
    paper_id = models.UUIDField(null=True)
    card_id = models.UUIDField(null=True)
    sms_reference = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_consent_has_all_its_facts",
                condition=Q(way=Way.SELF, taken_by__isnull=False)
                | Q(way__in=[Way.PAPER, Way.JUDGEMENT], taken_by__isnull=False, paper_id__isnull=False)
                | Q(way=Way.CODE, taken_by__isnull=False, card_id__isnull=False)
                | (Q(way=Way.SMS, channel=Channel.SMS) & ~Q(sms_reference=""))
                | (
                    Q(way=Way.WITNESS, taken_by__isnull=False, witness_id__isnull=False)
                    & ~Q(witness_id=F("taken_by"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.at}"


class Ending(models.Model):
    """Taken back by the person, ended by the agency at her word, or given back by the helper."""

    mandate = models.OneToOneField(Mandate, on_delete=models.PROTECT, primary_key=True, related_name="ending")
    file = _file()
    at = models.DateTimeField()
    by_account = models.UUIDField(null=True)
    role = models.CharField(max_length=20)
    channel = models.CharField(max_length=12)

    def __str__(self) -> str:
        return f"{self.channel} {self.at}"


class Opening(models.Model):
    """A helper opened the file under her mandate: from here her time is measured."""

    id = _key()
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="openings")
    file = _file()
    account_id = models.UUIDField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.mandate_id} {self.at}"


class Use(models.Model):
    """One act done under a mandate. `minutes` is measured; whoever helped may say a truer number."""

    id = _key()
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="uses")
    file = _file()
    account_id = models.UUIDField()
    fact_id = models.UUIDField(unique=True)
    fact = models.CharField(max_length=80)
    family = models.CharField(max_length=16)
    at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(null=True)
    typed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="help_takes_ten_hours_at_most", condition=Q(minutes__lte=600)),
        ]
        indexes = [
            models.Index(fields=["account_id", "-at"], name="mandates_help_of"),
            models.Index(fields=["file", "-at"], name="mandates_help_for"),
        ]

    def __str__(self) -> str:
        return f"{self.family} {self.at}"


class Reach(models.Model):
    """A telephone number from which the person can say yes or STOP: a keyed mark, never the number."""

    id = _key()
    file = _file()
    mark = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mark", "file"], name="one_mark_per_person")]

    def __str__(self) -> str:
        return self.mark[:8]


class Heard(models.Model):
    """An agent heard somebody without a file say yes: the code to prove it, as a keyed digest, good once."""

    id = _key()
    digest = models.CharField(max_length=64, unique=True)
    heard_by = models.UUIDField()
    at = models.DateTimeField()
    until_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="what_was_heard_ends", condition=Q(until_at__gt=F("at"))),
        ]

    def __str__(self) -> str:
        return f"{self.heard_by} {self.at}"


class AskedWord(models.Model):
    """Somebody without a file is asked by text message whether another may register her: OUI from that number.

    The number lies sealed under a key of this row alone, destroyed once the message left; its mark finds the answer.
    """

    id = _key()
    mark = models.CharField(max_length=64)
    sealed_number = models.BinaryField()
    asked_by = models.UUIDField()
    at = models.DateTimeField()
    until_at = models.DateTimeField()
    said_at = models.DateTimeField(null=True)
    sms_reference = models.CharField(max_length=80, blank=True)
    refused_at = models.DateTimeField(null=True)
    spent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_asked_word_ends", condition=Q(until_at__gt=F("at"))),
            models.CheckConstraint(
                name="a_word_said_has_its_reference",
                condition=Q(said_at=None, sms_reference="")
                | (Q(said_at__isnull=False) & ~Q(sms_reference="")),
            ),
            models.CheckConstraint(
                name="only_a_word_said_is_spent",
                condition=Q(spent_at=None) | Q(said_at__isnull=False, refused_at=None),
            ),
        ]
        indexes = [models.Index(fields=["mark", "-at"], name="asked_words_of_a_number")]

    def __str__(self) -> str:
        return f"{self.mark[:8]} {self.at:%Y-%m-%d %H:%M}"
