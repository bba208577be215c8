"""Overrule a proposal of a machine: a human act, with words the person reads."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.register.facts import ProposalOverruled
from visavis.rooms.register.models import Note
from visavis.rooms.register.permissions import may_overrule

SHORTEST_WORDS = 10


def overrule(
    *,
    file_id: UUID,
    kind: str,
    subject_id: UUID,
    stance: str,
    words: str,
    now: datetime,
    by: Actor,
    channel: Channel,
) -> UUID:
    """Write the note and return its id; the former note on the same proposal ends, and stays in the file."""
    what = _("La note n’est pas écrite.")
    if (refused := may_overrule(by)) or by.account_id is None:
        raise Refusal(what=what, why=refused or "", status=403)
    if len(words.strip()) < SHORTEST_WORDS:
        why = _("Écrivez une phrase (10 caractères au moins). La personne la lira.")
        raise Refusal(what=what, why=why, field="words")
    standing = Note.objects.filter(file_id__of=file_id, kind=kind, ended_at=None)
    if kind != Note.Kind.RIGHTS:
        standing = standing.filter(subject_id=subject_id)
    standing.update(ended_at=now, ended_by=by.account_id)
    note = Note(
        file_id=file_id, kind=kind, subject_id=subject_id, stance=stance, sealed_words=seal(file_id, words.strip()),
        written_by=by.account_id, written_at=now,
    )  # fmt: skip
    _keep(note, what)
    head = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(ProposalOverruled(**head, note_id=note.id, kind=kind, subject_id=subject_id, stance=stance))
    return note.id


def _keep(note: Note, what: str) -> None:
    """Write it, unless a colleague wrote on the same proposal at the same instant."""
    try:
        with transaction.atomic():
            note.save(force_insert=True)
    except IntegrityError as twice:
        why = _("Un collègue vient d’écrire une note sur la même proposition.")
        raise Refusal(
            what=what, why=why, now_what=_("Lisez sa note, puis écrivez la vôtre."), status=409
        ) from twice
