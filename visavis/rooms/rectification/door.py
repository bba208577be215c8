"""Putting something right: all that other rooms and the front may ask of this one."""

from visavis.rooms.rectification.actions.ask import ask
from visavis.rooms.rectification.actions.put_right import put_right
from visavis.rooms.rectification.actions.refuse import refuse
from visavis.rooms.rectification.data import Datum, Recipient, add_datum, add_recipients
from visavis.rooms.rectification.queries import Corrected, of_file, one, told_to

__all__ = [
    "Corrected", "Datum", "Recipient", "add_datum", "add_recipients", "ask", "of_file", "one", "put_right", "refuse",
    "told_to",
]  # fmt: skip
