"""A jobseeker's home."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.front.jobseeker.today import today_of
from visavis.rooms.dossier.door import gate


@open_to(Role.PERSON, reason="her own home")
def home(request: HttpRequest) -> HttpResponse:
    """One sentence, what to do, the next appointment, who read the file."""
    file_id = gate(request, request.actor.file_id, "home")
    return render(request, "front/jobseeker.html", today_of(file_id))
