"""What cannot be true of a month, told in plain words at the field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from visavis.decisions.shared.money import ZERO
from visavis.foundation.words import show
from visavis.rooms.declarations.values import JobDone, totals_of
from visavis.rooms.declarations.window import window_of

MOST_HOURS = Decimal(744)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and the field to mend: `hours_1` is the hours of the second line."""

    field: str
    words: str


def problems(jobs: Sequence[JobDone]) -> list[Problem]:
    """Everything that cannot be so, line by line; then of the whole month."""
    found = [each for rank, job in enumerate(jobs) for each in _of_one(rank, job)]
    total = totals_of(jobs).hours
    if not found and total > MOST_HOURS:
        words = _("Toutes vos heures ensemble font %(hours)s. Un mois entier, jour et nuit, en fait 744.")
        found.append(Problem(f"hours_{len(jobs) - 1}", words % {"hours": show.number(total)}))
    return found


def _of_one(rank: int, job: JobDone) -> Iterator[Problem]:
    told = {"n": rank + 1, "hours": show.number(job.hours)}
    if not job.employer.strip():
        yield Problem(f"employer_{rank}", _("Employeur %(n)s : il manque son nom.") % told)
    if job.hours < 0:
        words = _("Employeur %(n)s : les heures doivent être 0 ou plus. Vous avez écrit « %(hours)s ».")
        yield Problem(f"hours_{rank}", words % told)
    if job.hours > MOST_HOURS:
        words = _(
            "Employeur %(n)s : un mois entier, jour et nuit, fait 744 heures. Vous avez écrit « %(hours)s »."
        )
        yield Problem(f"hours_{rank}", words % told)
    if job.gross < ZERO:
        yield Problem(f"gross_{rank}", _("Employeur %(n)s : le salaire doit être 0 ou plus.") % told)
    if job.gross > ZERO and not job.hours:
        words = _("Employeur %(n)s : il y a un salaire sans heures. Écrivez les heures payées.")
        yield Problem(f"hours_{rank}", words % told)


def too_early(month: date, today: date) -> str | None:
    """The reason when the month is not open yet."""
    opens_on = window_of(month).opens_on
    if today >= opens_on:
        return None
    return _("Ce mois se dit à partir du %(day)s.") % {"day": show.weekday(opens_on)}
