"""A counsellor's way into files: find a person, say why, read."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.foundation.requests.cursor import id_in
from visavis.foundation.requests.sought import keep, sought
from visavis.rooms.dossier import contributions, queries
from visavis.rooms.dossier.door import channel_of, gate, name_referent, names_in_list
from visavis.rooms.dossier.forms import PurposeForm
from visavis.rooms.dossier.gate import say_purpose
from visavis.rooms.dossier.needs import in_words
from visavis.rooms.dossier.reach import within_reach
from visavis.rooms.people.door import contacts_of, find, masked, name_of

FOLLOWERS = (Role.COUNSELLOR, Role.MANAGER)


@open_to(*FOLLOWERS, reason="finding a person of her agency")
def search(request: HttpRequest) -> HttpResponse:
    """People of the agency whose name begins with the words typed; a name never stands in an address."""
    if request.method == "POST":
        keep(request, request.POST.get("q", ""))
        return redirect("dossier:search")
    words = sought(request)
    among = within_reach(request.actor)
    found = find(words, among=among, after=request.GET.get("apres", "")) if words else []
    page = found[: queries.PAGE]
    names_in_list([each.file_id for each in page], now=now(), by=request.actor)
    more = page[-1].file_id if len(found) > queries.PAGE else None
    return render(request, "dossier/search.html", {"words": masked(words), "people": page, "more": more})


@open_to(*FOLLOWERS, reason="saying why a file is opened")
def purpose(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """One question before a file opens; the answer goes into the journal."""
    form = PurposeForm(request.POST or None)
    onward = request.GET.get("next", "")
    if form.is_valid():
        say_purpose(request, file_id, form.cleaned_data["purpose"])
        safe = url_has_allowed_host_and_scheme(onward, {request.get_host()})
        return redirect(onward if safe else "dossier:file", *([] if safe else [file_id]))
    context = {"form": form, "next": onward}
    return render(request, "dossier/purpose.html", context, status=422 if form.errors else 200)


@open_to(*FOLLOWERS, reason="the file of a person her agency follows")
def file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The file on one page: who she is, what every room adds, what happened."""
    file_id = gate(request, file_id, "dossier")
    context = {
        "file_id": file_id,
        "name": name_of(file_id),
        "contacts": contacts_of(file_id),
        "referents": queries.referents(file_id),
        "since": queries.registered_since(file_id),
        "needs": in_words(queries.needs(file_id)),
        "sections": contributions.sections(file_id, request.actor),
        "timeline": queries.timeline(file_id),
        "readings": queries.readings(file_id, lists=False)[:5],
    }
    return render(request, "dossier/file.html", context)


@open_to(*FOLLOWERS, reason="people of her agency whom nobody follows yet")
def unfollowed(request: HttpRequest) -> HttpResponse:
    """Who waits for a named counsellor, the oldest first."""
    rows = queries.unfollowed(request.actor.agency_id, after=id_in(request.GET, "apres"))
    names = names_in_list([row.file_id for row in rows], now=now(), by=request.actor)
    owed = contributions.awaited(request.actor, now())
    context = {
        "rows": [
            (
                row,
                names[row.file_id].full if row.file_id in names else "",
                [each for each in owed if each.file_id == row.file_id],
            )
            for row in rows
        ],
        "counsellors": queries.counsellors(request.actor.agency_id),
        "more": rows[-1].file_id if len(rows) == queries.PAGE else None,
    }
    return render(request, "dossier/unfollowed.html", context)


@require_POST
@open_to(*FOLLOWERS, reason="naming who follows a person of her agency")
def referent(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Name a counsellor of the agency for this person."""
    asked = request.POST.get("counsellor", "")
    chosen = {str(each): each for each, _ in queries.counsellors(request.actor.agency_id)}.get(asked)
    if chosen is None or queries.agency_id_of(file_id) is None:
        raise Http404("counsellor")
    name_referent(
        file_id=file_id, referent_id=chosen, now=now(), by=request.actor, channel=channel_of(request)
    )
    return redirect("dossier:unfollowed")
