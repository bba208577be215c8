"""`{% load reference %}`: what a list is used for, and how hard it is to hire, in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

register = template.Library()
USED_FOR = {
    "occupations": gettext_lazy("Pour chercher un métier et reconnaître celui d’une offre."),
    "communes": gettext_lazy("Pour comprendre un lieu et compter les kilomètres."),
    "agencies": gettext_lazy("Pour trouver un guichet et ses heures."),
    "esco": gettext_lazy("Pour dire un métier dans les mots de l’Europe."),
    "labour_market": gettext_lazy("Pour dire où l’on recrute, jamais pour décider d’un droit."),
}


@register.filter
def used_for(what: str) -> str:
    """What a list serves here."""
    return str(USED_FOR[what])


@register.filter
def tension(level: int) -> str:
    """The official level, 1 to 5, said as employers live it."""
    return {
        1: _("Très facile de recruter (1 sur 5)."),
        2: _("Plutôt facile de recruter (2 sur 5)."),
        3: _("Ni facile ni difficile de recruter (3 sur 5)."),
        4: _("Difficile de recruter (4 sur 5)."),
        5: _("Très difficile de recruter (5 sur 5)."),
    }[level]
