"""On every letter: the agency that writes, the person addressed, the four lasting ways to a human."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Channel
from visavis.foundation.letters.message import Address
from visavis.foundation.letters.sheet import Column, Letterhead
from visavis.foundation.ui.lasting import PHONE as NATIONAL_PHONE
from visavis.foundation.words import show
from visavis.rooms.agencies import door as agencies
from visavis.rooms.agencies.door import DESK, Place
from visavis.rooms.agencies.door import PHONE as PHONE_DOOR
from visavis.rooms.contestation.contributions import address_without_file
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people

CARRIERS = {"mail": Channel.MAIL, "sms": Channel.SMS, "letter": Channel.PAPER}


def addresses_of(file_id: UUID) -> tuple[Address, ...]:
    """The channels a letter can take, in the person's order; a letter on paper bears her name.

    Somebody without a file said where she wants the answer to her complaint, whose key stands in place of a file.
    """
    if outside := _without_file(file_id):
        return (Address(*outside),)
    name = people.name_of(file_id).full
    return tuple(
        Address(CARRIERS[it.kind], f"{name}\n{_lines(it.address)}" if it.kind == "letter" else it.address)
        for it in people.contacts_of(file_id)
        if it.kind in CARRIERS
    )


def letterhead_of(file_id: UUID, language: str) -> Letterhead:
    """The letterhead for this person: her agency (the first one while she has none), her counsellor."""
    with override(language):
        place = _agency_of(file_id)
        return Letterhead(
            sender=(_from(place), *(_lines(place.address).split("\n") if place else ())),
            addressee=_addressee(file_id),
            town=_town(place.address) if place else "France",
            signatory=_signatory(file_id, place),
            human=_human(place),
            phone=show.phone(place.phone if place else NATIONAL_PHONE),
            zone=place.zone if place else "Europe/Paris",
        )


def weekly_hours(place: Place, door: str = DESK) -> str:
    """The usual week in words: « du lundi au vendredi, de 9 h à 16 h 30 »; empty when the door never opens."""
    today = place.local(now()).date()
    week: dict[int, tuple[str, ...]] = {}
    for day in (today + timedelta(days=ahead) for ahead in range(21)):
        if spans := agencies.hours_on(place, day, door=door):
            week.setdefault(day.weekday(), tuple(_span(opens, closes) for opens, closes in spans))
    runs = groupby(sorted(week.items()), key=lambda it: it[1])
    return " ; ".join(_days([day for day, _same in days], spans) for spans, days in runs)


def _span(opens: datetime, closes: datetime) -> str:
    return _("de %(opens)s à %(closes)s") % {
        "opens": show.hour(opens.timetz().replace(tzinfo=None)),
        "closes": show.hour(closes.timetz().replace(tzinfo=None)),
    }


def _days(days: list[int], spans: tuple[str, ...]) -> str:
    names = show.weekdays()
    said = _(" et ").join(spans)
    if len(days) == 1:
        return _("le %(day)s, %(hours)s") % {"day": names[days[0]], "hours": said}
    return _("du %(first)s au %(last)s, %(hours)s") % {
        "first": names[days[0]],
        "last": names[days[-1]],
        "hours": said,
    }


def _without_file(key: UUID) -> tuple[Channel, str] | None:
    """Where a complaint of somebody without a file is answered; None for a file, which has an agency."""
    return None if dossier.agency_id_of(key) else address_without_file(key)


def _agency_of(file_id: UUID) -> Place | None:
    agency_id = dossier.agency_id_of(file_id)
    if agency_id:
        return agencies.agency(agency_id)
    return agencies.to_ask()


def _from(place: Place | None) -> str:
    return _("Vis-à-vis, %(agency)s") % {"agency": place.name} if place else "Vis-à-vis"


def _lines(address: str) -> str:
    """An address on one line, as lines: the part with the postal code stands alone."""
    return "\n".join(part.strip() for part in address.replace("\n", ",").split(",") if part.strip())


def _town(address: str) -> str:
    last = _lines(address).split("\n")[-1]
    return last.lstrip("0123456789 ") or last


def _addressee(file_id: UUID) -> tuple[str, ...]:
    if outside := _without_file(file_id):
        return (
            tuple(_lines(outside[1]).split("\n")) if outside[0] == Channel.PAPER else (_("Madame, Monsieur"),)
        )
    letter = next((it.address for it in people.contacts_of(file_id) if it.kind == "letter"), "")
    lines = _lines(letter).split("\n") if letter else [_("à retirer au guichet")]
    return (people.name_of(file_id).full, *lines)


def _signatory(file_id: UUID, place: Place | None) -> str:
    present = next((it.name for it in dossier.referents(file_id) if it.to_on is None and it.name), "")
    return _("%(name)s, qui suit votre dossier") % {"name": present} if present else _from(place)


def _human(place: Place | None) -> tuple[Column, ...]:
    """Lasting facts only: paper does not change."""
    phone = show.phone(place.phone if place else NATIONAL_PHONE)
    desk = (_first_up(weekly_hours(place)), place.address) if place else (_("Dans chaque agence"),)
    calls = _first_up(weekly_hours(place, PHONE_DOOR)) if place else ""
    return (
        Column(_("Au guichet"), tuple(f"{line}." for line in desk if line)),
        Column(_("Par téléphone, appel gratuit"), (f"**{phone}**", *([f"{calls}."] if calls else []))),
        Column(_("Rendez-vous sur place"), (_("En 5 jours ouvrés au plus."),)),
        Column(_("On vous rappelle"), (_("Dites « rappelez-moi » au téléphone ou au guichet."),)),
    )


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
