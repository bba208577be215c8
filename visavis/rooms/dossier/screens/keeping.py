"""How long data are kept, for everybody; what was erased, for whoever protects the data."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.decisions.retention import Line, lines
from visavis.decisions.shared.sentence import Sentence
from visavis.foundation.identity.access import open_to, open_to_everyone
from visavis.foundation.identity.actor import Role
from visavis.foundation.requests.cursor import id_in
from visavis.rooms.dossier.retention import PAGE, confirmed_on, proofs


def _said(line: Line) -> dict[str, str]:
    language = get_language() or "fr"
    names = ("what", "kept", "since", "because", "then")
    return {name: Sentence(getattr(line, name)).say(language) for name in names}


@open_to_everyone(reason="how long one's data are kept is everybody's business")
def kept(request: HttpRequest) -> HttpResponse:
    """Every line of the table in plain words, and whether the operator confirmed it."""
    day = confirmed_on()
    context = {
        "lines": [_said(line) for line in lines()],
        "confirmed": date.fromisoformat(day) if day else None,
    }
    return render(request, "dossier/kept.html", context)


@open_to(Role.PROTECTION_OFFICER, reason="the proofs that data were erased in time")
def erased(request: HttpRequest) -> HttpResponse:
    """The proofs of erasing, latest first, fifty a page."""
    rows = proofs(after=id_in(request.GET, "apres"))
    words = {line.category: _said(line)["what"] for line in lines()}
    words["on_request"] = _("Un dossier, à la demande de la personne")
    words["restored_backup"] = _("Un dossier déjà effacé, revenu avec une sauvegarde et effacé de nouveau")
    shown = [(row, words.get(row.category, row.category)) for row in rows]
    more = rows[-1].id if len(rows) == PAGE else None
    return render(request, "dossier/erased.html", {"rows": shown, "more": more, "confirmed": confirmed_on()})
