"""What cannot be true of a contract, told in plain words at the field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from visavis.decisions.shared.periods import Period
from visavis.foundation.words import show
from visavis.rooms.attestations.choices import Nature, Reason
from visavis.rooms.attestations.values import ContractTerms, KnownContract

AHEAD = timedelta(days=366)
MOST_HOURS = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and the field to mend."""

    field: str
    words: str


def problem(terms: ContractTerms, today: date) -> Problem | None:
    """The first thing that cannot be so."""
    return _dates(terms, today) or _reason(terms) or _hours(terms)


def _dates(terms: ContractTerms, today: date) -> Problem | None:
    told = {"start": show.day(terms.start), "end": show.day(terms.end)}
    if terms.end < terms.start:
        return Problem("end", _("La fin (%(end)s) est avant le début (%(start)s).") % told)
    if terms.end > today + AHEAD:
        return Problem(
            "end", _("La fin (%(end)s) est dans plus d’un an. Revenez quand elle approche.") % told
        )
    if terms.procedure_start and terms.procedure_start > terms.end:
        return Problem(
            "procedure_start", _("La convocation ne peut pas venir après la fin (%(end)s).") % told
        )
    return None


def _reason(terms: ContractTerms) -> Problem | None:
    if terms.nature == Nature.CDI and terms.end_reason == Reason.END_OF_FIXED_TERM:
        return Problem(
            "end_reason", _("Un CDI n’a pas de date de fin prévue. Vérifiez le contrat ou la raison.")
        )
    return None


def _hours(terms: ContractTerms) -> Problem | None:
    hours = terms.weekly_hours
    if hours is not None and not 0 < hours <= MOST_HOURS:
        return Problem(
            "weekly_hours",
            _("%(hours)s heures par semaine, ce n’est pas possible.") % {"hours": show.number(hours)},
        )
    if hours is not None and hours > terms.full_time_hours:
        return Problem(
            "weekly_hours",
            _("C’est plus qu’un temps plein (%(full)s heures). Laissez vide pour un temps plein.")
            % {"full": show.number(terms.full_time_hours)},
        )
    return None


def overlapping(terms: ContractTerms, others: Sequence[KnownContract], both_jobs: bool) -> Problem | None:
    """Two contracts at once: with one employer a mistake, with two a thing to say."""
    days = Period(terms.start, terms.end)
    for other in others:
        if not days & Period(other.terms.start, other.terms.end):
            continue
        told = {
            "employer": other.terms.employer,
            "start": show.day(other.terms.start),
            "end": show.day(other.terms.end),
        }
        if other.terms.employer.casefold() == terms.employer.casefold():
            return Problem(
                "start",
                _("Un contrat chez %(employer)s existe déjà du %(start)s au %(end)s. Corrigez-le plutôt.")
                % told,
            )
        if not both_jobs:
            return Problem(
                "both_jobs",
                _(
                    "Vous avez aussi un contrat chez %(employer)s du %(start)s au %(end)s."
                    " Si c’était en même temps, cochez ici."
                )
                % told,
            )
    return None
