"""The families of acts a mandate can name: a closed list, made of the acts that exist today.

Each fact that can be about a person belongs to one family at most; what belongs to none, no helper does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Family:
    """A family of acts: what it opens, in words; the beginnings of its facts; the page where it starts."""

    words: str | Promise
    facts: tuple[str, ...]
    page: str


FAMILIES = {
    "registration": Family(
        _("S’inscrire et corriger son inscription"),
        ("registration.", "dossier.FileOpened", "dossier.FileMoved", "dossier.PersonRegistered"),
        "registration:onward",
    ),
    "work": Family(_("Dire son travail et ses mois"), ("attestations.", "declarations."), "declarations:own"),
    "rights": Family(_("Voir ses droits et les faire calculer"), ("rights.",), "rights:own"),
    "appointments": Family(
        _("Prendre, changer ou annuler un rendez-vous"),
        ("appointments.", "reception.CallBackAsked"),
        "appointments:own",
    ),
    "messages": Family(_("Lire les messages et écrire au conseiller"), ("messaging.",), "messaging:own"),
    "contesting": Family(
        _("Contester, ou faire corriger une donnée"), ("contestation.", "rectification."), "contestation:mine"
    ),
    "file": Family(_("Lire le dossier, les visites et les courriers"), (), "dossier:own"),
    "papers": Family(_("Remettre des papiers et en reprendre une copie"), ("papers.",), "papers:mine"),
}


def family_of(fact: str) -> str | None:
    """The family a fact belongs to by its name; None when no mandate opens it."""
    return next((code for code, each in FAMILIES.items() if each.facts and fact.startswith(each.facts)), None)


def in_words(codes: Iterable[str]) -> list[str]:
    """These families in words, in the order of the list."""
    wanted = set(codes)
    return [str(each.words) for code, each in FAMILIES.items() if code in wanted]
