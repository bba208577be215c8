"""Computing rights, and what changed since: all that other rooms may ask of this one."""

from visavis.rooms.rights.actions.compute import compute
from visavis.rooms.rights.comparing import Compared, between, with_present_facts
from visavis.rooms.rights.queries import Kept, history, latest, one, what_changed
from visavis.rooms.rights.situation import situation_of

__all__ = [
    "Compared",
    "Kept",
    "between",
    "compute",
    "history",
    "latest",
    "one",
    "situation_of",
    "what_changed",
    "with_present_facts",
]
