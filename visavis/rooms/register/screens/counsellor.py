"""A counsellor over the machines: she searches with the person, writes notes that prevail, replays, switches off."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from visavis.foundation.clock import day_at, now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.rooms.dossier.door import channel_of, gate, resolve
from visavis.rooms.offers.door import Asked, by_humans, obeying, search, shown_offer
from visavis.rooms.people.door import name_of
from visavis.rooms.register import queries
from visavis.rooms.register.actions.overrule import overrule
from visavis.rooms.register.actions.switch_off import switch_off
from visavis.rooms.register.actions.switch_on import switch_on
from visavis.rooms.register.actions.withdraw import withdraw
from visavis.rooms.register.forms import NoteForm, OffersForm, SwitchForm
from visavis.rooms.register.models import Note
from visavis.rooms.register.replay import replay as replayed
from visavis.rooms.rights.door import history, one

FOLLOWERS = (Role.COUNSELLOR, Role.MANAGER)
ZONE = "Europe/Paris"


@open_to(*FOLLOWERS, reason="the choices of a person her agency follows")
def of_person(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The switch, the notes that stand, the computations to replay."""
    file_id = gate(request, file_id, "algorithms")
    context = {
        "file_id": file_id,
        "name": name_of(file_id),
        "form": SwitchForm(),
        "off": queries.is_off(file_id),
        "spells": queries.spells(file_id),
        "notes": queries.notes(file_id),
        "history": history(file_id),
    }
    return render(request, "register/of_person.html", context)


@require_POST
@open_to(*FOLLOWERS, reason="a person's choice, written down for her")
def switch(request: HttpRequest, file_id: UUID, to: str) -> HttpResponse:
    """Off or on, by the door the person came in."""
    file_id = gate(request, file_id, "algorithms")
    who = {"file_id": file_id, "now": now(), "by": request.actor, "channel": channel_of(request)}
    if to == "allumer":
        switch_on(**who)
    else:
        switch_off(reason=request.POST.get("reason", "")[:1000], **who)
    return redirect("register:of_person", file_id)


@open_to(*FOLLOWERS, reason="finding offers with a person she follows")
def offers(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The offers as the person sees them, each to put first or set aside."""
    file_id = gate(request, file_id, "algorithms")
    form = OffersForm(request.GET)
    form.is_valid()
    typed = form.cleaned_data
    asked = Asked(typed.get("mots", ""), typed.get("lieu", ""), after=request.GET.get("apres", ""))
    said = by_humans(file_id)
    context = {
        "file_id": file_id, "name": name_of(file_id), "form": form, "said": said,
        "found": search(obeying(asked, said), day_at(now(), ZONE)), "query": _query(request),
    }  # fmt: skip
    return render(request, "register/offers_for.html", context)


def _query(request: HttpRequest) -> str:
    typed = request.GET.copy()
    typed.pop("apres", None)
    return typed.urlencode()


@open_to(*FOLLOWERS, reason="a human prevails over a proposal")
def note(request: HttpRequest, file_id: UUID, kind: str, subject_id: UUID) -> HttpResponse:
    """What the machine proposes, and the counsellor's word, which comes before."""
    file_id = gate(request, file_id, "algorithms")
    subject = _subject(file_id, kind, subject_id)
    form = NoteForm(request.POST or None, kind=kind)
    if form.is_valid():
        overrule(
            file_id=file_id, kind=kind, subject_id=subject_id, **form.cleaned_data, now=now(), by=request.actor,
            channel=channel_of(request),
        )  # fmt: skip
        return redirect("register:of_person", file_id)
    context = {"form": form, "file_id": file_id, "name": name_of(file_id), "kind": kind, "subject": subject}
    return render(request, "register/note.html", context, status=422 if form.errors else 200)


def _subject(file_id: UUID, kind: str, subject_id: UUID) -> object:
    """The offer shown or the computation of this file that the note is about. Raises 404."""
    if kind == Note.Kind.OFFER:
        offer = shown_offer(subject_id)
        if offer is None or not offer.is_shown:
            raise Http404("offer")
        return offer
    kept = one(subject_id)
    if kept is None or resolve(kept.file_id) != file_id or kind != Note.Kind.RIGHTS:
        raise Http404("computation")
    return kept


@require_POST
@open_to(*FOLLOWERS, reason="taking back a note of her agency")
def take_back(request: HttpRequest, file_id: UUID, note_id: UUID) -> HttpResponse:
    """The note ends; the proposal stands again."""
    file_id = gate(request, file_id, "algorithms")
    withdraw(file_id=file_id, note_id=note_id, now=now(), by=request.actor, channel=channel_of(request))
    return redirect("register:of_person", file_id)


@open_to(*FOLLOWERS, reason="the computation of a person her agency follows, made again")
def replay(request: HttpRequest, file_id: UUID, computation_id: UUID) -> HttpResponse:
    """The same, or the first line that differs."""
    file_id = gate(request, file_id, "rights")
    again = replayed(computation_id)
    if again is None or again.file_id != file_id:
        raise Http404("computation")
    context = {"again": again, "layout": "ui/page_desk.html", "file_id": file_id}
    return render(request, "register/replay.html", context)
