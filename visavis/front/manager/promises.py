"""The promises of an agency today, each with its state in words and where to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Actor
from visavis.foundation.words.show import moment
from visavis.rooms.appointments.door import promised
from visavis.rooms.contestation.door import waiting_at
from visavis.rooms.messaging.door import owed_at, owed_unfollowed
from visavis.rooms.offers import door as offers
from visavis.rooms.reception.door import count


@dataclass(frozen=True, slots=True)
class PromiseState:
    """One promise: what was promised, whether it holds now, the figures in words, where to act."""

    promise: str
    kept: bool
    words: str
    url: str


def promises_of(by: Actor) -> list[PromiseState]:
    """Broken promises first."""
    return sorted(_promises(by), key=lambda each: each.kept) if by.agency_id else []


def _promises(by: Actor) -> Iterator[PromiseState]:
    assert by.agency_id is not None
    at = now()
    physical = promised(by.agency_id, at)
    slot = moment(physical.slot.starts_at) if physical.slot else _("aucun créneau ouvert")
    yield PromiseState(
        _("Un rendez-vous sur place en 5 jours ouvrés"),
        physical.kept,
        _("Premier créneau libre : %(moment)s") % {"moment": slot},
        "/bureau/rendez-vous/creneaux/",
    )
    calls = count(by.agency_id, at)
    yield _held(_("Un rappel à l’heure dite"), calls.waiting, calls.late, "/bureau/rappels/")
    yield _messages(by.agency_id, at)
    contested, url = waiting_at(by.agency_id, at), "/bureau/contestations/"
    yield _held(_("Une réponse aux contestations en 5 jours ouvrés"), *contested, url)
    waiting, late = offers.waiting_at(at)
    first = ngettext("%(n)s offre attend", "%(n)s offres attendent", waiting) % {"n": waiting}
    read_again = _("Une offre retenue relue en un jour ouvré")
    yield PromiseState(read_again, late == 0, _in_words(first, late), "/bureau/offres/")


def _held(promise: str, waiting: int, late: int, url: str) -> PromiseState:
    first = ngettext("%(n)s personne attend", "%(n)s personnes attendent", waiting) % {"n": waiting}
    return PromiseState(promise, late == 0, _in_words(first, late), url)


def _messages(agency_id: UUID, at: datetime) -> PromiseState:
    """The messages, and among them those of people whom nobody follows: naming somebody mends it."""
    promise = _("Une réponse aux messages en 2 jours ouvrés")
    nobodys = len(owed_unfollowed(agency_id))
    held = _held(promise, *owed_at(agency_id, at), "/bureau/dossiers/")
    if not nobodys:
        return held
    words = ngettext(
        "%(n)s personne sans conseiller attend une réponse.",
        "%(n)s personnes sans conseiller attendent une réponse.",
        nobodys,
    )
    return replace(
        held, words=f"{held.words} {words % {'n': nobodys}}", url="/bureau/dossiers/sans-conseiller/"
    )


def _in_words(first: str, late: int) -> str:
    if not late:
        return _("%(first)s, dans le délai.") % {"first": first}
    then = ngettext("%(n)s au-delà du délai", "%(n)s au-delà du délai", late) % {"n": late}
    return _("%(first)s, dont %(then)s.") % {"first": first, "then": then}
