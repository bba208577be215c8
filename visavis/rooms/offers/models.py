"""Offers with what the law says of them, and the words people find them by."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from visavis.foundation.requests.ids import uuid7


class KnownWord(models.Model):
    """A word of titles and places, as most often written, for who mistypes it. `near`: what it sounds like."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    lexeme = models.CharField(max_length=60, unique=True)
    word = models.CharField(max_length=60)
    times = models.PositiveIntegerField()
    near = ArrayField(models.CharField(max_length=60))

    class Meta:
        indexes = [GinIndex(fields=["near"], name="known_words_by_sound")]

    def __str__(self) -> str:
        return self.word


class Contract(models.TextChoices):
    """The contracts one can search by."""

    CDI = "cdi", _("CDI")
    CDD = "cdd", _("CDD")
    INTERIM = "interim", _("Intérim")
    INDEPENDENT = "independent", _("Indépendant")
    OTHER = "other", _("Autre contrat")


class State(models.TextChoices):
    """Where an offer stands. Only shown ones are found."""

    SHOWN = "shown", _("Publiée")
    HELD = "held", _("Retenue, une personne relit")
    TO_CORRECT = "to_correct", _("À corriger avant publication")
    REFUSED = "refused", _("Refusée, à corriger")
    CLOSED = "closed", _("Retirée par l’employeur")


class Offer(models.Model):
    """An offer. `source` and `source_id` name it where it comes from; `content_hash` tells whether it changed.

    `commune_code` and `occupation_code` are the official codes as they came, known to us or not yet.
    `search` was made by that `words_version` of `decisions.matching.words`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.CharField(max_length=20)
    source_id = models.CharField(max_length=40, blank=True)
    content_hash = models.CharField(max_length=64)
    company = models.ForeignKey("companies.Company", on_delete=models.PROTECT, null=True, related_name="+")
    employer = models.CharField(max_length=160, blank=True)
    title = models.CharField(max_length=250)
    description = models.TextField(blank=True)
    contract_words = models.CharField(max_length=80, blank=True)
    contract = models.CharField(max_length=12, choices=Contract.choices)
    wage_words = models.CharField(max_length=200, blank=True)
    wage_cents = models.PositiveIntegerField(null=True)
    wage_unit = models.CharField(max_length=5, blank=True)
    hours_per_week = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    place = models.CharField(max_length=120, blank=True)
    commune = models.ForeignKey("reference.Commune", on_delete=models.SET_NULL, null=True, related_name="+")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    occupation = models.ForeignKey(
        "reference.Occupation", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    occupation_words = models.CharField(max_length=250, blank=True)
    commune_code = models.CharField(max_length=5, blank=True)
    occupation_code = models.CharField(max_length=5, blank=True)
    published_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices)
    state_since = models.DateTimeField()
    added_at = models.DateTimeField()
    search = SearchVectorField(null=True)
    words_version = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="offer_once_per_source",
                fields=["source", "source_id"],
                condition=~models.Q(source_id=""),
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="offers_words"),
            models.Index(fields=["latitude", "longitude"], name="offers_place"),
            models.Index(fields=["state", "-published_on", "-id"], name="offers_latest"),
            models.Index(fields=["company", "-id"], name="offers_of_company"),
            models.Index(fields=["words_version", "id"], name="offers_by_words_version"),
        ]

    def __str__(self) -> str:
        return self.title


class Verdict(models.Model):
    """What the rules said of an offer, on a day, with the whole explanation. Only grows."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="verdicts")
    at = models.DateTimeField()
    law_of = models.DateField()
    severity = models.CharField(max_length=5, blank=True)
    rules = models.PositiveSmallIntegerField()
    explanation = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["offer", "-id"], name="verdicts_of_offer")]

    def __str__(self) -> str:
        return f"{self.offer_id} {self.severity or 'lawful'}"


class Finding(models.Model):
    """One fault a verdict names: the words at fault, where they stand, lawful ones. Only grows."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="findings")
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="findings")
    code = models.CharField(max_length=30)
    severity = models.CharField(max_length=5)
    field = models.CharField(max_length=20)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.TextField(blank=True)
    words = models.JSONField()
    proposal = models.JSONField()
    law = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.code} {self.quote[:40]}"


class Review(models.Model):
    """A human looks at an offer, by `due_at`: because a rule held it, its employer asked, or somebody reported it."""

    class Why(models.TextChoices):
        RULE = "rule", _("Une règle l’a retenue")
        ASKED = "asked", _("L’employeur demande une relecture")
        REPORTED = "reported", _("Quelqu’un l’a signalée")

    class Decision(models.TextChoices):
        CONFIRMED = "confirmed", _("Refus confirmé")
        RELEASED = "released", _("Offre libérée")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="reviews")
    why = models.CharField(max_length=8, choices=Why.choices)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=9, choices=Decision.choices, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.UUIDField(null=True)
    decided_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_review", fields=["offer"], condition=models.Q(decided_at=None)
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at", "id"], name="reviews_waiting", condition=models.Q(decided_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer_id} {self.why}"


class Report(models.Model):
    """Somebody says an offer is not right. No name, no account."""

    class Reason(models.TextChoices):
        FEE = "fee", _("On me demande de l’argent")
        FALSE = "false", _("L’offre est fausse ou déjà pourvue")
        UNFAIR = "unfair", _("Elle écarte des gens (sexe, âge, origine…)")
        PAY = "pay", _("Le salaire n’est pas celui annoncé")
        OTHER = "other", _("Autre chose")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=6, choices=Reason.choices)
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.offer_id} {self.reason}"
