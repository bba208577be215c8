"""My letters: the list, one letter, its sheet as PDF. Staff reach one letter of a file they may see."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Actor, Channel, Role
from visavis.foundation.letters.reading import letter_of, letters_of, owner_of, sheet_of
from visavis.foundation.requests.cursor import id_in
from visavis.foundation.trace.own import own_file
from visavis.foundation.trace.purpose import Purpose
from visavis.foundation.trace.write import reading

HERS = (Role.PERSON, Role.VISITOR)
ANSWERING = (Role.COUNSELLOR, Role.MANAGER)


@open_to(*HERS, reason="each person reads the letters of her own file", mandate="file")
def mine(request: HttpRequest) -> HttpResponse:
    """The list, twenty at a time, latest first."""
    page = letters_of(own_file(request, "letters"), before=id_in(request.GET, "avant"))
    return render(request, "letters/mine.html", {"page": page})


@open_to(
    *HERS,
    *ANSWERING,
    reason="the person, and those who may see her file, read a letter as it was sent",
    mandate="file",
)
def one(request: HttpRequest, letter: UUID) -> HttpResponse:
    """One letter in words, how it left, and its sheet."""
    kept = letter_of(_file(request, letter, "letter"), letter)
    if kept is None:
        raise Http404("letter")
    return render(request, "letters/one.html", {"letter": kept, "paragraphs": kept.said.split("\n\n")})


@open_to(
    *HERS,
    *ANSWERING,
    reason="the person, and those who may see her file, print a letter as it was sent",
    mandate="file",
)
def sheet(request: HttpRequest, letter: UUID) -> HttpResponse:
    """The sheet as it was printed."""
    found = sheet_of(_file(request, letter, "letter sheet"), letter)
    if found is None:
        raise Http404("letter")
    headers = {
        "Content-Disposition": f'inline; filename="{found.name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(found.content, content_type="application/pdf", headers=headers)


def _file(request: HttpRequest, letter: UUID, what: str) -> UUID:
    """The file a letter belongs to, its reading journaled; 404 when this reader may not see it."""
    actor: Actor = request.actor
    if actor.role in HERS or actor.mandate:
        return own_file(request, what)
    file_id = owner_of(letter)
    if file_id is None:
        raise Http404("letter")
    reading(now=now(), by=actor, channel=Channel.WEB, file_id=file_id, what=what, purpose=Purpose.FOLLOW_UP)
    return file_id
