"""Breaking a glass, and what was noticed: all that other rooms may ask of this one."""

from visavis.rooms.vigilance.actions.break_glass import break_glass
from visavis.rooms.vigilance.actions.settle import settle
from visavis.rooms.vigilance.queries import Noticed, noticed

__all__ = ["Noticed", "break_glass", "noticed", "settle"]
