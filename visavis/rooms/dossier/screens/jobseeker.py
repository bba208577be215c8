"""A person's own file: what is known, who opened it, what happened."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

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
from visavis.rooms.dossier.printed import printed
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
    """The whole file as JSON: what every room keeps of her, in the shape the schema says."""
    shape = request.build_absolute_uri(reverse("file_schema"))
    content = {"$schema": shape, **_taken(request)[1]}
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _handed(answer, "mon-dossier.json")


@open_to(Role.PERSON, reason="taking her own file away")
def export_printed(request: HttpRequest) -> HttpResponse:
    """The same as a PDF, to read or to print."""
    sheet = printed(*_taken(request), now())
    return _handed(HttpResponse(sheet, content_type="application/pdf"), "mon-dossier.pdf")


def _taken(request: HttpRequest) -> tuple[UUID, dict[str, Any]]:
    """The whole file of whoever asks, the reading and the taking away journaled."""
    file_id = gate(request, request.actor.file_id, "dossier")
    content = whole(file_id)
    publish(FileExported(**header(now=now(), by=request.actor, channel=Channel.WEB, file_id=file_id)))
    return file_id, content


def _handed(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
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
