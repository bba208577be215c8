"""Everything that answers some words, for whoever asks: her own scope only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role
from visavis.front.finding.deeds import deeds
from visavis.front.finding.results import MOST, Group, Hit
from visavis.front.finding.terms import explained
from visavis.rooms.dossier.door import names_in_list, within_reach
from visavis.rooms.knowledge.door import sought as answers
from visavis.rooms.offers.door import Asked, search
from visavis.rooms.people.door import find as find_people
from visavis.rooms.people.door import humans_only
from visavis.rooms.reference.door import occupations_like

FOLLOWERS = frozenset({Role.COUNSELLOR, Role.MANAGER})


def found(words: str, by: Actor, now: datetime) -> list[Group]:
    """The groups with an answer, people first for those who follow people."""
    if not words:
        return []
    groups = [Group(_("Ce que vous pouvez faire ici"), deeds(words, by.role))]
    if by.role in FOLLOWERS:
        groups.insert(0, _people(words, by, now))
    groups += [
        _offers(words, by, now),
        _occupations(words, by),
        _answers(words),
        Group(_("Les mots expliqués"), explained(words), reverse("words")),
    ]
    return [group for group in groups if group.hits]


def _answers(words: str) -> Group:
    """What was answered before, as it holds today."""
    hits = [
        Hit(note.title, reverse("knowledge:one", args=[note.entry_id]), note.text[:120])
        for note in answers(words, MOST)
    ]
    return Group(_("Aide"), hits, reverse("knowledge:all"))


def _occupations(words: str, by: Actor) -> Group:
    """Occupations by any of their names."""
    query = "" if by.is_staff else urlencode({"mots": words})
    hits = [
        Hit(
            title.occupation,
            reverse("reference:occupation", args=[title.code]),
            title.text if title.text != title.occupation else "",
        )
        for title in (each.title for each in in_the_order_she_wants(occupations_like(words), by)[:MOST])
    ]
    return Group(_("Métiers"), hits, f"{reverse('reference:occupations')}?{query}")


def in_the_order_she_wants(found: Sequence[Any], by: Actor) -> Sequence[Any]:
    """Best first; by name for a person who switched recommendations off."""
    return sorted(found, key=lambda one: one.title.text) if humans_only(by.file_id) else found


def _people(words: str, by: Actor, now: datetime) -> Group:
    """People her agency follows whose name begins so; each name shown is a reading of its file."""
    known = find_people(words, among=within_reach(by), limit=MOST)
    names_in_list([each.file_id for each in known], now=now, by=by)
    hits = [Hit(each.by_family, reverse("dossier:file", args=[each.file_id])) for each in known]
    return Group(_("Personnes"), hits, reverse("dossier:search"))


def _offers(words: str, by: Actor, now: datetime) -> Group:
    """Offers shown; the words of staff, which may be a name, stay out of the addresses."""
    query = "" if by.is_staff else urlencode({"mots": words})
    hits = [
        Hit(hit.title, f"{reverse('offers:offer', args=[hit.id])}?{query}", f"{hit.place}. {hit.contract}")
        for hit in search(Asked(words, by_date=humans_only(by.file_id)), now.date()).hits[:MOST]
    ]
    return Group(_("Offres"), hits, f"{reverse('offers:search')}?{query}")
