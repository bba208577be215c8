"""Whoever had received a datum reads that it was corrected."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.foundation.requests.cursor import id_in
from visavis.rooms.dossier.door import names_in_list
from visavis.rooms.rectification import queries


@open_to(
    Role.HELPER, Role.PARTNER, Role.EMPLOYER, Role.TRAINER, reason="corrections of what she had received (GDPR art. 19)"
)  # fmt: skip
def told(request: HttpRequest) -> HttpResponse:
    """Which datum, since when, of whom while she may know it: what she kept of it is no longer right."""
    actor = request.actor
    rows = queries.told_to(actor.account_id, actor.organisation_id, before=id_in(request.GET, "avant"))
    names = names_in_list([row.file_id for row in rows], now=now(), by=actor)
    shown = [(row, names[row.file_id].full if row.file_id in names else "") for row in rows]
    more = rows[-1].id if len(rows) == queries.PAGE else None
    return render(request, "rectification/told.html", {"rows": shown, "more": more})
