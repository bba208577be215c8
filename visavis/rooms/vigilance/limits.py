"""How much one account reads before somebody looks. A stolen account took 36.8 million files in 2024; ours stops here.

Figures of the law's documents and of our own; where they differ the strictest holds (spec: trust B.3, B.6).
"""

from __future__ import annotations

from datetime import time, timedelta

from visavis.foundation.identity.actor import Role

WATCHED = frozenset({Role.COUNSELLOR, Role.MANAGER, Role.SUBCONTRACTOR})

AN_HOUR = timedelta(hours=1)
OPENED_AN_HOUR = 60  # files opened, each with its purpose
FILES_A_DAY = 200  # different people whose file, or whose name in a list, was read
GLASS_A_DAY = 10  # files of other teams, each with a written reason; a name that opened nothing counts too
REFUSED_TRIES = 3  # of a day, before whoever leads the agency is told
GLASS_LASTS = timedelta(hours=1)

USUAL_TIMES = 3  # so many times one's own median day is unusual…
LEAST_UNUSUAL = 30  # …but never fewer files than these
DAYS_KNOWN = 5  # days of one's own before there is a usual
REMEMBERED = timedelta(days=60)

A_WEEK = timedelta(days=7)
STRANGERS_A_WEEK = (
    40  # people nothing links to the reader: not followed, not expected, not received, not waiting
)

SOUGHT_BY = 5  # readers within a week whom nothing links to one person: somebody known, or talked about

EVENING, MORNING = time(22), time(6)  # on the wall clock of the reader's agency
FILES_A_NIGHT = 5

SHORTEST_REASON = 20  # characters: a sentence somebody can read
