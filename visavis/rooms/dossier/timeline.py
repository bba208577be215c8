"""How the facts of a file are told to its person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from visavis.foundation.words.show import day


def file_opened(details: dict[str, Any]) -> str:
    return _("Dossier ouvert : vos droits se comptent depuis ce premier contact")


def person_registered(details: dict[str, Any]) -> str:
    return _("Inscription à partir du %(day)s") % {"day": day(date.fromisoformat(details["from_on"]))}


def referent_named(details: dict[str, Any]) -> str:
    return _("Un conseiller vous suit")


def files_merged(details: dict[str, Any]) -> str:
    return _("Un autre dossier à votre nom a été réuni à celui-ci")


def files_separated(details: dict[str, Any]) -> str:
    return _("Un dossier réuni par erreur a été séparé de celui-ci")


def file_moved(details: dict[str, Any]) -> str:
    return _("Une autre agence vous suit")


def file_exported(details: dict[str, Any]) -> str:
    return _("Vous avez emporté tout votre dossier")
