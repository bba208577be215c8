"""A code typed, on either side of the counter: it leads on, or a plain sentence and a person."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.registration.actions.resume import resume
from visavis.rooms.registration.forms import ResumeForm


def come_back(
    request: HttpRequest, *, channel: Channel, layout: str, onward: Callable[[UUID], HttpResponse]
) -> HttpResponse:
    """The page that asks for the code. A refused code is counted, and what was typed stays."""
    form, refusal = ResumeForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        by, typed = request.actor, form.cleaned_data["code"]
        try:
            return onward(resume(typed=typed, now=now(), by=by, channel=channel, **_senders(request)))
        except Refusal as no:
            refusal = no
            form.add_error("code", f"{no.what} {no.why}")
    status = refusal.status if refusal else 422 if form.errors else 200
    context = {"form": form, "refusal": refusal, "layout": layout}
    return render(request, "registration/resume.html", context, status=status)


def _senders(request: HttpRequest) -> dict[str, str]:
    """Where a code is tried from: this browser, this address."""
    if not request.session.session_key:
        request.session.create()
    return {"browser": request.session.session_key or "", "address": request.META.get("REMOTE_ADDR", "")}
