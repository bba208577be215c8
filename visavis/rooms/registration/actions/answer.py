"""Keep one answer, at once: what the person said, or that she does not know."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.registration.facts import QuestionAnswered
from visavis.rooms.registration.models import Draft
from visavis.rooms.registration.passing_on import Told, pass_on
from visavis.rooms.registration.permissions import may_answer
from visavis.rooms.registration.queries import answers_in

KEPT = timedelta(days=30)
Said = dict[str, Any]


def answer(
    *, file_id: UUID, question: str, said: Said | None, now: datetime, by: Actor, channel: Channel
) -> None:
    """Keep what was said to `question` (None: "I do not know"), and give it to the room it belongs to.

    The time to finish starts anew. Raises `Refusal` when it is finished, expired or not hers.
    """
    if reason := may_answer(by, file_id):
        raise Refusal(what=_("La réponse n’est pas gardée."), why=reason, status=403)
    draft = _open_draft(file_id, now, by)
    answers = answers_in(draft)
    if said is not None:
        told = Told(file_id, said, answers.get(question), now, by, channel)
        said = pass_on(question, told)
    answers[question] = said
    draft.sealed_answers, draft.expires_at = (
        seal(file_id, json.dumps(answers, ensure_ascii=False)),
        now + KEPT,
    )
    draft.save(update_fields=["sealed_answers", "expires_at"])
    fact = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(QuestionAnswered(**fact, question=question, known=said is not None))


def _open_draft(file_id: UUID, now: datetime, by: Actor) -> Draft:
    draft = Draft.objects.select_for_update().filter(file_id=file_id).first()
    if draft is None or draft.finished_at:
        raise Refusal(
            what=_("La réponse n’est pas gardée."),
            why=_("Cette inscription est déjà terminée."),
            now_what=_("Pour changer une réponse, dites-le à votre conseiller."),
            status=409,
        )
    if draft.expires_at <= now and not by.is_staff:
        raise expired(draft)
    return draft


def expired(draft: Draft) -> Refusal:
    """The refusal of a code too old: what is kept, and who opens it again."""
    from visavis.foundation.words import show

    return Refusal(
        what=_("Ce code ne marche plus depuis le %(day)s.") % {"day": show.day(draft.expires_at)},
        why=_("Un code sert 30 jours après la dernière réponse."),
        now_what=_("Vos réponses sont gardées, et votre premier contact aussi : le %(day)s.")
        % {"day": show.day(draft.begun_at)},
        who=_("Au guichet ou au téléphone, une personne rouvre votre inscription avec vous."),
        status=410,
    )
