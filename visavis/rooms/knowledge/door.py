"""What staff know: all that other rooms and the front may ask of this one."""

from visavis.rooms.knowledge.actions.declare import declare
from visavis.rooms.knowledge.actions.rely import rely
from visavis.rooms.knowledge.actions.write import Words, write
from visavis.rooms.knowledge.queries import Note, sought, training

__all__ = ["Note", "Words", "declare", "rely", "sought", "training", "write"]
