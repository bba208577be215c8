"""Opening one's own file from a screen of the foundation: known, journaled, or refused with a way on."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.purpose import Purpose
from visavis.foundation.trace.write import reading


def own_file(request: HttpRequest, what: str) -> UUID:
    """The reader's own file, once the reading of `what` is journaled. Raises `Refusal` when none is known."""
    actor: Actor = request.actor
    if actor.file_id is None:
        raise Refusal(
            what=_("Nous ne savons pas quel dossier est le vôtre."),
            why=_("Cette page montre un dossier. Le vôtre n’est pas ouvert ici."),
            now_what=_("Entrez avec votre compte ou votre code de reprise."),
            who=_("Au guichet et au téléphone, une personne l’ouvre avec vous."),
            status=404,
        )
    reading(
        now=now(), by=actor, channel=Channel.WEB, file_id=actor.file_id, what=what, purpose=Purpose.OWN_FILE
    )
    return actor.file_id
