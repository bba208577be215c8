"""A person and the machines: she switches them off, reads what humans said, and replays what was computed."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.rooms.dossier.door import gate
from visavis.rooms.register import queries
from visavis.rooms.register.actions.switch_off import switch_off
from visavis.rooms.register.actions.switch_on import switch_on
from visavis.rooms.register.forms import SwitchForm
from visavis.rooms.register.replay import replay as replayed
from visavis.rooms.rights.door import history


@open_to(Role.PERSON, reason="her own choice")
def own(request: HttpRequest) -> HttpResponse:
    """What algorithms do for her, the switch, the notes of her counsellor, her computations."""
    file_id = gate(request, request.actor.file_id, "algorithms")
    context = {
        "form": SwitchForm(),
        "off": queries.is_off(file_id),
        "spells": queries.spells(file_id),
        "notes": queries.notes(file_id),
        "history": history(file_id),
    }
    return render(request, "register/own.html", context)


@require_POST
@open_to(Role.PERSON, reason="her own choice")
def switch(request: HttpRequest, to: str) -> HttpResponse:
    """Off or on, at once."""
    file_id = gate(request, request.actor.file_id, "algorithms")
    who = {"file_id": file_id, "now": now(), "by": request.actor, "channel": Channel.WEB}
    if to == "allumer":
        switch_on(**who)
    else:
        switch_off(reason=request.POST.get("reason", "")[:1000], **who)
    return redirect("register:own")


@open_to(Role.PERSON, reason="her own computation, made again")
def replay(request: HttpRequest, computation_id: UUID) -> HttpResponse:
    """The same, or the first line that differs."""
    file_id = gate(request, request.actor.file_id, "rights")
    again = replayed(computation_id)
    if again is None or again.file_id != file_id:
        raise Http404("computation")
    return render(request, "register/replay.html", {"again": again, "layout": "ui/page.html"})
