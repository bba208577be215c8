"""What a person keeps of her trials: kept, frozen, countersigned, compared with the decision; by her or for her."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.codes import read_code
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import channel_of, gate
from visavis.rooms.people.door import humans_only, name_of
from visavis.rooms.rights import freezing, queries
from visavis.rooms.rights.actions.compare import compare
from visavis.rooms.rights.actions.countersign import countersign
from visavis.rooms.rights.actions.freeze import freeze
from visavis.rooms.rights.asking import CountersignForm, DecisionForm, LineForm
from visavis.rooms.rights.beside_letter import in_words
from visavis.rooms.rights.insight import insight_of
from visavis.rooms.rights.opened import LINE, of_kept, page_of
from visavis.rooms.rights.queries import Kept
from visavis.rooms.rights.show import kept_tool, lines_of, shown_kept
from visavis.rooms.rights.trying import keep_tried, tried_whole

DESK = (Role.COUNSELLOR, Role.MANAGER)


@open_to(Role.PERSON, reason="keeping what she tried in her own file", mandate="rights")
def keep(request: HttpRequest) -> HttpResponse:
    """One button: the trial, or the comparison named in the address, is in her file with a number for each line."""
    file_id = gate(request, request.actor.file_id, "rights")
    tried = tried_whole(request)
    if request.method != "POST":
        return render(request, "rights/keep.html", {"form": None, "back": tried.back})
    kept_id = keep_tried(tried, file_id=file_id, now=now(), by=request.actor, channel=Channel.WEB)
    return redirect("rights:kept", kept_id)


def _own(request: HttpRequest, computation_id: UUID) -> Kept:
    """One computation of her own file."""
    file_id = gate(request, request.actor.file_id, "rights")
    kept = queries.one(computation_id)
    if kept is None or kept.file_id != file_id:
        raise Http404("computation")
    return kept


def _of_file(request: HttpRequest, file_id: UUID, computation_id: UUID) -> Kept:
    """One computation of the file that staff have open."""
    file_id = gate(request, file_id, "rights")
    kept = queries.one(computation_id)
    if kept is None or kept.file_id != file_id:
        raise Http404("computation")
    return kept


def _shown(request: HttpRequest, kept: Kept, *, for_staff: bool, form: object = None) -> HttpResponse:
    base, trusted = of_kept(kept, request.actor), freezing.frozen(kept.id)
    compared = freezing.beside_decision(trusted) if trusted else None
    decided = (
        in_words(compared, base.right).contested(lambda line: base.contest(line.step)) if compared else None
    )
    args = [kept.file_id, kept.id] if for_staff else [kept.id]
    alone = not for_staff and humans_only(kept.file_id)
    end = "_for" if for_staff else ""
    context = {
        "base": base, "kept": kept, "shown": shown_kept(kept, request.actor), "query": base.query,
        "insight": None if alone else insight_of(base.situation, typed=False, tried=base.tried),
        "steps": base.steps, "trusted": trusted, "form": form,
        "compared": decided, **kept_tool(base, request.GET.get(LINE, "")),
        "freeze": reverse(f"rights:freeze{end}", args=args), "decide": reverse(f"rights:decision{end}", args=args),
        "name": name_of(kept.file_id) if for_staff else None, "checks": (),
        "humans_only": alone,
        "json": reverse("rights:trial_json") + base.query if for_staff else reverse("rights:as_json", args=[kept.id]),
    }  # fmt: skip
    template = "rights/kept_of.html" if for_staff else "rights/kept.html"
    return render(request, template, context, status=422 if getattr(form, "errors", None) else 200)


@open_to(Role.PERSON, reason="a computation of her own file", mandate="rights")
def kept(request: HttpRequest, computation_id: UUID) -> HttpResponse:
    """One kept computation, whole, with what a counsellor said of it."""
    return _shown(request, _own(request, computation_id), for_staff=False)


@open_to(*DESK, reason="a computation of a person her agency follows")
def kept_of(request: HttpRequest, file_id: UUID, computation_id: UUID) -> HttpResponse:
    """The same page, where a counsellor countersigns or says what she disagrees with."""
    found = _of_file(request, file_id, computation_id)
    form = CountersignForm(request.POST or None)
    if form.is_valid() and _countersigned(request, found, form):
        return redirect("rights:kept_of", found.file_id, found.id)
    return _shown(request, found, for_staff=True, form=form)


def _countersigned(request: HttpRequest, found: Kept, form: CountersignForm) -> bool:
    try:
        countersign(
            computation_id=found.id,
            **form.cleaned_data,
            now=now(),
            by=request.actor,
            channel=channel_of(request),
        )
    except Refusal as refused:
        if not refused.field:
            raise
        form.add_error(refused.field, refused.why)
        return False
    return True


@require_POST
@open_to(Role.PERSON, reason="freezing her own computation", mandate="rights")
def freezing_own(request: HttpRequest, computation_id: UUID) -> HttpResponse:
    """Frozen as it stands."""
    found = _own(request, computation_id)
    freeze(computation_id=found.id, now=now(), by=request.actor, channel=Channel.WEB)
    return redirect("rights:kept", found.id)


@require_POST
@open_to(*DESK, reason="freezing a computation at the desk, by phone or from paper")
def freezing_for(request: HttpRequest, file_id: UUID, computation_id: UUID) -> HttpResponse:
    """The same act as the person's own, by another door."""
    found = _of_file(request, file_id, computation_id)
    freeze(computation_id=found.id, now=now(), by=request.actor, channel=channel_of(request))
    return redirect("rights:kept_of", found.file_id, found.id)


