"""Why people come to the desk, in plain words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Motive(models.TextChoices):
    """What a visit was about."""

    RIGHTS = "rights", _("Vos droits")
    OFFERS = "offers", _("Des offres d’emploi")
    PROJECT = "project", _("Votre projet")
    DECLARATION = "declaration", _("Votre déclaration du mois")
    EQUIPMENT = "equipment", _("L’ordinateur, le téléphone, l’imprimante")
    OTHER = "other", _("Autre chose")
