"""A month in words: its name, where it stands, its figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from visavis.decisions.shared.sentence import NO_BREAK
from visavis.foundation.words import show
from visavis.rooms.declarations.values import Month, Totals
from visavis.rooms.declarations.window import State


def month_alone(month: date) -> str:
    """`octobre`, `October`."""
    return show.months()[month.month - 1]


def of_month(month: date, *, year: bool = True) -> str:
    """`d’octobre 2026`, `de novembre 2026`; in English `October 2026`."""
    named = show.month(month) if year else month_alone(month)
    if show.language() == "en":
        return named
    return f"d’{named}" if named[0] in "ao" else f"de {named}"


def state_words(month: Month) -> str:
    """Where the month stands, with its day."""
    if month.state == State.TOLD and month.told_at:
        return _("Dit le %(day)s") % {"day": show.day(month.told_at)}
    if month.state == State.OPEN:
        return _("À dire, jusqu’au %(day)s à minuit") % {"day": show.weekday(month.window.until)}
    if month.state == State.LATER:
        return _("Pas encore ouvert : à partir du %(day)s") % {"day": show.weekday(month.window.opens_on)}
    return _("Pas encore dit : c’est toujours possible")


def hours_words(hours: Decimal) -> str:
    """`54,5 heures`."""
    said = ngettext("%(n)s heure", "%(n)s heures", 1 if hours < 2 else 2)
    return _together(said % {"n": show.number(hours)})


def figures(totals: Totals) -> str:
    """`54,5 heures, 645,30 € bruts, 2 employeurs`; `Pas de travail`."""
    if not totals.employers:
        return _("Pas de travail")
    said = ngettext("%(n)s employeur", "%(n)s employeurs", totals.employers)
    employers = _together(said % {"n": totals.employers})
    gross = _("%(amount)s bruts") % {"amount": show.money(totals.gross)}
    return ", ".join((hours_words(totals.hours), gross, employers))


def _together(words: str) -> str:
    """A number and its noun on one line."""
    return words.replace(" ", NO_BREAK)
