"""The answers one may choose from, in the person's words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from visavis.rooms.dossier.door import NEEDS as NEEDS

CHANNELS = [
    ("", _("Rien de plus")),
    ("letter", _("Par lettre")),
    ("phone", _("Par téléphone")),
    ("desk", _("Au guichet, je passe")),
    ("sms", _("Par SMS")),
    ("mail", _("Par courriel")),
]
FIRST_CHANNELS = [("", _("Choisissez")), *CHANNELS[1:]]
EASE = [
    ("human", _("Avec une personne, au guichet ou au téléphone")),
    ("paper", _("Par lettre")),
    ("together", _("Sur internet, avec une personne à côté de moi")),
    ("alone", _("Sur internet, par moi-même")),
    ("depends", _("Cela dépend des jours")),
]
