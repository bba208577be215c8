"""Who may see what of a person: all that other rooms and the front may ask of this one."""

from visavis.rooms.sharing.actions.agree import agree
from visavis.rooms.sharing.actions.end import end, end_all
from visavis.rooms.sharing.actions.hear import hear
from visavis.rooms.sharing.actions.resume import resume
from visavis.rooms.sharing.actions.stop import stop
from visavis.rooms.sharing.parts import add_part
from visavis.rooms.sharing.queries import is_stopped, recipients_of, standing
from visavis.rooms.sharing.uses import Elsewhere, Use, add_contest, add_use
from visavis.rooms.sharing.values import Share, Shared

__all__ = [
    "Elsewhere", "Share", "Shared", "Use", "add_contest", "add_part", "add_use", "agree", "end", "end_all", "hear",
    "is_stopped", "recipients_of", "resume", "standing", "stop",
]  # fmt: skip
