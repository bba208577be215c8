"""How what happened to a month is told in the person's file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from visavis.decisions.shared.money import Money
from visavis.rooms.declarations.telling import figures, of_month
from visavis.rooms.declarations.values import Totals


def _words(details: dict[str, Any]) -> dict[str, str]:
    totals = Totals(details["employers"], Decimal(details["hours"]), Money(details["gross_cents"]))
    said = figures(totals)
    return {"of": of_month(date.fromisoformat(details["month"])), "figures": said[0].lower() + said[1:]}


def told_declared(details: dict[str, Any]) -> str:
    return _("Mois %(of)s dit : %(figures)s") % _words(details)


def told_corrected(details: dict[str, Any]) -> str:
    return _("Mois %(of)s corrigé : %(figures)s") % _words(details)
