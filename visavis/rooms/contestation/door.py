"""Contesting and being answered: all that other rooms may ask of this one."""

from visavis.rooms.contestation.actions.complain import complain
from visavis.rooms.contestation.actions.contest import contest
from visavis.rooms.contestation.clock import ANSWER_WITHIN_WORKING_DAYS
from visavis.rooms.contestation.queries import Contested, of_file, one, suspended, waiting_at, waiting_for
from visavis.rooms.contestation.subjects import Subject, describe

__all__ = [
    "ANSWER_WITHIN_WORKING_DAYS",
    "Contested",
    "Subject",
    "complain",
    "contest",
    "describe",
    "of_file",
    "one",
    "suspended",
    "waiting_at",
    "waiting_for",
]
