"""The mandate of a first act: somebody without a file is registered by another, with her yes, in one transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, Standing, acting_as, declare
from visavis.foundation.papers.door import receive
from visavis.foundation.requests.codes import new_code, read_code
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.mandates.actions.vouch import digest_of
from visavis.rooms.mandates.facts import MandateAsked, MandateGiven
from visavis.rooms.mandates.kinds import Kind, Way
from visavis.rooms.mandates.models import AskedWord, Consent, Heard, Mandate, Opening
from visavis.rooms.mandates.permissions import may_begin
from visavis.rooms.mandates.reach import keep_mark, mark_of
from visavis.rooms.mandates.values import FirstYes

# What the first mandate opens: registering her, and handing in the papers that go with it. For one day.
FIRST_ACTS = ("registration", "papers")
BEGUN_A_DAY = 20


def begin(*, file_id: UUID, kind: str, yes: FirstYes, now: datetime, by: Actor, channel: Channel) -> Actor:
    """Whoever registers, with the new file open under the mandate. Raises `Refusal`: then no file is left either.

    Called while the file is being opened (`dossier.open_file(under=…)`): nobody knew the person before, so what she
    said cannot come from her own space. A signed paper, OUI from a telephone, or a code from an agent who heard her, is
    enough.
    """
    if reason := may_begin(by, kind) or _unfit(kind, yes):
        raise _not_given(reason)
    with acting_as(SERVICE):
        _refuse_too_many(by, now)
        heard_by, word = _heard(yes, now, by), _word(yes, now, by)
        written = _written(file_id, kind, now, by, channel)
        paper_id = uuid7() if yes.paper else None
        Consent.objects.bulk_create([
            Consent(
                mandate_id=written.id, file_id=file_id, way=yes.way, at=now, channel=Channel.SMS if word else channel,
                taken_by=by.account_id, witness_id=heard_by, paper_id=paper_id,
                sms_reference=word.sms_reference if word else "",
            )
        ])  # fmt: skip
        if word:
            keep_mark(file_id, word.mark)
    stands = _standing(written, by)
    if paper_id:
        receive(
            file_id=file_id, name=yes.paper.name, content=yes.paper, now=now, by=stands, channel=channel,
            paper_id=paper_id,
        )  # fmt: skip
    about = header(now=now, by=stands, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(MandateAsked(**about, mandate_id=written.id, kind=kind, until_at=written.until_at))
    about = header(now=now, by=stands, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(MandateGiven(**about, mandate_id=written.id, kind=kind, way=yes.way))
    return stands


def _unfit(kind: str, yes: FirstYes) -> str | None:
    """Why this yes does not count; None when it does."""
    if (kind == Kind.GUARDIAN) != (yes.way == Way.JUDGEMENT):
        return _("Le mandat d’une tutelle repose sur la décision du juge, et lui seul.")
    if yes.way not in {Way.PAPER, Way.JUDGEMENT, Way.WITNESS, Way.SMS}:
        return _("Pour une personne sans dossier : un papier signé, un OUI par SMS, ou le code d’un agent.")
    if yes.way in {Way.PAPER, Way.JUDGEMENT} and not yes.paper:
        return _("Il manque la photo du papier signé.")
    return None


def _refuse_too_many(by: Actor, now: datetime) -> None:
    """Nobody registers a crowd: a stolen account would."""
    assert by.account_id is not None
    begun = Mandate.objects.filter(
        account_id=by.account_id, asked_by=by.account_id, asked_at__gt=now - timedelta(days=1)
    )
    if begun.count() >= BEGUN_A_DAY:
        why = _("Vous avez déjà inscrit %(most)d personnes en un jour.") % {"most": BEGUN_A_DAY}
        raise _not_given(why, status=429)


def _heard(yes: FirstYes, now: datetime, by: Actor) -> UUID | None:
    """Who heard her; the code is spent. Raises `Refusal` when it is none, too old, spent, or one's own."""
    if yes.way != Way.WITNESS:
        return None
    code = read_code(yes.spoken)
    fresh = Heard.objects.filter(digest=digest_of(code), spent_at=None, until_at__gt=now) if code else None
    found = fresh.select_for_update().first() if fresh is not None else None
    if found is None:
        raise _not_given(
            _("Ce code n’est pas bon, il a déjà servi, ou il a plus de deux heures."), field="spoken"
        )
    if found.heard_by == by.account_id:
        raise _not_given(
            _("Ce code est le vôtre : c’est un autre agent qui entend la personne."), field="spoken"
        )
    Heard.objects.filter(id=found.id).update(spent_at=now)
    return found.heard_by


def _word(yes: FirstYes, now: datetime, by: Actor) -> AskedWord | None:
    """Her OUI, which is spent. Raises `Refusal` while none came from this number for this account."""
    if yes.way != Way.SMS or by.account_id is None:
        return None
    fresh = AskedWord.objects.filter(
        mark=mark_of(yes.phone) or "",
        asked_by=by.account_id,
        spent_at=None,
        refused_at=None,
        until_at__gt=now,
    )
    found = fresh.exclude(said_at=None).select_for_update().first()
    if found is None:
        raise _not_given(_("Aucun OUI n’est encore arrivé de ce numéro."), field="phone")
    AskedWord.objects.filter(id=found.id).update(spent_at=now)
    return found


def _written(file_id: UUID, kind: str, now: datetime, by: Actor, channel: Channel) -> Mandate:
    assert by.account_id is not None
    written = Mandate(
        number=new_code(), file_id=file_id, account_id=by.account_id, kind=kind, families=list(FIRST_ACTS),
        asked_at=now, asked_by=by.account_id, asked_channel=channel, until_at=now + timedelta(days=1),
    )  # fmt: skip
    written.save(force_insert=True)
    return written


def _standing(written: Mandate, by: Actor) -> Actor:
    """A helper has the file open from here, and her time is measured; an agent has it by her agency."""
    if by.role != Role.HELPER or by.account_id is None:
        return by
    stands = by.under(Standing(written.id, written.number, frozenset(written.families)), written.file_id)
    declare(stands)
    Opening.objects.create(
        mandate_id=written.id, file_id=written.file_id, account_id=by.account_id, at=written.asked_at
    )
    return stands


def _not_given(why: str, *, field: str | None = None, status: int = 422) -> Refusal:
    return Refusal(
        what=_("L’inscription n’a pas commencé."), why=why, field=field, status=status,
        now_what=_("Rien n’est gardé. La personne peut aussi s’inscrire elle-même, ici, au guichet ou par téléphone."),
    )  # fmt: skip
