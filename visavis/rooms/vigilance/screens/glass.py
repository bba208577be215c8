"""An agent helps somebody whom another team follows: a written reason opens the file for an hour."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.dossier.door import channel_of, say_purpose
from visavis.rooms.vigilance import limits
from visavis.rooms.vigilance.actions.break_glass import break_glass
from visavis.rooms.vigilance.forms import GlassForm


@open_to(Role.COUNSELLOR, Role.MANAGER, reason="a file outside the team, with a reason the person reads")
def breaking(request: HttpRequest) -> HttpResponse:
    """Name, day of birth, why. What was typed is kept when it is refused."""
    form = GlassForm(request.POST or None)
    if form.is_valid():
        try:
            file_id = break_glass(
                **form.cleaned_data, now=now(), by=request.actor, channel=channel_of(request)
            )
        except Refusal as refusal:
            if not refusal.field:
                raise
            request.act_refused, request.afterwards = True, refusal.afterwards
            form.add_error(refusal.field, " ".join(map(str, filter(None, (refusal.why, refusal.now_what)))))
        else:
            say_purpose(request, file_id, Purpose.BREAK_GLASS)
            return redirect("dossier:file", file_id)
    context = {"form": form, "most": limits.GLASS_A_DAY}
    return render(request, "vigilance/breaking.html", context, status=422 if form.errors else 200)
