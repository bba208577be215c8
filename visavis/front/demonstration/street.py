"""Somebody of the street in the demonstration: no file, no name; she complained, and Claire answered her."""

from __future__ import annotations

from datetime import timedelta

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import VISITOR, Channel, acting_as
from visavis.front.demonstration.seats import actor, opening_hour
from visavis.rooms.contestation.actions.answer_without_file import answer_without_file
from visavis.rooms.contestation.actions.complain_without_file import Said, complain_without_file
from visavis.rooms.contestation.actions.open_without_file import open_without_file

SHE_SAYS = (
    "Je voulais savoir si on pouvait s’inscrire sans adresse. La porte était fermée à 9 h, sans affiche."
)
OPENED = "contestation.ComplaintWithoutFileOpened"
SHE_IS_ANSWERED = (
    "Oui, on s’inscrit sans adresse, et le jour de votre passage compte. L’ouverture a eu vingt minutes de retard, "
    "sans affiche : c’était notre faute, une affiche est prête pour la prochaine fois."
)


def complain_from_the_street() -> None:
    """A complaint without a file, twelve days ago, answered the day after."""
    claire, at = actor("claire"), opening_hour(days_ago=12)
    if claire.agency_id is None or FactRow.objects.filter(name=OPENED, agency_id=claire.agency_id).exists():
        return
    said = Said(about="wait", words=SHE_SAYS, page="/inscription/", way="here")
    with acting_as(VISITOR):
        kept = complain_without_file(
            said=said, agency_id=claire.agency_id, now=at, by=VISITOR, channel=Channel.WEB
        )
    with acting_as(claire):
        open_without_file(complaint_id=kept.id, now=at + timedelta(hours=23), by=claire)
        answer_without_file(
            complaint_id=kept.id, outcome="changed", reason=SHE_IS_ANSWERED,
            checked="L’heure d’ouverture de ce jour, avec l’équipe", now=at + timedelta(days=1), by=claire,
            channel=Channel.WEB,
        )  # fmt: skip