def _decide(request: HttpRequest, found: Kept, *, for_staff: bool) -> HttpResponse:
    """Copy the figures of the official decision; they are compared at once."""
    if freezing.frozen(found.id) is None:
        return redirect(page_of(found, for_staff=for_staff))
    form = DecisionForm(request.POST or None)
    if form.is_valid():
        compare(
            computation_id=found.id, decided_on=form.cleaned_data["decided_on"], letter=form.figures(), now=now(),
            by=request.actor, channel=channel_of(request),
        )  # fmt: skip
        messages.success(request, _("La décision est comparée ci-dessous."))
        return redirect(page_of(found, for_staff=for_staff))
    context = {"form": form, "back": page_of(found, for_staff=for_staff)}
    return render(request, "rights/decision.html", context, status=422 if form.errors else 200)


@open_to(Role.PERSON, reason="the official decision beside her own frozen computation", mandate="rights")
def decision(request: HttpRequest, computation_id: UUID) -> HttpResponse:
    """She copies the letter."""
    return _decide(request, _own(request, computation_id), for_staff=False)


@open_to(*DESK, reason="the official decision beside a frozen computation")
def decision_for(request: HttpRequest, file_id: UUID, computation_id: UUID) -> HttpResponse:
    """The same, by staff."""
    return _decide(request, _of_file(request, file_id, computation_id), for_staff=True)


@open_to(*DESK, reason="a person says the number of a printed line at the desk, on the phone or by letter")
def line(request: HttpRequest) -> HttpResponse:
    """From the number of a line to the page where it is contested for her."""
    form = LineForm(request.POST or None)
    if form.is_valid():
        found = _line(form.cleaned_data["code"])
        if found:
            kept_there, node = found
            return redirect("contestation:new_for", kept_there.file_id, "rights", kept_there.id, node)
        form.add_error("code", _("Aucune ligne de votre agence n’a ce numéro. Relisez-le avec la personne."))
    return render(request, "rights/line.html", {"form": form}, status=422 if form.errors else 200)


def _line(typed: str) -> tuple[Kept, str] | None:
    """The computation and the code of the line that a number names, when the reader may see it."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    code, rank = read_code(letters[:8]), letters[8:]
    found = queries.numbered(code) if code and rank.isdigit() else None
    node = lines_of(found).get(int(rank)) if found else None
    return (found, node) if found and node else None
