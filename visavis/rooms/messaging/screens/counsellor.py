"""The counsellor reads and answers; at the desk she notes the person's words in the same thread."""

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
from visavis.rooms.dossier.door import channel_of, gate
from visavis.rooms.messaging import queries
from visavis.rooms.messaging.actions.see import see
from visavis.rooms.messaging.actions.withdraw import withdraw
from visavis.rooms.messaging.actions.write import write
from visavis.rooms.messaging.forms import MessageForm
from visavis.rooms.people.door import name_of


@open_to(Role.COUNSELLOR, Role.MANAGER, reason="answering people of her agency")
def thread(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """One person's thread, and the place to answer."""
    file_id = gate(request, file_id, "messages")
    form = MessageForm(request.POST or None)
    if form.is_valid():
        spoken = request.POST.get("who") == "person"
        write(
            file_id=file_id,
            text=form.cleaned_data["text"],
            from_person=spoken,
            now=now(),
            by=request.actor,
            channel=channel_of(request) if spoken else Channel.WEB,
        )
        return redirect("messaging:thread", file_id)
    said = queries.thread(file_id, before=id_in(request.GET, "avant"))
    if not reads_itself(request):
        see(file_id=file_id, now=now(), by=request.actor)
    context = {
        "thread": said,
        "more": said[-1].id if len(said) == queries.PAGE else None,
        "form": form,
        "owed": queries.owed_to(file_id),
        "name": name_of(file_id),
        "file_id": file_id,
        "now": now(),
    }
    return render(request, "messaging/thread.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(Role.COUNSELLOR, Role.MANAGER, reason="taking back her own words")
def take_back(request: HttpRequest, file_id: UUID, message_id: UUID) -> HttpResponse:
    file_id = gate(request, file_id, "messages")
    withdraw(file_id=file_id, message_id=message_id, now=now(), by=request.actor, channel=Channel.WEB)
    return redirect("messaging:thread", file_id)
