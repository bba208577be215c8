"""The public register: what each package here is for, in words anybody reads, and which version of it is running."""

from visavis.decisions.catalogue.described import Entry, Incomplete, Kind, Words, entries, entry, names
from visavis.decisions.catalogue.duties import Duty, Evidence, duties
from visavis.decisions.catalogue.tested import LastRun, last_tests
from visavis.decisions.catalogue.version import content_of

__all__ = [
    "Duty",
    "Entry",
    "Evidence",
    "Incomplete",
    "Kind",
    "LastRun",
    "Words",
    "content_of",
    "duties",
    "entries",
    "entry",
    "last_tests",
    "names",
]
