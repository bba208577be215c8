"""A partner's only way to a person: what she let it read, while she does; each reading is written in her file."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import SERVICE, Channel, Role, acting_as
from visavis.foundation.requests.cursor import id_in
from visavis.foundation.trace.purpose import Purpose
from visavis.foundation.trace.write import reading, readings
from visavis.rooms.people.door import names_of
from visavis.rooms.sharing import queries
from visavis.rooms.sharing.actions.end import end
from visavis.rooms.sharing.parts import PARTS, lines_of

OUTSIDE = (Role.PARTNER, Role.EMPLOYER, Role.TRAINER)


@open_to(*OUTSIDE, reason="the people who let this partner read something")
def people(request: HttpRequest) -> HttpResponse:
    """Their names, until when: twenty a page, each name written in the person's own list of readings."""
    at, by = now(), request.actor
    rows = queries.with_partner(by, at, after=id_in(request.GET, "apres"))
    readings(
        now=at, by=by, channel=Channel.WEB, file_ids=[row.file_id for row in rows], what="portfolio",
        purpose=Purpose.SHARED,
    )  # fmt: skip
    with acting_as(SERVICE):
        names = names_of([row.file_id for row in rows])
    shown = [(row, names[row.file_id].full if row.file_id in names else "") for row in rows]
    more = rows[-1].id if len(rows) == queries.PAGE else None
    return render(request, "sharing/people.html", {"rows": shown, "more": more})


@open_to(*OUTSIDE, reason="what one person let this partner read")
def one(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """The parts she named, nothing else; not there as soon as she takes it back."""
    at, by = now(), request.actor
    found = queries.standing(by, agreement_id, at)
    if found is None:
        raise Http404("agreement")
    for code in found.codes:
        reading(
            now=at,
            by=by,
            channel=Channel.WEB,
            file_id=found.file_id,
            what=f"shared_{code}",
            purpose=Purpose.SHARED,
        )
    with acting_as(SERVICE):
        parts = [(PARTS[code], lines_of(code, found.file_id)) for code in found.codes]
        name = names_of([found.file_id]).get(found.file_id)
    context = {"found": found, "parts": parts, "name": name.full if name else ""}
    return render(request, "sharing/one.html", context)


@require_POST
@open_to(*OUTSIDE, reason="giving back what a person let this partner read")
def giving_back(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """The partner reads nothing any more; the person sees it."""
    by = request.actor
    if queries.standing(by, agreement_id, now()) is None:
        raise Http404("agreement")
    end(agreement_id=agreement_id, now=now(), by=by, channel=Channel.WEB)
    return redirect("sharing:people")
