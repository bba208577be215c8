"""Asking a mediator, and what she recommends: all that other rooms may ask of this one."""

from collections.abc import Mapping
from uuid import UUID

from visavis.foundation.words.show import language
from visavis.rooms.contestation.door import one
from visavis.rooms.contestation.door import suspended as suspended_by_contestations
from visavis.rooms.mediation.actions.advise import advise
from visavis.rooms.mediation.actions.conclude import conclude
from visavis.rooms.mediation.actions.judge import judge
from visavis.rooms.mediation.actions.recommend import recommend
from visavis.rooms.mediation.actions.refer import refer
from visavis.rooms.mediation.actions.reply import Reply, reply
from visavis.rooms.mediation.actions.take import take
from visavis.rooms.mediation.queries import (
    contested_in_mediation,
    general,
    of_file,
    recommended_by,
    running,
    to_take,
)
from visavis.rooms.mediation.values import Recommended, Referred

__all__ = [
    "Recommended",
    "Referred",
    "Reply",
    "advise",
    "conclude",
    "general",
    "judge",
    "of_file",
    "recommend",
    "recommended_by",
    "refer",
    "reply",
    "running",
    "suspended",
    "take",
    "to_take",
]


def suspended(file_id: UUID) -> Mapping[str, str]:
    """What must not be done to this person meanwhile, in words by ground: complaints that wait, and those a mediator
    looks at, whose answer was given (L5426-8-1: no withholding while the debt is contested)."""
    stops = dict(suspended_by_contestations(file_id))
    for contested in filter(None, (one(each) for each in contested_in_mediation(file_id))):
        if contested.ground.stops:
            stops[contested.ground.code] = contested.ground.stops.say(language())
    return stops
