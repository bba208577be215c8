"""Messages between a person and her counsellor: all that other rooms may ask of this one."""

from visavis.rooms.messaging.actions.write import write
from visavis.rooms.messaging.queries import Owed, Said, owed, owed_at, owed_to, owed_unfollowed, thread

__all__ = ["Owed", "Said", "owed", "owed_at", "owed_to", "owed_unfollowed", "thread", "write"]
