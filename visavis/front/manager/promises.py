"""The promises of an agency today, each with its state in words and where to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Actor
from visavis.foundation.words.show import moment
from visavis.rooms.appointments.door import promised
from visavis.rooms.contestation.door import waiting_at
from visavis.rooms.messaging.door import owed_at
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
    for promise, waiting, late, url in (
        (_("Un rappel à l’heure dite"), *_pair(count(by.agency_id, at)), "/bureau/rappels/"),
        (_("Une réponse aux messages en 2 jours ouvrés"), *owed_at(by.agency_id, at), "/bureau/dossiers/"),
        (
            _("Une réponse aux contestations en 5 jours ouvrés"),
            *waiting_at(by.agency_id, at),
            "/bureau/contestations/",
        ),
    ):
        yield PromiseState(promise, late == 0, _in_words(waiting, late), url)


def _pair(counted: object) -> tuple[int, int]:
    return counted.waiting, counted.late  # type: ignore[attr-defined]


def _in_words(waiting: int, late: int) -> str:
    first = ngettext("%(n)s personne attend", "%(n)s personnes attendent", waiting) % {"n": waiting}
    then = ngettext("%(n)s au-delà du délai", "%(n)s au-delà du délai", late) % {"n": late}
    return _("%(first)s, dont %(then)s.") % {"first": first, "then": then}
