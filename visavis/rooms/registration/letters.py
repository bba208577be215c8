"""What a registered person receives."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.foundation.letters.message import Message
from visavis.foundation.letters.writing import send
from visavis.foundation.words import show
from visavis.rooms.dossier.facts import PersonRegistered
from visavis.rooms.people.door import name_of


def on_registered(fact: PersonRegistered) -> None:
    """Confirm the registration in writing: the day it counts from, what follows, who answers."""
    if fact.person is None:
        return
    told = {"name": name_of(fact.person).full, "day": show.day(fact.from_on)}
    message = Message(
        name="registration.confirmed",
        subject=_("Votre inscription est faite"),
        text=_(
            "%(name)s, votre inscription comme demandeur d’emploi compte depuis le **%(day)s**."
            "\n\nC’est le jour de votre premier contact avec nous : vos droits partent de ce jour."
            "\n\nPour calculer votre allocation, il nous faut vos contrats et vos salaires."
            " Apportez l’attestation de votre employeur au guichet, envoyez-la,"
            " ou écrivez ce qu’elle dit dans votre espace."
            "\n\nRien d’autre ne vous est demandé aujourd’hui."
        )
        % told,
        sms=_("Vis-a-vis : votre inscription est faite, depuis le %(day)s.") % told,
        language=(get_language() or "fr")[:2],
    )
    send(fact.person, message, occasion=fact.id, now=fact.at)
