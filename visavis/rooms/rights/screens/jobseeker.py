"""A person's own rights."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.ui.mention import as_text
from visavis.rooms.dossier.door import gate, prevailing_notes
from visavis.rooms.people.door import humans_only
from visavis.rooms.rights import freezing, queries
from visavis.rooms.rights.actions.compute import compute
from visavis.rooms.rights.insight import insight_of
from visavis.rooms.rights.opened import of_kept
from visavis.rooms.rights.screens.steps import render_steps
from visavis.rooms.rights.show import shown_kept
from visavis.rooms.rights.situation import situation_of


@open_to(Role.PERSON, reason="her own rights", mandate="rights")
def rights(request: HttpRequest) -> HttpResponse:
    """The latest computation, each figure opened to its article."""
    file_id = gate(request, request.actor.file_id, "rights")
    kept = queries.latest(file_id)
    base = of_kept(kept, request.actor) if kept else None
    context = {
        "kept": kept,
        "query": base.query if base else "",
        "papers": reverse("rights:own_papers"),
        "json": reverse("rights:as_json", args=[kept.id]) if kept else "",
        "insight": insight_of(base.situation, typed=False, tried=base.tried)
        if base and not humans_only(file_id)
        else None,
        "checks": (),
        "trials": freezing.trials(file_id),
        "humans_only": humans_only(file_id),
        "notes": prevailing_notes(file_id, "rights")[:1],
        "shown": shown_kept(kept, request.actor) if kept else None,
        "changed": queries.what_changed(file_id, kept) if kept else "",
        "steps": reverse("rights:steps"),
    }
    return render(request, "rights/own.html", context)


@open_to(Role.PERSON, reason="every step of her own computation", mandate="rights")
def steps(request: HttpRequest) -> HttpResponse:
    """The latest computation, article by article, in the order of the law."""
    file_id = gate(request, request.actor.file_id, "rights")
    return render_steps(request, file_id, back=reverse("rights:own"))


@require_POST
@open_to(Role.PERSON, reason="having her own rights computed", mandate="rights")
def ask(request: HttpRequest) -> HttpResponse:
    """Compute from what the file knows now."""
    file_id = gate(request, request.actor.file_id, "rights")
    compute(
        file_id=file_id, situation=situation_of(file_id), now=now(), by=request.actor, channel=Channel.WEB
    )
    return redirect("rights:own")


@open_to(Role.PERSON, reason="her own computation, for her own machine", mandate="rights")
def as_json(request: HttpRequest, computation_id: UUID) -> HttpResponse:
    """The whole record: figures, explanation, versions of the law."""
    gate(request, request.actor.file_id, "rights")
    kept = queries.one(computation_id)
    if kept is None or kept.file_id != request.actor.file_id:
        raise Http404("computation")
    said = as_text("rights", kept.as_kept["versions"]["fingerprint"][:12])
    mention = {"mention": said, "register": request.build_absolute_uri("/algorithmes/rights/")}
    return JsonResponse(
        {**kept.as_kept, "algorithm": mention}, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
