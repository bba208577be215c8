"""Acting for somebody: all that other rooms may ask of this one."""

from visavis.rooms.mandates.actions.ask_word import ask_word
from visavis.rooms.mandates.actions.begin import begin
from visavis.rooms.mandates.actions.consent import consent
from visavis.rooms.mandates.actions.end import end
from visavis.rooms.mandates.actions.give import give
from visavis.rooms.mandates.actions.hear import STOP
from visavis.rooms.mandates.actions.open import open_under
from visavis.rooms.mandates.actions.welcome import welcome
from visavis.rooms.mandates.families import FAMILIES
from visavis.rooms.mandates.queries import help_given, helpers_of, of_file, standing
from visavis.rooms.mandates.reach import keep_reach, people_at
from visavis.rooms.mandates.values import FirstYes, Held, Terms, Yes
from visavis.rooms.mandates.words_asked import asked_lately

__all__ = [
    "FAMILIES",
    "STOP",
    "FirstYes",
    "Held",
    "Terms",
    "Yes",
    "ask_word",
    "asked_lately",
    "begin",
    "consent",
    "end",
    "give",
    "help_given",
    "helpers_of",
    "keep_reach",
    "of_file",
    "open_under",
    "people_at",
    "standing",
    "welcome",
]
