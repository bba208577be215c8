"""Ask somebody without a file, by text message, whether another may register her: she answers OUI, or nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.database.in_line import stand_in_line
from visavis.foundation.identity.actor import SERVICE, Actor, Role, acting_as
from visavis.foundation.jobs import later
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.mandates.jobs import carry_word
from visavis.rooms.mandates.models import AskedWord
from visavis.rooms.mandates.permissions import DESK
from visavis.rooms.mandates.reach import mark_of, people_at
from visavis.rooms.mandates.words_asked import waiting_at

LASTS = timedelta(hours=2)
ASKED_A_DAY = 20
A_MONTH = timedelta(days=31)


def ask_word(*, number: str, now: datetime, by: Actor) -> UUID:
    """The id of what was asked; it is good for two hours. Raises `Refusal` (field `phone`).

    A number registers one person a month, and never somebody who has a file: a helper's own telephone is not many
    people's yes. Nothing is told of the person: her name comes with the registration.
    """
    mark = mark_of(number)
    if by.account_id is None or by.role not in {*DESK, Role.HELPER}:
        raise _refused(_("Seule une personne qui aide, ou un agent, demande cet accord."), status=403)
    if mark is None:
        raise _refused(_("Ce numéro n’est pas complet. Par exemple : 06 12 34 56 78."))
    stand_in_line("first word", mark)
    with acting_as(SERVICE):
        _refuse_too_much(mark, number, by.account_id, now)
        key = uuid7()
        row = AskedWord(
            id=key,
            mark=mark,
            sealed_number=seal(key, number),
            asked_by=by.account_id,
            at=now,
            until_at=now + LASTS,
        )
        row.save(force_insert=True)
    later(carry_word, word_id=row.id)
    return row.id


def _refuse_too_much(mark: str, number: str, account_id: UUID, now: datetime) -> None:
    asked = AskedWord.objects.filter(at__gt=now - timedelta(days=1), asked_by=account_id)
    if asked.count() >= ASKED_A_DAY:
        raise _refused(
            _("Vous avez déjà envoyé %(most)d messages en un jour.") % {"most": ASKED_A_DAY}, status=429
        )
    if waiting_at(mark, now).exists():
        raise _refused(_("Un message attend déjà sa réponse à ce numéro."))
    used = AskedWord.objects.filter(mark=mark, spent_at__gt=now - A_MONTH).exists()
    if used or people_at(number):
        raise _refused(
            _("Ce numéro a déjà servi pour une autre personne. Prenez un papier signé, ou sa parole.")
        )


def _refused(why: str, *, status: int = 422) -> Refusal:
    return Refusal(what=_("Le message n’est pas parti."), why=why, field="phone", status=status)
