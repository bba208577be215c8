"""The official lists, entry by entry, each with the days it was valid, and the editions they came from.

Official codes are the keys. An entry that a newer edition no longer has is closed, never removed.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from visavis.foundation.requests.ids import uuid7


class What(models.TextChoices):
    """The lists, in the order people read them."""

    OCCUPATIONS = "occupations", _("Métiers (ROME)")
    COMMUNES = "communes", _("Communes")
    AGENCIES = "agencies", _("Agences")
    ESCO = "esco", _("Métiers et compétences d’Europe (ESCO)")
    LABOUR_MARKET = "labour_market", _("Marché du travail")


class Edition(models.Model):
    """One reading of an official list: from where, when, which files (with their SHA-256), and what it did. Only grows.

    `dated` is the day of the list; `dated_by` says who told it: the files, whoever read them, or the files' own date.
    """

    class DatedBy(models.TextChoices):
        SAID = "said", _("dite par le fichier")
        GIVEN = "given", _("donnée à la lecture")
        FILE = "file", _("date du fichier reçu")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    what = models.CharField(max_length=20, choices=What.choices)
    version = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=160)
    address = models.CharField(max_length=300, blank=True)
    licence = models.CharField(max_length=120)
    files = models.JSONField()
    parts = ArrayField(models.CharField(max_length=40))
    fingerprint = models.CharField(max_length=64)
    dated = models.DateField()
    dated_by = models.CharField(max_length=5, choices=DatedBy.choices)
    imported_at = models.DateTimeField()
    by = models.CharField(max_length=120)
    read = models.PositiveIntegerField()
    new = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    refused_lines = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["what", "-id"], name="editions_of_a_list")]

    def __str__(self) -> str:
        return f"{self.what} {self.version} {self.dated}"


class Dated(models.Model):
    """An entry valid from a day (empty: from before days were kept) until a day (empty: still)."""

    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        abstract = True


class Past(models.Model):
    """What an entry said before it changed, closed or came back: `said` holds its former values. Only grows."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=30)
    code = models.CharField(max_length=160)
    label = models.CharField(max_length=400, blank=True)
    said = models.JSONField()
    valid_from = models.DateField(null=True)
    valid_to = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["kind", "code", "-valid_to"], name="past_of_an_entry")]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class Succession(models.Model):
    """A code (or a name, when both codes are the same) that another one follows: merged, split or renamed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    what = models.CharField(max_length=20, choices=What.choices)
    old = models.CharField(max_length=12)
    label = models.CharField(max_length=250, blank=True)
    plain = models.CharField(max_length=250, blank=True)
    new = models.CharField(max_length=12)
    since = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="succession_once", fields=["what", "old", "plain", "new"]),
        ]
        indexes = [models.Index(fields=["what", "plain"], name="succession_by_name")]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class Occupation(Dated):
    """An occupation of the official classification (ROME): `D1102`, "Boulanger / Boulangère".

    `parent` is the official code it was detached from, its own when it was not.
    """

    code = models.CharField(max_length=5, primary_key=True)
    label = models.CharField(max_length=250)
    definition = models.TextField(blank=True)
    access = models.TextField(blank=True)
    regulated = models.BooleanField(default=False)
    parent = models.CharField(max_length=5, blank=True)

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class OccupationTitle(Dated):
    """One of the names of an occupation; `main` is the one that names it. `search`: the keys of its words."""

    code = models.CharField(max_length=12, primary_key=True)
    occupation = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="titles")
    label = models.CharField(max_length=250)
    main = models.BooleanField(default=False)
    search = SearchVectorField(null=True)

    class Meta:
        indexes = [GinIndex(fields=["search"], name="titles_by_word")]

    def __str__(self) -> str:
        return self.label


class OccupationItem(Dated):
    """A skill, a piece of knowledge or a work context of the classification."""

    code = models.CharField(max_length=12, primary_key=True)
    kind = models.CharField(max_length=12)
    label = models.CharField(max_length=400)

    def __str__(self) -> str:
        return self.label


class OccupationLink(Dated):
    """An occupation has this item: `block` and `rubric` say as what (official codes); `item` is an official code."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    occupation = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="links")
    block = models.CharField(max_length=2)
    rubric = models.CharField(max_length=2, blank=True)
    item = models.CharField(max_length=12)
    core = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="link_once", fields=["occupation", "block", "rubric", "item"]),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.item}"


class OccupationNear(Dated):
    """Another occupation one may move to, nearest first by `rank`."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    occupation = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="near")
    near = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="near_once", fields=["occupation", "near"])]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.near_id}"


class Commune(Dated):
    """A commune, or a district of Paris, Lyon or Marseille. `plain` is its name as people type it."""

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=80)
    plain = models.CharField(max_length=80, db_index=True)
    department = models.CharField(max_length=3)
    postal_codes = ArrayField(models.CharField(max_length=5))
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    population = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [GinIndex(fields=["postal_codes"], name="communes_by_postal_code")]

    def __str__(self) -> str:
        return f"{self.name} ({self.department})"


class EscoConcept(Dated):
    """An occupation, a skill or a group of the European classification. `key` is the end of its address (URI)."""

    uri = models.CharField(max_length=120, primary_key=True)
    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=20, blank=True)
    label = models.CharField(max_length=250, blank=True)
    english = models.CharField(max_length=250, blank=True)
    others = ArrayField(models.CharField(max_length=400))

    class Meta:
        indexes = [models.Index(fields=["kind", "uri"], name="esco_by_kind")]

    def __str__(self) -> str:
        return self.label or self.english


class EscoLink(Dated):
    """One concept to another, or to a ROME title (its official code): broader, essential, exactMatch…"""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    uri = models.CharField(max_length=120)
    relation = models.CharField(max_length=20)
    to = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(name="esco_link_once", fields=["uri", "relation", "to"])]
        indexes = [models.Index(fields=["to", "relation"], name="esco_link_back")]

    def __str__(self) -> str:
        return f"{self.uri} {self.relation} {self.to}"


class Family(Dated):
    """A professional family (FAP), by which the labour market is measured."""

    code = models.CharField(max_length=5, primary_key=True)
    label = models.CharField(max_length=250, blank=True)

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class FamilyOccupation(Dated):
    """An occupation counts in this family. `occupation` is a code of the classification of the day of the table."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="occupations")
    occupation = models.CharField(max_length=5, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="family_once", fields=["family", "occupation"])]

    def __str__(self) -> str:
        return f"{self.family_id} {self.occupation}"


class Tension(Dated):
    """How hard it is to hire: `level` 1 (easy) to 5 (very hard), of a family, a year and an area (`FR`, `R84`, `D69`).

    `causes`: the six official factors, each 1 to 5, by their short names.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="tensions")
    area = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(null=True)
    measure = models.FloatField(null=True)
    employed = models.PositiveIntegerField(null=True)
    causes = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(name="tension_once", fields=["family", "area", "year"])]

    def __str__(self) -> str:
        return f"{self.family_id} {self.area} {self.year}: {self.level}"


class MonthlyOffers(Dated):
    """Offers published in a month (or a quarter, by its last month), in all (`series` is empty) or of a kind."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    month = models.DateField()
    series = models.CharField(max_length=160, blank=True)
    offers = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="monthly_offers_once", fields=["month", "series"])]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.series}: {self.offers}"
