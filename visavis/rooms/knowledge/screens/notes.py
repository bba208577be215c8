"""Answers and practice notes: read by everybody, written and relied on by staff."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to, open_to_everyone
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.cursor import id_in
from visavis.rooms.knowledge import queries
from visavis.rooms.knowledge.actions.rely import rely
from visavis.rooms.knowledge.actions.write import Words, write
from visavis.rooms.knowledge.forms import NoteForm

STAFF = (Role.COUNSELLOR, Role.MANAGER)


@open_to_everyone(reason="an answer given to one is due to all")
def all_notes(request: HttpRequest) -> HttpResponse:
    """The answers that hold, twenty a page."""
    notes = queries.all_notes(before=id_in(request.GET, "avant"))
    more = notes[-1].id if len(notes) == queries.PAGE else None
    return render(
        request, "knowledge/all.html", {"notes": notes, "more": more, "writes": request.actor.role in STAFF}
    )


@open_to_everyone(reason="an answer, its source, and what it said before")
def one(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The version that holds, or the one asked by its number; all the others by a link."""
    versions = queries.versions(entry_id)
    asked = request.GET.get("version", "")
    shown = next((each for each in versions if str(each.number) == asked), versions[0] if versions else None)
    if shown is None:
        raise Http404("note")
    writes = request.actor.role in STAFF
    context = {"note": shown, "versions": versions, "writes": writes}
    context["relied"] = queries.relied_on(shown.id) if writes else []
    return render(request, "knowledge/one.html", context)


@open_to(*STAFF, reason="those who use the answers write them")
def new(request: HttpRequest) -> HttpResponse:
    """A new note, its first version."""
    form = NoteForm(request.POST or None)
    if form.is_valid():
        entry_id = write(words=Words(**form.cleaned_data), now=now(), by=request.actor, channel=Channel.WEB)
        return redirect("knowledge:one", entry_id)
    return render(request, "knowledge/write.html", {"form": form}, status=422 if form.errors else 200)


@open_to(*STAFF, reason="those who use the answers correct them")
def again(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The next version, from the one that holds."""
    versions = queries.versions(entry_id)
    if not versions:
        raise Http404("note")
    held = versions[0]
    form = NoteForm(
        request.POST or None, again=True,
        initial={"title": held.title, "text": held.text, "source": held.source, "audience": held.audience},
    )  # fmt: skip
    if form.is_valid():
        after = int(request.POST["after"]) if request.POST.get("after", "").isdigit() else held.number
        write(
            words=Words(**form.cleaned_data), entry_id=entry_id, after=after, now=now(), by=request.actor,
            channel=Channel.WEB,
        )  # fmt: skip
        return redirect("knowledge:one", entry_id)
    context = {"form": form, "held": held}
    return render(request, "knowledge/write.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*STAFF, reason="being told when an answer one relied on changes")
def relied(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """She relies on the version that holds."""
    versions = queries.versions(entry_id)
    if not versions:
        raise Http404("note")
    rely(version_id=versions[0].id, now=now(), by=request.actor, channel=Channel.WEB)
    return redirect("knowledge:one", entry_id)
