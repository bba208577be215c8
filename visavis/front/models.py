"""What the front itself remembers: which steps of the demonstration are done, and how far its town is."""

from __future__ import annotations

from django.db import models


class DemonstrationStep(models.Model):
    """A step of the demonstration that is there, whole: written in the transaction that did it."""

    name = models.CharField(max_length=80, primary_key=True)
    done_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class DemonstrationShare(models.Model):
    """One share of a town being made: what it is drawn from, how far it is, and what the next acts need to know.

    A town is made in `town.shares.SHARES` shares, each by one process from its first act to its last. `made` gives the
    id of each thing by its name in the plan, `errands` what the acts put off until an hour still to come. All of it is
    written in the transaction that did those acts. A town with `copied_from` is copied whole from that town.
    """

    town = models.PositiveIntegerField()
    share = models.PositiveSmallIntegerField()
    seed = models.IntegerField()
    people = models.PositiveIntegerField()
    months = models.PositiveSmallIntegerField()
    last_day = models.DateField()
    acts = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    made = models.JSONField(default=dict)
    errands = models.JSONField(default=list)
    ended_at = models.DateTimeField(null=True)
    copied_from = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "share"], name="one_share_once")]

    def __str__(self) -> str:
        return f"town {self.town}, share {self.share}"
