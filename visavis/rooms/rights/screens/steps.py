"""Every step of a kept computation, the same page for the person and for staff."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.rooms.rights import queries
from visavis.rooms.rights.show import shown_kept


def render_steps(request: HttpRequest, file_id: UUID, *, back: str) -> HttpResponse:
    """The page of the steps; without a computation it leads `back` to where one is asked for."""
    kept = queries.latest(file_id)
    if kept is None:
        return redirect(back)
    context = {
        "kept": kept,
        "back": back,
        "shown": shown_kept(kept, request.actor),
        "changed": queries.what_changed(file_id, kept),
    }
    return render(request, "rights/steps.html", context)
