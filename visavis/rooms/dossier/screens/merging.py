"""A counsellor says that two files are one person's, and can undo it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.rooms.dossier import twins
from visavis.rooms.dossier.actions.merge import merge, separate
from visavis.rooms.dossier.door import channel_of, gate
from visavis.rooms.dossier.forms import TwinForm
from visavis.rooms.dossier.screens.counsellor import FOLLOWERS
from visavis.rooms.people.door import name_of


@open_to(*FOLLOWERS, reason="one person of her agency has two files")
def merging(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The files with a name like hers, side by side; one choice, which can be undone."""
    file_id = gate(request, file_id, "dossier")
    alike = twins.alike(file_id, now=now(), by=request.actor)
    form = TwinForm(request.POST or None, alike=alike)
    if form.is_valid():
        merge(kept_id=file_id, alias_id=form.cleaned_data["other"], **_act(request))
        messages.success(request, _("Les deux dossiers n’en font plus qu’un. Vous pouvez les séparer."))
        return redirect("dossier:merging", file_id)
    context = {"form": form, "alike": alike, "merged": twins.merged(file_id), "file_id": file_id}
    context["name"] = name_of(file_id)
    return render(request, "dossier/merging.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*FOLLOWERS, reason="two files of her agency were taken for one person's by mistake")
def separating(request: HttpRequest, file_id: UUID, alias_id: UUID) -> HttpResponse:
    """The two files are two again."""
    file_id = gate(request, file_id, "dossier")
    separate(alias_id=alias_id, **_act(request))
    messages.success(request, _("Les dossiers sont de nouveau séparés."))
    return redirect("dossier:merging", file_id)


def _act(request: HttpRequest) -> dict[str, object]:
    return {"now": now(), "by": request.actor, "channel": channel_of(request)}
