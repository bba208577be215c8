"""A counsellor reads and asks for the computation of a person she follows."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.rooms.dossier.door import channel_of, gate, prevailing_notes
from visavis.rooms.people.door import name_of
from visavis.rooms.rights import freezing, queries
from visavis.rooms.rights.actions.compute import compute
from visavis.rooms.rights.screens.steps import render_steps
from visavis.rooms.rights.show import shown_kept
from visavis.rooms.rights.situation import situation_of


@open_to(Role.COUNSELLOR, Role.MANAGER, reason="the rights of a person her agency follows")
def rights(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The same result as the person sees."""
    file_id = gate(request, file_id, "rights")
    kept = queries.latest(file_id)
    context = {
        "file_id": file_id,
        "name": name_of(file_id),
        "kept": kept,
        "notes": prevailing_notes(file_id, "rights")[:1],
        "changed": queries.what_changed(file_id, kept) if kept else "",
        "history": queries.history(file_id),
        "trials": freezing.trials(file_id),
        "trusted": freezing.of_file(file_id),
        "shown": shown_kept(kept, request.actor) if kept else None,
        "steps": reverse("rights:steps_of", args=[file_id]),
    }
    return render(request, "rights/of_person.html", context)


@open_to(Role.COUNSELLOR, Role.MANAGER, reason="the steps of the computation of a person her agency follows")
def steps(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The same steps as the person sees."""
    file_id = gate(request, file_id, "rights")
    return render_steps(request, file_id, back=reverse("rights:of_person", args=[file_id]))


@require_POST
@open_to(Role.COUNSELLOR, Role.MANAGER, reason="computing at the desk, by phone or from paper")
def ask(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The same act as the person's own, by another door."""
    file_id = gate(request, file_id, "rights")
    compute(
        file_id=file_id,
        situation=situation_of(file_id),
        now=now(),
        by=request.actor,
        channel=channel_of(request),
    )
    return redirect("rights:of_person", file_id)
