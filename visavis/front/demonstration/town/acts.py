"""What each event of the town does: one table, name → act. A later room adds its line here."""

from __future__ import annotations

from collections.abc import Callable

from visavis.front.demonstration.town import people_acts, place_acts
from visavis.front.demonstration.town.events import Event
from visavis.front.demonstration.town.town import Town

Act = Callable[[Town, Event], None]

ACTS: dict[str, Act] = {
    "register": people_acts.register,
    "follow": people_acts.follow,
    "state": people_acts.state,
    "compute": people_acts.compute,
    "contest": people_acts.contest,
    "answer": people_acts.answer_her,
    "declare": people_acts.declare,
    "visit": people_acts.visit,
    "write": people_acts.write,
    "reply": people_acts.reply,
    "ask": people_acts.ask,
    "open": place_acts.open_slots,
    "book": place_acts.book,
    "move": place_acts.move,
    "cancel": place_acts.cancel,
    "deposit": place_acts.deposit,
    "correct": place_acts.correct,
    "judge": place_acts.judge,
    "close": place_acts.close,
}
