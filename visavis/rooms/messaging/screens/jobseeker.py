"""The person writes to her counsellor."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.live.again import reads_itself
from visavis.foundation.requests.cursor import id_in
from visavis.rooms.dossier.door import gate, referents
from visavis.rooms.messaging import queries
from visavis.rooms.messaging.actions.see import see
from visavis.rooms.messaging.actions.withdraw import withdraw
from visavis.rooms.messaging.actions.write import write
from visavis.rooms.messaging.forms import MessageForm


@open_to(Role.PERSON, reason="her own messages", mandate="messages")
def messages(request: HttpRequest) -> HttpResponse:
    """The thread, and the place to write."""
    file_id = gate(request, request.actor.file_id, "messages")
    form = MessageForm(request.POST or None)
    if form.is_valid():
        write(
            file_id=file_id,
            text=form.cleaned_data["text"],
            from_person=True,
            now=now(),
            by=request.actor,
            channel=Channel.WEB,
        )
        return redirect("messaging:own")
    thread = queries.thread(file_id, before=id_in(request.GET, "avant"))
    if not reads_itself(request):
        see(file_id=file_id, now=now(), by=request.actor)
    context = {
        "thread": thread,
        "form": form,
        "owed": queries.owed_to(file_id),
        "referents": referents(file_id)[:1],
        "file_id": file_id,
        "more": thread[-1].id if len(thread) == queries.PAGE else None,
        "now": now(),
    }
    return render(request, "messaging/own.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(Role.PERSON, reason="taking back her own words")
def take_back(request: HttpRequest, message_id: UUID) -> HttpResponse:
    file_id = gate(request, request.actor.file_id, "messages")
    withdraw(file_id=file_id, message_id=message_id, now=now(), by=request.actor, channel=Channel.WEB)
    return redirect("messaging:own")
