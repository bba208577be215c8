"""The latest computation of rights: all that other rooms may ask of this one."""

from visavis.rooms.rights.actions.compute import compute
from visavis.rooms.rights.queries import Kept, latest, what_changed
from visavis.rooms.rights.situation import situation_of

__all__ = ["Kept", "compute", "latest", "situation_of", "what_changed"]
