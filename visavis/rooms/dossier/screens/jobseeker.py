"""A person's own file: what is known, who opened it, what happened."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from visavis.foundation.clock import now
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.cursor import id_in
from visavis.rooms.agencies.door import agency
from visavis.rooms.dossier import queries
from visavis.rooms.dossier.door import gate
from visavis.rooms.dossier.facts import FileExported
from visavis.rooms.dossier.needs import in_words
from visavis.rooms.dossier.whole import whole
from visavis.rooms.people.door import contacts_of, name_of


@open_to(Role.PERSON, reason="her own file", mandate="file")
def own_file(request: HttpRequest) -> HttpResponse:
    """What the file says, in one page that prints."""
    file_id = gate(request, request.actor.file_id, "dossier")
    agency_id = queries.agency_id_of(file_id)
    context = {
        "name": name_of(file_id),
        "contacts": contacts_of(file_id),
        "referents": queries.referents(file_id),
        "since": queries.registered_since(file_id),
        "needs": in_words(queries.needs(file_id)),
        "agency": agency(agency_id) if agency_id else None,
        "readings": queries.readings(file_id, lists=False)[:5],
        "timeline": queries.timeline(file_id),
    }
    return render(request, "dossier/own_file.html", context)


@open_to(Role.PERSON, reason="taking her own file away")
def export(request: HttpRequest) -> HttpResponse:
    """The whole file as JSON: what every room keeps of her."""
    file_id = gate(request, request.actor.file_id, "dossier")
    answer = JsonResponse(whole(file_id), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="mon-dossier.json"'
    publish(FileExported(**header(now=now(), by=request.actor, channel=Channel.WEB, file_id=file_id)))
    return answer


@open_to(Role.PERSON, reason="who opened her own file", mandate="file")
def readings(request: HttpRequest) -> HttpResponse:
    """Every reading of the file, latest first, twenty a page; those of one reader by a link on her name."""
    file_id = gate(request, request.actor.file_id, "readings")
    before, who = id_in(request.GET, "avant"), id_in(request.GET, "qui")
    rows = queries.readings(file_id, before=before, others_only="tout" not in request.GET, by=who)
    more = rows[-1].id if len(rows) == queries.PAGE else None
    context = {"readings": rows, "more": more, "everything": "tout" in request.GET, "who": who}
    return render(request, "dossier/readings.html", context)
