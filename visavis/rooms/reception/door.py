"""Being received, being called back, and by which agency: all that others may ask of the reception."""

from __future__ import annotations

from visavis.rooms.reception.actions.ask import Asked, ask
from visavis.rooms.reception.actions.receive import receive
from visavis.rooms.reception.actions.report import report
from visavis.rooms.reception.actions.take import take
from visavis.rooms.reception.motives import Motive
from visavis.rooms.reception.numbers import CALLED, known_number
from visavis.rooms.reception.numbers import mark_of as mark_of_number
from visavis.rooms.reception.promise import call_back_for
from visavis.rooms.reception.queries import Count, Waiting, count, due_for, to_call
from visavis.rooms.reception.visits import visits
from visavis.rooms.reception.whose import place_of

__all__ = [
    "CALLED", "Asked", "Count", "Motive", "Waiting", "ask", "call_back_for", "count", "due_for", "known_number",
    "mark_of_number", "place_of", "receive", "report", "take", "to_call", "visits",
]  # fmt: skip
