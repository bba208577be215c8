"""What a person can still do after an answer: the mediator, then a judge, each with its last day.

Sources: code du travail, L5312-12-1 (mediator) and R5312-47 (mediator first, before the administrative judge); code de
justice administrative (CJA), R421-1 (two months), R213-10 (the mediator within these two months), L213-13 (asking the
mediator stops the clock); CRPA, L411-2 (a complaint made in time starts the two months again); code du travail,
L5422-4 (two years to claim unemployment benefit); RGPD, 77 (the CNIL). No last day is given where the law has none.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from visavis.decisions.remedies.grounds import Ground, Judge
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference, Status

TWO_MONTHS = LawReference("Code de justice administrative", "R421-1", status=Status.RECALLED)
TWO_YEARS = LawReference("Code du travail", "L5422-4", status=Status.RECALLED)

_MEDIATOR = Sentence.of(
    "Vous pouvez demander au médiateur de regarder. C'est gratuit, et il ne dépend pas de l'agence."
)
_DEFENDER = Sentence.of("Vous pouvez aussi vous adresser au Défenseur des droits. C'est gratuit.")


def whole_months_after(day: date, months: int) -> date:
    """The same day so many months later; the last day of the month when it has no such day."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def next_steps(ground: Ground, answered_on: date) -> Sequence[Sentence]:
    """Sentences for the person, the nearest step first. `answered_on` is the local day of the answer."""
    match ground.judge:
        case Judge.ADMINISTRATIVE:
            last = whole_months_after(answered_on, 2)
            return (
                Sentence.of(
                    "Vous pouvez demander au médiateur de regarder, avant le {day} si vous avez réclamé dans les deux "
                    "mois après la décision. C'est gratuit, et obligatoire avant le tribunal.",
                    day=last,
                ),
                Sentence.of(
                    "Le tribunal administratif vient ensuite. Le délai s'arrête dès que le médiateur est saisi."
                ),
            )
        case Judge.JUDICIAL:
            return (
                _MEDIATOR,
                Sentence.of(
                    "Vous pouvez aller au tribunal judiciaire, dans les deux ans qui suivent la décision."
                ),
            )
        case Judge.CNIL:
            return (
                _MEDIATOR,
                Sentence.of("Vous pouvez aussi écrire à la CNIL, qui protège vos données. C'est gratuit."),
            )
        case _:
            return (_MEDIATOR, _DEFENDER)
