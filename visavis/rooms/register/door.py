"""Choices over machines, and replaying: all that other places may ask of this room."""

from visavis.rooms.register.actions.overrule import overrule
from visavis.rooms.register.actions.switch_off import switch_off
from visavis.rooms.register.actions.switch_on import switch_on
from visavis.rooms.register.queries import is_off, standing
from visavis.rooms.register.replay import Replayed, replay

__all__ = ["Replayed", "is_off", "overrule", "replay", "standing", "switch_off", "switch_on"]
