"""Who may hold a mandate, and for how long it can be given."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

DAYS = ((1, _("Un jour")), (31, _("Un mois")), (182, _("Six mois")), (365, _("Un an")))
LONGEST = timedelta(days=366)


class Kind(models.TextChoices):
    """In what capacity somebody acts for a person."""

    DESK = "desk", _("Un agent, au guichet")
    PHONE = "phone", _("Un agent, au téléphone")
    RELATIVE = "relative", _("Un proche")
    ASSOCIATION = "association", _("Une association")
    UNION = "union", _("Un représentant syndical")
    GUARDIAN = "guardian", _("Une tutrice, un tuteur, une curatelle")


# An agent's own mandate, beside those of people from outside.
OF_STAFF = frozenset({Kind.DESK, Kind.PHONE})
# What a person gives alone, from her own space: the rest is done with somebody across the counter.
OF_A_PERSON = (Kind.RELATIVE, Kind.ASSOCIATION, Kind.UNION)


class Way(models.TextChoices):
    """How the person said yes. A guardian's mandate rests on what a judge said."""

    SELF = "self", _("La personne, dans son espace")
    PAPER = "paper", _("Un papier signé, photographié")
    SMS = "sms", _("Un mot par SMS")
    CODE = "code", _("Un code de sa carte, dit à voix haute")
    WITNESS = "witness", _("Sa parole, devant un second agent")
    JUDGEMENT = "judgement", _("La décision du juge, photographiée")
