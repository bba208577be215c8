"""The same rights for a whole cohort at once: columns in, columns out, equal to the scalar engine to the cent.

    found = decide(cohort_of(situations))     # Cohort: columns of persons, contracts, wages, bonuses, absences
    found.verdict, found.daily_net            # one whole number a person: NO, CANNOT_SAY, YES; cents
    found.routed                              # not zero: this person goes to the scalar engine, and why (`Routed`)
    for month in months(found): ...           # every month of every right

It reads the same tables of figures and the same dates as the articles beside, in whole numbers only. It explains
nothing: whoever needs to know why asks the scalar engine, whose results `make rights-equality` compares with these.
"""

from visavis.decisions.rights.cohort.columns import Cohort
from visavis.decisions.rights.cohort.deciding import decide
from visavis.decisions.rights.cohort.results import CANNOT_SAY, NO, YES, PaidMonths, Results, Routed, months
from visavis.decisions.rights.cohort.situations import cohort_of, situations_of

__all__ = [
    "CANNOT_SAY",
    "NO",
    "YES",
    "Cohort",
    "PaidMonths",
    "Results",
    "Routed",
    "cohort_of",
    "decide",
    "months",
    "situations_of",
]
