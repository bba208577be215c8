"""Trying a right, as several journeys do: three small pages, then the result."""

from __future__ import annotations

from datetime import date

from tests.journeys.visit import Visit


def tries_a_right(her: Visit, *, wage: str = "2 080,00") -> Visit:
    """Three years of a permanent contract, ended by an economic dismissal on 31 October 2026."""
    her.goes_to("/droits/").reads("Page 1 sur 3", "Sans compte")
    her.writes_day("Votre date de naissance", date(1985, 3, 9)).presses("Continuer")
    her.reads("Votre dernier contrat")
    her.writes_day("Premier jour du contrat", date(2023, 11, 1))
    her.writes_day("Dernier jour du contrat", date(2026, 10, 31))
    her.ticks("CDI").ticks("Licenciement économique").writes_in("Salaire brut par mois, en euros", wage)
    her.presses("Garder ce contrat").reads("31 octobre 2026", wage)
    her.presses("Continuer").reads("Page 3 sur 3", "Tout peut rester vide").presses("Calculer")
    return her.reads("Vous pouvez recevoir 40,81 €", "Jusqu’à la fin", "Chaque mois, en chiffres")
