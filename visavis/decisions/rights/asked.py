"""What is asked of somebody before an aid is computed, by the name each datum has in its explanation."""

from __future__ import annotations

from visavis.decisions.shared.sentence import Sentence

DAYS_OF_MONTH = Sentence("Jours du mois")
RESOURCES = Sentence("Ressources du foyer")
MONTHS_WORKED = Sentence("Mois de travail en dix ans")
CHILDREN = Sentence("Enfants élevés")
DAILY = Sentence("Allocation par jour")
DEPENDENT_CHILDREN = Sentence("Enfants à charge")
