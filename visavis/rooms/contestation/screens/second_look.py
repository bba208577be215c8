"""An answer that chance chose: somebody else reads it again."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation import queries
from visavis.rooms.contestation.actions.look_again import look_again
from visavis.rooms.contestation.forms import LookForm
from visavis.rooms.dossier.door import gate
from visavis.rooms.people.door import name_of


@open_to(Role.COUNSELLOR, Role.MANAGER, reason="reading again an answer of her agency that chance chose")
def look(request: HttpRequest, contestation_id: UUID) -> HttpResponse:
    """What was contested, what was read, what was answered; agree or open again, and why."""
    contested = queries.one(contestation_id)
    if contested is None or contested.look is None:
        raise Http404("second look")
    gate(request, contested.file_id, "contestation")
    form = LookForm(request.POST or None)
    if form.is_valid():
        try:
            look_again(
                contestation_id=contestation_id,
                **form.cleaned_data,
                now=now(),
                by=request.actor,
                channel=Channel.WEB,
            )
        except Refusal as refusal:
            if not refusal.field:
                raise
            form.add_error(refusal.field, refusal.why)
        else:
            return redirect("contestation:waiting")
    context = {
        "contested": contested,
        "look": contested.look,
        "form": form,
        "name": name_of(contested.file_id),
    }
    return render(request, "contestation/look.html", context, status=422 if form.errors else 200)
